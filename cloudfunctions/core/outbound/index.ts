// Saying it. In: a turn with its intent to send. Out: what became of each reply. It sends, notes and tries again; it never
// decides what to say, and it is the only door to the visitor: rules, agents, ratings and tips all go through it.
export { say, type Said } from './say';
export { notifyInstead } from './notice';
