// The visitor's one document: load it, take the turn, commit, hand it on, let go. In: what to write. Out: whether it was
// written. The only room that writes `visitors`. It never decides and never sends.
//
// The race each write closes:
// - `take` wants the `rev` that was read: of several that decide at once, one wins, and the losers read again.
// - `wait` wants the holder that was read: a message gets into the inbox only while somebody is bound to look there.
// - `release` wants an empty inbox: nothing that was put there in time is left behind. No turn means an empty inbox.
// - `takeOver` wants the lease to have passed by the server's clock: the instances' clocks do not matter.
// - Every other write of a holder wants its own `turn.by`: after a take-over the former holder changes nothing.
export { load } from './load';
export { take } from './take';
export { knows, wait } from './wait';
export { takeOver } from './take-over';
export {
  begun,
  drop,
  nextMessage,
  noteSends,
  nothingEnded,
  passOn,
  release,
  type Ended,
  type Held,
  type Intent,
  type Leaves,
} from './hold';
