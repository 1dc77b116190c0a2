/** The answer to a push of a user's message that hands the visitor to WeChat's own desk (WeChat: 转发客服消息). */
export interface TransferReply {
  readonly MsgType: 'transfer_customer_service';
  readonly ToUserName: string;
  readonly FromUserName: string;
  /** Seconds. */
  readonly CreateTime: number;
}

/** @param appUser the push's own ToUserName; @param now epoch milliseconds */
export function transferReply(openid: string, appUser: string, now: number): TransferReply {
  return {
    MsgType: 'transfer_customer_service',
    ToUserName: openid,
    FromUserName: appUser,
    CreateTime: Math.floor(now / 1000),
  };
}
