// What the contact button says.
export const texts = {
  ask: '联系客服',
  title: '选择联系方式',
  cancel: '取消',
  wecom: '微信客服',
  wecomNote: '在微信里直接聊',
  message: '给我们留言',
  messageNote: '有了答复会通知你',
  phone: '拨打电话',
  none: '暂时没有可用的联系方式，请稍后再来',
  failed: {
    'not-bound': '店家的微信客服还没有接通，请换一种方式联系',
    'not-supported': '当前微信版本打不开微信客服，请换一种方式联系',
    'in-wecom': '企业微信里打不开微信客服，请换一种方式，或在微信中打开本小程序',
    'bad-link': '微信客服的链接不对，店家需要检查设置，请换一种方式联系',
    'needs-tap': '没有打开，请再点一次「微信客服」',
    cancelled: '',
    other: '微信客服没有打开，请再试一次或换一种方式',
  },
} as const;
