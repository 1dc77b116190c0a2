// What a shop's documents would do, before they do it. In: documents as people wrote them, drafts among them, and messages. Out:
// what is wrong with each document, the answer and its reasons, and which answers would change. It uses the code that answers visitors, and
// never stores, sends or asks WeChat.
export { nameOf, openBook, withDrafts, writtenSets } from './book';
export type { Book, BookProblem, Documents, WrittenSet } from './book';
export { tryLookingUp, tryOut, type Attempt, type Tried } from './try';
export { replay, type Changed, type Outcome, type Past, type PastVisitor } from './replay';
