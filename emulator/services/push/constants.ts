// WeChat's numbers for message pushes.

/** No answer within this time and WeChat pushes again; real milliseconds (WeChat: 接收消息, 5 秒内收不到响应会断掉连接). */
export const DEADLINE_MS = 5000;
/** How often one message is pushed in all (WeChat: 接收消息, 总共重试三次). */
export const ATTEMPTS = 3;
/** How many pushes the emulator remembers. */
export const REMEMBERED = 2000;
