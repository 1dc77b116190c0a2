// The only room that imports wx-server-sdk. In: a few verbs over documents, WeChat's APIs, time. Out: plain data, and
// errors that say whether something may have happened. It never decides, and imports no other room.
export type { Platform, Caller, Time } from './platform';
export type { Store, Where, Changes } from './store';
export { is, to, ServerTime, Condition, Change } from './store';
export type { Notice, WeChat, SendResult } from './wechat';
export { MediaRefused, mostFiles, type Media } from './media';
export { cloudPlatform } from './cloud';
export { within, TooLate, type Run } from './run';
export { insist } from './insist';
export { addOnce } from './add-once';
export { timeForPage, timeForPush, timeForTick, timeForWork } from './limits';
export type { Archive, Matching } from './archive';
export { cloudArchive } from './cloud-archive';
