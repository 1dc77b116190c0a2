// What the visitor's pages are told when the cloud says no. Chinese, to the point.
export const visitorPages = {
  wrong: '请求不完整，请返回重试',
  unknownAction: '小程序版本太旧或太新，请重新打开小程序',
  notLoggedIn: '没有获取到你的微信身份，请重新打开小程序',
  busy: '服务器有点忙，请稍后再试',
  noArticle: '没有找到这篇帮助，可能已经更新了',
  noConversation: '没有找到这段咨询',
  ratedAlready: '已经评价过了，谢谢',
  rateLater: '这段咨询现在不能评价',
  reopenLater: '这段咨询现在不能重新提交，请直接联系客服',
  tooManyMessages: '你的留言我们都收到了，请等我们回复后再继续留言',
  ordersLater: '暂时查不到订单，请稍后再试',
  eraseLater: '正在回复你的消息，请过几秒再试',
  shop: '客服中心',
  otherCategory: '其他',
} as const;
