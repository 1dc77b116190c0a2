// WeChat's numbers that both sides need. In: nothing. Out: constants, each with the rule it states. It never computes.

/** How long and how often WeChat lets a service write after the visitor did something (WeChat: 客服消息下发条数). */
export const allowanceLimits = {
  /** After the visitor wrote. */
  message: { count: 5, windowMs: 48 * 60 * 60 * 1000 },
  /** After the visitor entered the chat by a contact button. */
  enter: { count: 2, windowMs: 60 * 1000 },
} as const;

/** Of the five messages after a visitor wrote, those that are kept for a human. */
export const keptForHuman = 1;

/** WeChat: security.msgSecCheck takes 2,500 characters at most. */
export const checkedCharacters = 2500;

/** WeChat states no limit for a text; 2,048 bytes is the figure of the older passive replies, the stricter reading. */
export const textBytes = 2048;
