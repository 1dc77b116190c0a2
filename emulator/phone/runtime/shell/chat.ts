// 客服会话: the chat as WeChat shows it over a mini program. It draws what the emulator's chat routes tell and sends what
// the user says; cards and links of this mini program lead back into it.
import type { Phone } from '../phone';
import { parsePageUrl } from '../url';
import { ChatView } from './chat-view';
import type { ChatMessage } from './chat-messages';

export interface ChatCard {
  readonly title: string;
  readonly pagepath: string;
  readonly image: string;
}
export interface ChatEntry {
  readonly sessionFrom: string;
  /** 「你可能要发送的小程序」, when the button asks for it. */
  readonly card: ChatCard | null;
  /** The user came back through a card: what the button's bindcontact is told. */
  onReturn(detail: { path: string; query: Record<string, string>; errMsg: string }): void;
}

/** How often a phone looks whether the other side still types, in ms. */
const typingLookMs = 2000;

/** WeChat 场景值. */
const scenes = { card: 1073, link: 1081 } as const;

export class Chat {
  #view: ChatView | null = null;
  #entry: ChatEntry | null = null;
  #deaf: (() => void) | null = null;
  /** WeChat knows that the user came in before it is given their first message. */
  #entered: Promise<void> = Promise.resolve();
  /** Looks at the messages by the order they began in: one that comes later than a newer one shows nothing. */
  #looks = 0;
  #shownLook = 0;
  readonly #base: string;

  constructor(private readonly phone: Phone) {
    this.#base = `/visitors/${encodeURIComponent(phone.openid)}`;
  }

  /** What the automation bridge and tests may know: open or not, and the entry's session-from. */
  get state(): { open: boolean; sessionFrom: string | null; card: ChatCard | null } {
    return {
      open: this.#view !== null,
      sessionFrom: this.#entry?.sessionFrom ?? null,
      card: this.#entry?.card ?? null,
    };
  }

  open(entry: ChatEntry): void {
    if (this.#view) return;
    const { phone } = this;
    this.#entry = entry;
    phone.app.cover();
    this.#view = new ChatView({
      title: '客服',
      card: entry.card,
      fileUrl: (path) => phone.files.url(path),
      back: () => {
        this.close();
      },
      sendText: (content) => {
        this.#send({ msgtype: 'text', text: { content } });
      },
      sendImage: (contentType, data) => {
        this.#send({ msgtype: 'image', image: { contentType, data } });
      },
      sendCard: (card) => {
        this.#send({ msgtype: 'miniprogrampage', miniprogrampage: { title: card.title, pagepath: card.pagepath } });
      },
      openCard: (pagepath) => {
        this.#back(pagepath, scenes.card);
      },
      openLink: (path) => {
        this.#back(path, scenes.link);
      },
      openUrl: (url) => {
        window.open(url, '_blank', 'noopener');
      },
    });
    phone.screen.native.append(this.#view.element);
    this.#entered = this.#enter(this.#view, entry.sessionFrom);
  }

  /** Leaves the chat; the page below is shown again. */
  close(): void {
    if (!this.leave()) return;
    this.phone.app.uncover();
  }

  /** Takes the chat away without showing the page below: something else comes. */
  leave(): boolean {
    if (!this.#view) return false;
    this.#view.element.remove();
    this.#view = null;
    this.#deaf?.();
    this.#deaf = null;
    return true;
  }

  /** Through a card the page is told and decides itself; through a text link WeChat opens the page. */
  #back(url: string, scene: number): void {
    const entry = this.#entry;
    const { path, query } = parsePageUrl(url, null);
    if (!this.leave()) return;
    this.phone.app.uncover({ url, scene });
    if (scene === scenes.card) entry?.onReturn({ path, query: { ...query }, errMsg: 'enterContact:ok' });
    else this.phone.app.openPage({ path, query });
  }

  /** Ends once WeChat knows: what the user writes then need not wait for what was said before. */
  async #enter(view: ChatView, sessionFrom: string): Promise<void> {
    const complain = (error: unknown) => {
      view.complain(`连接不上客服：${(error as Error).message}`);
    };
    try {
      await this.phone.api.post(`${this.#base}/enter`, { sessionFrom });
    } catch (error) {
      complain(error);
      return;
    }
    // The user may have left meanwhile, and even come again.
    if (this.#view !== view) return;
    this.#listen();
    this.#refresh().catch(complain);
  }

  #listen(): void {
    this.#deaf = this.phone.events.listen(({ topic, id }) => {
      const mine = id === undefined || id === this.phone.openid;
      if (topic === 'reset' || (mine && ['message', 'visitor', 'typing', 'chat'].includes(topic))) void this.#refresh();
    });
  }

  async #refresh(): Promise<void> {
    if (!this.#view) return;
    const look = (this.#looks += 1);
    const { messages, typing } = (await this.phone.api.get(`${this.#base}/messages`)) as {
      messages: ChatMessage[];
      typing: boolean;
    };
    if (look < this.#shownLook) return;
    this.#shownLook = look;
    this.#view?.show(messages, typing);
    // Nothing tells when it is over.
    if (typing) setTimeout(() => void this.#refresh(), typingLookMs);
  }

  #send(body: unknown): void {
    this.#entered
      .then(() => this.phone.api.post(`${this.#base}/messages`, body))
      .then(() => this.#refresh())
      .catch((error: unknown) => {
        this.#view?.complain(`没有发出去：${(error as Error).message}`);
      });
  }
}
