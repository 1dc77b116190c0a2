// 服务通知: a subscribe message slides in from above; a tap opens its page.
import type { Phone } from '../phone';
import { parsePageUrl } from '../url';
import { h } from './dom';

interface Notice {
  readonly templateId: string;
  readonly title: string;
  readonly page: string;
  readonly data: Readonly<Record<string, { readonly value: string }>>;
}

/** WeChat 场景值: opened from a subscribe message. */
const scene = 1107;
const shownMs = 6000;

export class Notices {
  #shown: HTMLElement | null = null;

  constructor(private readonly phone: Phone) {
    phone.events.listen(({ topic, id }) => {
      if (topic === 'notice' && id === phone.openid) void this.#newest();
    });
  }

  async #newest(): Promise<void> {
    const { phone } = this;
    const answer = await phone.api.get(`/visitors/${encodeURIComponent(phone.openid)}/subscriptions`);
    const notice = (answer as { notices: Notice[] }).notices.at(-1);
    if (notice) this.#show(notice);
  }

  #show(notice: Notice): void {
    this.#shown?.remove();
    const values = Object.values(notice.data).map(({ value }) => h('p', { text: value }));
    const banner = h(
      'button',
      {
        class: 'notice',
        onClick: () => {
          banner.remove();
          this.#open(notice.page);
        },
      },
      h('small', { text: '服务通知' }),
      h('b', { text: notice.title }),
      ...values,
    );
    this.#shown = banner;
    this.phone.screen.element.append(banner);
    setTimeout(() => {
      banner.remove();
    }, shownMs);
  }

  #open(page: string): void {
    const { phone } = this;
    phone.chat.leave();
    phone.app.uncover({ url: page, scene });
    if (page !== '') phone.app.openPage(parsePageUrl(page, null));
  }
}
