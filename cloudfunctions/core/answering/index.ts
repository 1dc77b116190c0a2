// What to say, and the trace of why. In: what the visitor sent, who they are, what the shop knows. Out: an answer. Pure: it
// never sends, stores or asks WeChat.
export { asksForHuman } from './human';
export { answer, type Answer, type Asked } from './answer';
