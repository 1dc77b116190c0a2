// One message of the chat as a bubble.
import { h } from './dom';

export interface ChatMessage {
  readonly id: string;
  readonly from: 'visitor' | 'service' | 'platform';
  readonly msgtype: string;
  readonly ai?: boolean;
  /** Virtual time, epoch milliseconds. */
  readonly time: number;
  readonly text?: { content: string };
  readonly image?: { mediaId: string };
  readonly link?: { title: string; description: string; url: string; thumb_url: string };
  readonly miniprogrampage?: { title: string; pagepath: string; appid: string; thumbMediaId: string | null };
}
export interface MessageActions {
  openCard(pagepath: string): void;
  openLink(path: string): void;
  openUrl(url: string): void;
  /** A line of a menu was tapped: it is sent as if typed. */
  choose(content: string): void;
}

export function drawMessage(message: ChatMessage, actions: MessageActions): HTMLElement {
  if (message.from === 'platform') return h('div', { class: 'chat-note', text: message.text?.content ?? '' });
  return h(
    'div',
    { class: `chat-row ${message.from}`, attrs: { 'data-message': message.id } },
    h('i', { class: 'avatar', attrs: { 'aria-hidden': 'true' }, text: message.from === 'visitor' ? '我' : '客' }),
    h(
      'div',
      { class: 'chat-body' },
      bubble(message, actions),
      message.ai ? h('div', { class: 'chat-ai', text: '内容由第三方AI生成' }) : null,
    ),
  );
}

function bubble(message: ChatMessage, actions: MessageActions): HTMLElement {
  const { text, image, link, miniprogrampage: card } = message;
  const whose = message.from === 'visitor' ? 'chat-bubble own' : 'chat-bubble';
  if (image) return picture(image.mediaId, whose);
  if (link) {
    return h(
      'button',
      {
        class: 'chat-card link',
        onClick: () => {
          actions.openUrl(link.url);
        },
      },
      h('b', { text: link.title }),
      h(
        'span',
        { class: 'chat-link-body' },
        h('span', { text: link.description }),
        link.thumb_url ? h('img', { attrs: { src: link.thumb_url, alt: '' } }) : null,
      ),
    );
  }
  if (card) {
    return h(
      'button',
      {
        class: 'chat-card',
        onClick: () => {
          actions.openCard(card.pagepath);
        },
      },
      h('b', { text: card.title }),
      h(
        'span',
        { class: 'chat-card-picture' },
        card.thumbMediaId ? h('img', { attrs: { src: `/emulator/v1/media/${card.thumbMediaId}`, alt: '' } }) : null,
      ),
      h('small', { text: '小程序' }),
    );
  }
  return h('div', { class: whose }, ...linked(text?.content ?? '', actions));
}

/** WeChat keeps pictures for three days. */
function picture(mediaId: string, bubbleClass: string): HTMLElement {
  const img = h('img', { class: 'chat-picture', attrs: { src: `/emulator/v1/media/${mediaId}`, alt: '图片' } });
  img.addEventListener('error', () => {
    img.replaceWith(h('div', { class: bubbleClass, text: '图片已过期' }));
  });
  return img;
}

/** WeChat 文字链: `<a href=".." data-miniprogram-appid=".." data-miniprogram-path="..">text</a>`; also menus. */
function linked(content: string, actions: MessageActions): (Node | string)[] {
  const out: (Node | string)[] = [];
  let at = 0;
  for (const match of content.matchAll(/<a\s([^>]*)>([\s\S]*?)<\/a>/gi)) {
    out.push(content.slice(at, match.index));
    at = match.index + match[0].length;
    const attribute = (name: string) =>
      new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']*)["']`, 'i').exec(match[1] ?? '')?.[1];
    const path = attribute('data-miniprogram-path');
    const href = attribute('href') ?? '';
    const menu = /^weixin:\/\/bizmsgmenu\?.*?msgmenucontent=([^&]*)/.exec(href)?.[1];
    out.push(
      h('a', {
        text: match[2] ?? '',
        onClick: () => {
          if (path !== undefined) actions.openLink(path);
          else if (menu !== undefined) actions.choose(decoded(menu));
          else if (/^https?:/.test(href)) actions.openUrl(href);
        },
      }),
    );
  }
  out.push(content.slice(at));
  return out;
}

/** What an operator wrote into a link may be wrongly encoded: it is sent as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
