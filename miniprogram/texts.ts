// What the sample shop's pages say.
export const texts = {
  shop: '山间茶铺',
  slogan: '一杯好茶，慢慢喝',
  home: {
    help: '帮助中心',
    helpNote: '配送、退换、发票，常见问题都在这里',
    products: '本季在售',
    ask: '联系客服',
    empty: '店里正在上新，过会儿再来看看',
  },
  product: {
    empty: '没有找到这件商品，可能已经下架了',
    back: '回到首页',
    ask: '咨询客服',
    buy: '立即购买',
    sample: '这是示例小店，不能真的下单',
    specs: '规格',
    services: '服务',
  },
  order: {
    empty: '你还没有订单',
    number: '订单号',
    total: '合计',
    count: '件',
    ask: '问问客服',
    states: { shipping: '运输中', waiting: '待发货', done: '已签收' },
  },
  me: {
    hello: '你好，茶友',
    note: '有问题随时找我们',
    help: '帮助中心',
    conversations: '我的咨询',
    leaveMessage: '给我们留言',
    privacy: '隐私与数据',
    ask: '联系客服',
  },
} as const;
