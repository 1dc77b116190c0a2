// The phone's settings: what WeChat leaves unconfirmed has the stricter default.
import type { SettingDeclaration } from '../settings';

export const phoneSettings = {
  tapGraceMs: {
    default: 0,
    about: '点击之后多少毫秒内，代码仍可调用需要用户点击的接口（点击处理函数本身及其 Promise 总是可以）',
    range: [0, 60_000],
    unconfirmed: 'WeChat: 仅在点击行为时调用, no time given',
  },
  customerServiceCorpId: {
    default: '',
    about: 'wx.openCustomerServiceChat：小程序绑定的企业 ID；为空表示没有绑定，调用失败并返回 not bind',
  },
  platform: {
    default: 'devtools',
    choices: ['devtools', 'ios', 'android', 'ohos'],
    about: '手机的系统（wx.getDeviceInfo().platform）；ohos（鸿蒙）上 open-type="contact" 没有反应',
    unconfirmed: 'WeChat: 鸿蒙 暂不支持 open-type="contact"',
  },
} as const satisfies Readonly<Record<string, SettingDeclaration>>;
