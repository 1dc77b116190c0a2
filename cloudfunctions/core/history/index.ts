// What a visitor sees of their own past: conversations, and what was said in them. In: who asks, by WeChat's word. Out: masked
// views of that visitor's documents only (C10, C11). It never writes and never decides.
export { listConversations, ownConversation } from './conversations';
export { transcript } from './transcript';
export type { HistoryRun } from './run';
