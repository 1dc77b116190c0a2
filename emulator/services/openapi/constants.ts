// WeChat's limits for the APIs, by page of the official documentation.

/** security.msgSecCheck: characters of content (文本内容安全识别). */
export const SAFETY_TEXT_MAX = 2500;
/** security.msgSecCheck: 1 资料 · 2 评论 · 3 论坛 · 4 社交日志. */
export const SAFETY_SCENES: readonly unknown[] = [1, 2, 3, 4];
/** customerServiceMessage.send: what a mini program may send (发送客服消息, msgtype). */
export const MESSAGE_TYPES: readonly unknown[] = ['text', 'image', 'link', 'miniprogrampage'];
/** How many calls the log keeps. */
export const LOG_LENGTH = 2000;
