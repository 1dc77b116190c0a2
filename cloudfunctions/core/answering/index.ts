// What to say, and the trace of why. In: what the visitor sent, the rules, the default reply. Out: an answer. Pure: it never
// sends, stores or asks WeChat.
export { answer, type Answer } from './answer';
export { asksForHuman } from './human';
export { readReplies, type ReadReplies } from './reply';
export { readRule, type ReadRule, type Rule } from './rule';
export { filled, variablesIn, originalText, type Variables } from './variables';
