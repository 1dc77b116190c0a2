// One message, drawn as WeChat draws its kind. What others wrote is always text here, never HTML.
import { useState } from 'preact/hooks';
import { api } from '../api';
import { Icon } from '../components/icon';
import { say } from '../components/toasts';
import { texts } from '../texts';
import type { Message } from '../types';
import { Avatar, ServiceAvatar } from './avatar';
import { piecesOf } from './richText';

export function Bubble({ message, nickname }: { message: Message; nickname: string }) {
  if (message.from === 'platform') return <p class="chat-note chat-platform">{plainText(message)}</p>;
  const mine = message.from === 'visitor';
  return (
    <div class={mine ? 'message mine' : 'message'} data-from={message.from} data-msgtype={message.msgtype}>
      {mine ? <Avatar name={nickname} /> : <ServiceAvatar />}
      <div class="message-body">
        <Body message={message} />
        {message.via === 'desk' && <small class="message-note">{texts.desk.title}</small>}
        {message.ai && <small class="message-note">{texts.phone.aiNote}</small>}
      </div>
    </div>
  );
}

function plainText(message: Message): string {
  return message.msgtype === 'text' ? message.text.content : texts.phone.unknownMessage;
}

function Body({ message }: { message: Message }) {
  switch (message.msgtype) {
    case 'text':
      return (
        <div class="bubble">
          <RichText content={message.text.content} />
        </div>
      );
    case 'image':
      return <Picture mediaId={message.image.mediaId} />;
    case 'link':
      return <LinkCard {...message.link} />;
    case 'miniprogrampage':
      return <PageCard {...message.miniprogrampage} />;
    default:
      return <div class="bubble">{texts.phone.unknownMessage}</div>;
  }
}

export function RichText({ content }: { content: string }) {
  return (
    <>
      {piecesOf(content).map((piece, n) => {
        if (piece.kind === 'text') return piece.text;
        if (piece.kind === 'page') {
          return (
            <button key={n} type="button" class="text-link" title={piece.path} onClick={() => opensPage(piece.path)}>
              {piece.text}
            </button>
          );
        }
        return (
          <a key={n} class="text-link" href={piece.href} target="_blank" rel="noopener noreferrer">
            {piece.text}
          </a>
        );
      })}
    </>
  );
}

function opensPage(path: string): void {
  say(texts.phone.opensPage(path));
}

function Picture({ mediaId }: { mediaId: string }) {
  const [gone, setGone] = useState(false);
  if (gone) {
    return (
      <div class="picture picture-gone">
        <Icon name="image" size={28} />
        {texts.phone.imageGone}
      </div>
    );
  }
  const url = api.mediaUrl(mediaId);
  return (
    <a class="picture" href={url} target="_blank" rel="noopener noreferrer">
      <img src={url} alt={texts.phone.imageOf} onError={() => setGone(true)} />
    </a>
  );
}

function LinkCard(link: { title: string; description: string; url: string; thumb_url: string }) {
  const safe = /^https?:\/\//i.test(link.url);
  return (
    <a class="link-card" {...(safe ? { href: link.url, target: '_blank', rel: 'noopener noreferrer' } : {})}>
      <strong>{link.title}</strong>
      <span class="link-card-row">
        <span class="link-card-text">{link.description}</span>
        <Thumb url={link.thumb_url} />
      </span>
    </a>
  );
}

/** The picture of a link, or a sign in its place where it cannot be fetched. */
function Thumb({ url }: { url: string }) {
  const [gone, setGone] = useState(!/^https?:\/\//i.test(url));
  if (gone) {
    return (
      <span class="thumb thumb-none" aria-hidden="true">
        <Icon name="link" size={22} />
      </span>
    );
  }
  return <img class="thumb" src={url} alt="" referrerpolicy="no-referrer" onError={() => setGone(true)} />;
}

function PageCard(card: { title: string; pagepath: string; thumbMediaId: string | null }) {
  const [gone, setGone] = useState(card.thumbMediaId === null || card.thumbMediaId === '');
  return (
    <button type="button" class="page-card" title={card.pagepath} onClick={() => opensPage(card.pagepath)}>
      <strong>{card.title}</strong>
      {gone ? (
        <span class="page-card-cover" aria-hidden="true">
          <Icon name="card" size={40} />
          <small>{card.pagepath}</small>
        </span>
      ) : (
        <img class="page-card-cover" src={api.mediaUrl(card.thumbMediaId ?? '')} alt="" onError={() => setGone(true)} />
      )}
      <span class="page-card-foot">
        <i aria-hidden="true" />
        {texts.phone.miniProgram}
      </span>
    </button>
  );
}
