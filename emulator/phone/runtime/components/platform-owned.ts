// Components whose content is the platform's and not the page's: what a phone shows of them to a mini program under
// development is little, and that is shown here.
import { h } from '../shell/dom';
import type { BuiltIn, Mounted } from './built-in';

/** WeChat: since 2022 <open-data> gives everybody the same grey picture and name, and nothing else. */
export const openData: BuiltIn = {
  tag: 'open-data',
  properties: { type: String, lang: String, openGid: String, defaultText: String, defaultAvatar: String },
  updated(self) {
    const type = self.text('type');
    self.element.toggleAttribute('avatar', type === 'userAvatarUrl');
    self.element.textContent = type === 'userNickName' ? '微信用户' : self.text('defaultText');
  },
};

/** The whole page is the site's, if its domain is registered as a business domain; here none is. */
export const webView: BuiltIn<{ src: string }> = {
  tag: 'web-view',
  properties: { src: String },
  mounted(self) {
    self.state = { src: '' };
  },
  updated(self) {
    const src = self.text('src');
    if (src === self.state.src) return;
    self.state.src = src;
    self.phone.console.once('<web-view> opens nothing: no business domain is registered with this phone.');
    self.element.replaceChildren(
      h('b', { text: '无法打开该页面' }),
      h('span', { text: `不支持打开 ${src}，请在“小程序右上角更多->反馈与投诉”中和开发者反馈。` }),
    );
    self.emit('error', { url: src, fullUrl: src });
  },
};

/** What a phone leaves out for as long as there is nothing to show: no unit of an advertiser, no account that fits. */
function leftOut(tag: string, properties: NonNullable<BuiltIn['properties']>, detail: object): BuiltIn {
  return {
    tag,
    properties,
    mounted(self: Mounted) {
      self.phone.console.once(`<${tag}> shows nothing on this phone.`);
      setTimeout(() => {
        self.emit('error', detail);
      }, 0);
    },
  };
}

const advertising = { unitId: String, adIntervals: Number, adType: String, adTheme: String };
const noAdvertisement = { errCode: 1004, errMsg: '无适合的广告' };

export const leftOuts: readonly BuiltIn[] = [
  leftOut('ad', advertising, noAdvertisement),
  leftOut('ad-custom', advertising, noAdvertisement),
  leftOut('official-account', {}, { status: 3, errMsg: '场景不支持' }),
];
