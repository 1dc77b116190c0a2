// One message, drawn as WeChat draws its kind. What others wrote is always text here, never HTML.
import { useState } from 'preact/hooks';
import { api } from '../api';
import { Icon } from '../components/icon';
import { texts } from '../texts';
import type { Message } from '../types';
import { Avatar, ServiceAvatar } from './avatar';
import { phoneUrl, scenes } from './miniProgram';
import { piecesOf } from './richText';

/** Whose phone it is: cards and links lead into this visitor's mini program. */
interface Props {
  message: Message;
  openid: string;
  nickname: string;
}

export function Bubble({ message, openid, nickname }: Props) {
  if (message.from === 'platform') return <p class="chat-note chat-platform">{plainText(message)}</p>;
  const mine = message.from === 'visitor';
  return (
    <div class={mine ? 'message mine' : 'message'} data-from={message.from} data-msgtype={message.msgtype}>
      {mine ? <Avatar name={nickname} /> : <ServiceAvatar />}
      <div class="message-body">
        <Body message={message} openid={openid} mine={mine} />
        {message.via === 'desk' && <small class="message-note">{texts.desk.title}</small>}
        {message.ai && <small class="message-note">{texts.phone.aiNote}</small>}
      </div>
    </div>
  );
}

function plainText(message: Message): string {
  return message.msgtype === 'text' ? message.text.content : texts.phone.unknownMessage;
}

function Body({ message, openid, mine }: { message: Message; openid: string; mine: boolean }) {
  const bubble = mine ? 'chat-bubble own' : 'chat-bubble';
  switch (message.msgtype) {
    case 'text':
      return (
        <div class={bubble}>
          <RichText content={message.text.content} openid={openid} />
        </div>
      );
    case 'image':
      return <Picture mediaId={message.image.mediaId} />;
    case 'link':
      return <LinkCard {...message.link} />;
    case 'miniprogrampage':
      return <PageCard openid={openid} {...message.miniprogrampage} />;
    default:
      return <div class={bubble}>{texts.phone.unknownMessage}</div>;
  }
}

function RichText({ content, openid }: { content: string; openid: string }) {
  return (
    <>
      {piecesOf(content).map((piece, n) => {
        if (piece.kind === 'text') return piece.text;
        const link =
          piece.kind === 'page'
            ? { href: phoneUrl(openid, piece.path, scenes.link), target: `phone ${openid}`, title: piece.path }
            : { href: piece.href, target: '_blank', rel: 'noopener noreferrer' };
        return (
          <a key={n} {...link}>
            {piece.text}
          </a>
        );
      })}
    </>
  );
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

function PageCard(card: { openid: string; title: string; pagepath: string; thumbMediaId: string | null }) {
  const [gone, setGone] = useState(card.thumbMediaId === null || card.thumbMediaId === '');
  return (
    <a
      class="page-card"
      href={phoneUrl(card.openid, card.pagepath, scenes.card)}
      target={`phone ${card.openid}`}
      title={card.pagepath}
    >
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
    </a>
  );
}
