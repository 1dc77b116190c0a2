// Lengths that the visitor's forms and the cloud share, in characters. Apart from visitor.ts, so that the phone gets the
// numbers without the schema library.

export const visitorLimits = {
  /** Any document id. */
  id: 128,
  search: 60,
  category: 20,
  comment: 200,
  message: 500,
  /** WeChat: session-from is at most 1024 characters. */
  sessionFrom: 1024,
  /** WeChat: wx.requestSubscribeMessage takes at most 5 templates. */
  templates: 5,
} as const;
