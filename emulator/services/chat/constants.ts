// WeChat's numbers for the customer service chat; all times in milliseconds.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How much the service may say after what the visitor did (WeChat: 客服消息 下发条数说明). */
export const ALLOWANCE = {
  message: { count: 5, lasts: 48 * HOUR },
  enter: { count: 2, lasts: MINUTE },
} as const;

/** How long 「对方正在输入」 stays (WeChat: 客服输入状态). */
export const TYPING_LASTS = 15_000;
/** Typing needs a message in either direction within this time (WeChat: 客服输入状态). */
export const TYPING_NEEDS_EXCHANGE_WITHIN = 30_000;

/** A temporary media id is good for three days (WeChat: 新增临时素材). */
export const MEDIA_LASTS = 72 * HOUR;

/** WeChat's own desk keeps an accepted visitor at most this long without closing (WeChat: 转发客服消息). */
export const DESK_LASTS = 30 * MINUTE;

/** Characters of a contact button's session-from (WeChat: button 组件). */
export const SESSION_FROM_MAX = 1024;

/** The longest picture a visitor can send, in bytes; beyond it the phone refuses before sending. */
export const VISITOR_IMAGE_MAX = 10 * 1024 * 1024;

/** What the visitor reads when the service did not take the push (WeChat: 客服消息使用指南 §6.3). */
export const FAILURE_NOTICE = '该小程序提供的服务出现故障，请稍后再试';

/** The name of a visitor who was given none. */
export const DEFAULT_NICKNAME = '微信用户';
