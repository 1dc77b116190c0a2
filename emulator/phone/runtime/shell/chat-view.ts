// The chat's screen: bar, messages, the offered card, the line to write in.
import type { ChatCard } from './chat';
import { drawMessage, type ChatMessage } from './chat-messages';
import { chinaTime } from './china-time';
import { h, icon } from './dom';

export interface ChatViewOptions {
  readonly title: string;
  readonly card: ChatCard | null;
  fileUrl(path: string): string;
  back(): void;
  sendText(content: string): void;
  sendImage(contentType: string, data: string): void;
  sendCard(card: ChatCard): void;
  openCard(pagepath: string): void;
  openLink(path: string): void;
  openUrl(url: string): void;
}

/** A pause longer than this is marked with the time, in ms. */
const timeGapMs = 5 * 60_000;

export class ChatView {
  readonly element: HTMLElement;
  readonly #list = h('div', { class: 'chat-list', attrs: { role: 'log' } });
  readonly #title: HTMLElement;
  #drawn = '';

  constructor(private readonly options: ChatViewOptions) {
    this.#title = h('b', { text: options.title });
    const field = h('textarea', { class: 'chat-field', attrs: { rows: '1', 'aria-label': '消息' } });
    const send = () => {
      const content = field.value.trim();
      if (content === '') return;
      field.value = '';
      options.sendText(content);
    };
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing || event.shiftKey) return;
      event.preventDefault();
      send();
    });
    const file = h('input', {
      attrs: { type: 'file', accept: 'image/png,image/jpeg,image/gif,image/webp', hidden: '' },
    });
    file.addEventListener('change', () => {
      const [chosen] = file.files ?? [];
      if (chosen)
        void base64(chosen).then((data) => {
          options.sendImage(chosen.type, data);
        });
      file.value = '';
    });
    this.element = h(
      'section',
      { class: 'chat' },
      h(
        'header',
        { class: 'chat-bar' },
        h(
          'button',
          {
            attrs: { 'aria-label': '返回' },
            onClick: () => {
              options.back();
            },
          },
          icon('<path d="M15 4l-8 8 8 8"/>', 24),
        ),
        this.#title,
      ),
      this.#list,
      options.card ? this.#offer(options.card) : null,
      h(
        'footer',
        { class: 'chat-composer' },
        field,
        h(
          'button',
          {
            attrs: { 'aria-label': '图片' },
            onClick: () => {
              file.click();
            },
          },
          icon(
            '<rect x="4" y="4" width="16" height="16" rx="3"/><circle cx="9" cy="9.5" r="1.4"/><path d="M5 18l5-5 3 3 3-3 4 4"/>',
            28,
          ),
        ),
        h('button', { class: 'chat-send', text: '发送', onClick: send }),
        file,
      ),
    );
  }

  show(messages: readonly ChatMessage[], typing: boolean): void {
    this.#title.textContent = typing ? '对方正在输入…' : this.options.title;
    const drawn = JSON.stringify(messages);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    let last = -Infinity;
    const rows = messages.flatMap((message) => {
      const row = drawMessage(message, {
        choose: (content) => {
          this.options.sendText(content);
        },
        openCard: (path) => {
          this.options.openCard(path);
        },
        openLink: (path) => {
          this.options.openLink(path);
        },
        openUrl: (url) => {
          this.options.openUrl(url);
        },
      });
      const gap = message.time - last > timeGapMs;
      last = message.time;
      return gap ? [h('div', { class: 'chat-note', text: chinaTime(message.time) }), row] : [row];
    });
    this.#list.replaceChildren(...rows);
    this.#list.scrollTop = this.#list.scrollHeight;
  }

  complain(text: string): void {
    this.#list.append(h('div', { class: 'chat-note error', text }));
    this.#list.scrollTop = this.#list.scrollHeight;
  }

  #offer(card: ChatCard): HTMLElement {
    const offer = h(
      'button',
      {
        class: 'chat-offer',
        onClick: () => {
          offer.remove();
          this.options.sendCard(card);
        },
      },
      h('small', { text: '你可能要发送的小程序' }),
      h('b', { text: card.title }),
      card.image
        ? h('img', { attrs: { src: this.options.fileUrl(card.image), alt: '' } })
        : h('span', { class: 'chat-card-picture' }),
    );
    return offer;
  }
}

function base64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve((reader.result as string).split(',')[1] ?? '');
    };
    reader.onerror = () => {
      reject(reader.error ?? new Error('The file cannot be read.'));
    };
    reader.readAsDataURL(file);
  });
}
