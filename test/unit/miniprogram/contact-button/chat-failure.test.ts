import { chatFailure, worthAnotherTap } from '../../../../miniprogram/components/contact-button/chat-failure';
import { texts } from '../../../../miniprogram/components/contact-button/texts';

const failed = (reason: string, errCode?: number) =>
  chatFailure({ errMsg: `openCustomerServiceChat:fail ${reason}`, ...(errCode === undefined ? {} : { errCode }) });

describe('why 微信客服 did not open', () => {
  it.each([
    ['not bind', 'not-bound'],
    ['can only be invoked by user TAP gesture.', 'needs-tap'],
    ['function not exist', 'in-wecom'],
    ['cancel', 'cancelled'],
    ['invalid url', 'bad-link'],
    ['something new', 'other'],
  ])('「%s」 is %s', (reason, expected) => {
    expect(failed(reason)).toBe(expected);
  });

  it('knows "not bind" by its code too', () => {
    expect(failed('', 6)).toBe('not-bound');
  });

  it('has Chinese words with a way out for each, and none for a visitor who changed their mind', () => {
    for (const [failure, words] of Object.entries(texts.failed))
      if (failure === 'cancelled') expect(words).toBe('');
      else expect(words).toMatch(/换一种方式|再点一次|微信中打开/);
  });

  it('offers another tap only where it can help', () => {
    expect(worthAnotherTap('needs-tap')).toBe(true);
    expect(worthAnotherTap('not-bound')).toBe(false);
  });
});
