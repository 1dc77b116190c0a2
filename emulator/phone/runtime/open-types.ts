// What a button's open-type does. `contact` opens the chat of the customer service, inside this phone.
import type { Mounted } from './components/built-in';
import { snapshot } from './engine/events';
import type { Phone } from './phone';
import { shareMessage } from './sharing';
import { pageUrl } from './url';

/** WeChat opens the chat at most once a second, however often the button is tapped. */
const contactPauseMs = 1000;

export class OpenTypes {
  #lastContact = -Infinity;

  constructor(private readonly phone: Phone) {}

  open(type: string, button: Mounted): void {
    switch (type) {
      case 'contact':
        this.#contact(button);
        break;
      case 'share':
        this.#share(button);
        break;
      case 'getUserInfo':
        button.emit('getuserinfo', {
          errMsg: 'getUserInfo:ok',
          userInfo: { nickName: '微信用户', avatarUrl: '', gender: 0 },
        });
        break;
      case 'getPhoneNumber':
        void this.phone.overlays.choose(['允许'], { alertText: '申请获取并验证你的手机号' }).then((index) => {
          button.emit('getphonenumber', {
            errMsg: index === null ? 'getPhoneNumber:fail user deny' : 'getPhoneNumber:fail no permission',
          });
        });
        break;
      case 'openSetting':
        button.emit('opensetting', { errMsg: 'openSetting:ok', authSetting: {} });
        break;
      case 'agreePrivacyAuthorization':
        this.phone.privacyAgreed = true;
        button.emit('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' });
        break;
      case 'chooseAvatar':
        void this.#chooseAvatar(button);
        break;
      case 'launchApp':
        // Only from a card or a link that an app has shared.
        button.emit('error', { errMsg: 'launchApp:fail invalid scene' });
        break;
      default:
        this.phone.console.once(`<button open-type="${type}"> is not supported by this phone.`);
    }
  }

  #contact(button: Mounted): void {
    if (this.phone.settings.platform === 'ohos') {
      this.phone.console.once('<button open-type="contact"> does nothing on HarmonyOS.');
      return;
    }
    const now = performance.now();
    if (now - this.#lastContact < contactPauseMs) return;
    this.#lastContact = now;
    const page = this.phone.stack.top;
    const path = button.text('sendMessagePath');
    this.phone.chat.open({
      sessionFrom: button.text('sessionFrom'),
      card: button.on('showMessageCard')
        ? {
            title:
              button.text('sendMessageTitle') || page?.frame.config.navigationBarTitleText || this.phone.bundle.appid,
            pagepath: path === '' && page ? pageUrl(page) : path,
            image: button.text('sendMessageImg'),
          }
        : null,
      // WeChat: only coming back through a card of the chat says so to the page.
      onReturn: (detail) => {
        button.emit('contact', detail);
      },
    });
  }

  #share(button: Mounted): void {
    const page = this.phone.stack.top;
    if (page) void shareMessage(this.phone, page, { from: 'button', target: snapshot(button.node) });
  }

  /** WeChat 头像昵称填写: the chosen picture is a temporary file. */
  async #chooseAvatar(button: Mounted): Promise<void> {
    const choose = this.phone.wx.chooseMedia as (options: object) => Promise<{ tempFiles: { tempFilePath: string }[] }>;
    const { tempFiles } = await choose({ count: 1, mediaType: ['image'] }).catch(() => ({ tempFiles: [] }));
    const [picture] = tempFiles;
    if (picture) button.emit('chooseavatar', { avatarUrl: picture.tempFilePath });
  }
}
