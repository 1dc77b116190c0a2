import type { ContactConfiguration } from '../../../../miniprogram/components/contact-button/configuration';
import { alternativesOf, waysOf } from '../../../../miniprogram/components/contact-button/ways';

const all: ContactConfiguration = {
  contact: true,
  wecom: { corpId: 'ww1', url: 'https://work.weixin.qq.com/kfid/kfc1' },
  phone: '400-000-0000',
  leaveMessagePage: '/help/leave-message/leave-message',
};
const iphone = { platform: 'ios', canOpenChat: true };
const harmony = { platform: 'ohos', canOpenChat: true };

describe('which ways to a human work here', () => {
  it("is WeChat's own chat alone where it works", () => {
    expect(waysOf(all, iphone)).toEqual(['contact']);
  });

  it('on HarmonyOS offers a message and the phone, where neither chat is sure to open', () => {
    expect(waysOf(all, harmony)).toEqual(['message', 'phone']);
  });

  it('offers everything else when the native chat is switched off', () => {
    expect(waysOf({ ...all, contact: false }, iphone)).toEqual(['wecom', 'message', 'phone']);
  });

  it('leaves out 微信客服 on a base library that cannot open it', () => {
    expect(alternativesOf(all, { ...iphone, canOpenChat: false })).toEqual(['message', 'phone']);
  });

  it('is empty when nothing is configured, so that the button can say so', () => {
    expect(waysOf({ contact: false, wecom: null, phone: null, leaveMessagePage: null }, iphone)).toEqual([]);
  });
});
