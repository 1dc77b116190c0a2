// The messages both ways, as documents. In: what came in, what was said. Out: the claim, and records that are the same
// however often they are written. It never touches a visitor's document and never decides.
export { claim, type Claim } from './claim';
export { forgotten, mostAsked, recordCheck, unfinished } from './read';
export { recordAttempt, recordFailed, recordIn, recordOut } from './record';
export { recordUnreadable } from './unreadable';
