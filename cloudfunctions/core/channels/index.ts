// How each channel's pushes are read. In: a push as the channel delivers it. Out: one message in our words, or what was wrong
// with it. It never stores and never answers. One folder per channel.
export type { Inbound, Reading } from './inbound';
export { readMiniProgramPush, transferReply, type TransferReply } from './mini-program';
