// What a page asks of a function. In: an event as a client sent it, and what the function's contract says. Out: an answer in the envelope
// that every contract has, whatever happened. It never knows who may do what, and never does what is asked.
export { busyReply, reply, type Contract } from './reply';
export { readCommand } from './command';
export { found, Refusal, type Found } from './refusal';
