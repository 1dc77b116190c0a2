// WeChat's mini program customer messages. In: a push's JSON. Out: an Inbound or a problem; and the reply that hands over.
export { readMiniProgramPush } from './read';
export { transferReply, type TransferReply } from './reply';
