// WeChat's limits for the APIs, by page of the official documentation. Times in milliseconds.

const MINUTE = 60_000;

/** security.msgSecCheck: characters of content (文本内容安全识别). */
export const SAFETY_TEXT_MAX = 2500;
/** The content checks: 1 资料 · 2 评论 · 3 论坛 · 4 社交日志. */
export const SAFETY_SCENES: readonly unknown[] = [1, 2, 3, 4];
/** security.imgSecCheck: bytes and pixels of a picture (图片内容安全识别). */
export const CHECKED_PICTURE = { bytes: 1024 * 1024, width: 750, height: 1334 } as const;
/** security.mediaCheckAsync: bytes of a file, and when the result comes at the latest (音视频内容安全识别). */
export const CHECKED_MEDIUM = { bytes: 10 * 1024 * 1024, answeredWithin: 30 * MINUTE } as const;

/** customerServiceMessage.send: what a mini program may send (发送客服消息, msgtype). */
export const MESSAGE_TYPES: readonly unknown[] = ['text', 'image', 'link', 'miniprogrampage'];

/** wxacode.getUnlimited: characters of scene, and the width of the picture in pixels (获取不限制的小程序码). */
export const CODE = { scene: 32, narrowest: 280, widest: 1280, usual: 430 } as const;

/** An open data's cloudID is good for five minutes (获取开放数据). */
export const CLOUD_ID_LASTS = 5 * MINUTE;

/** Calls per minute and day, and the errcode past each; an API without a line here has no limit of its own. */
export const RATES: Readonly<Record<string, Rate>> = {
  'security.msgSecCheck': { perMinute: 4000, minuteCode: 44991, perDay: 2_000_000 },
  'security.imgSecCheck': { perMinute: 2000, minuteCode: 44991, perDay: 200_000 },
  'security.mediaCheckAsync': { perMinute: 2000, minuteCode: 44991, perDay: 200_000 },
  'wxacode.getUnlimited': { perMinute: 5000, minuteCode: 45009, perDay: Infinity },
};
export interface Rate {
  readonly perMinute: number;
  readonly minuteCode: 44991 | 45009;
  readonly perDay: number;
}
/** All cloud calls of one environment per minute (云调用). */
export const CLOUD_CALLS_PER_MINUTE = 100_000;

/** Access tokens (获取稳定版接口调用凭据). */
export const TOKEN = {
  lasts: 120 * MINUTE,
  /** A new one is given this long before the end; the one before stays good this long. */
  overlap: 5 * MINUTE,
  forcedPerDay: 20,
  forcedApart: 30_000,
} as const;

/** Kf accounts (客服账号管理). */
export const KF = { accounts: 100, nickname: 16 } as const;

/** How many calls the log keeps. */
export const LOG_LENGTH = 2000;
