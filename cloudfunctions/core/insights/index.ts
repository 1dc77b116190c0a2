// What the last days' messages tell a shop: what each rule, FAQ entry and intent did, and what was asked that nothing answered. In: stored
// messages with their traces, ratings, and the shop's documents as they are now. Out: counts, and groups of masked wordings. It writes nothing,
// and never shows who asked.
export { insightsIn, type Counted, type Insights } from './counts';
export { lastMessages, lastRatings, type InsightsRun, type Recent } from './recent';
export { stillUnanswered } from './unanswered';
