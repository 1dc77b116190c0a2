// Who holds the phone: a list to choose from, and a way to add one.
import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../api';
import { Icon } from '../components/icon';
import { useAttempt } from '../components/toasts';
import { shortTime } from '../format';
import { useNow } from '../now';
import { texts } from '../texts';
import type { Message, Visitor } from '../types';
import { Avatar } from './avatar';

interface Props {
  visitors: readonly Visitor[];
  current: Visitor | undefined;
  onChoose: (openid: string) => void;
}

export function Visitors({ visitors, current, onChoose }: Props) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setOpen(false);
    };
    addEventListener('pointerdown', outside);
    addEventListener('keydown', escape);
    return () => {
      removeEventListener('pointerdown', outside);
      removeEventListener('keydown', escape);
    };
  }, [open]);
  const choose = (openid: string) => {
    onChoose(openid);
    setOpen(false);
  };
  return (
    <div class="visitors" ref={box}>
      <button
        type="button"
        class="visitor-button"
        aria-haspopup="true"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {current && <Avatar name={current.nickname} size={28} />}
        <span class="visitor-name">{current?.nickname ?? texts.phone.addVisitor}</span>
        <Icon name="down" size={14} />
      </button>
      {open && (
        <div class="popover visitors-list" role="dialog" aria-label={texts.phone.switchVisitor}>
          {visitors.length > 0 && (
            <ul>
              {visitors.map((visitor) => (
                <li key={visitor.openid}>
                  <button
                    type="button"
                    class="visitor-row"
                    aria-current={visitor.openid === current?.openid}
                    onClick={() => choose(visitor.openid)}
                  >
                    <Avatar name={visitor.nickname} size={36} />
                    <VisitorWords visitor={visitor} />
                  </button>
                </li>
              ))}
            </ul>
          )}
          <NewVisitor onAdded={choose} />
        </div>
      )}
    </div>
  );
}

function VisitorWords({ visitor }: { visitor: Visitor }) {
  const now = useNow();
  return (
    <span class="visitor-words">
      <span class="visitor-line">
        <b>{visitor.nickname}</b>
        {visitor.desk && <em class="visitor-desk">{texts.desk.states[visitor.desk]}</em>}
        {visitor.lastMessage && <small>{shortTime(visitor.lastMessage.time, now)}</small>}
      </span>
      <small class="visitor-last">{visitor.lastMessage ? summary(visitor.lastMessage) : visitor.openid}</small>
    </span>
  );
}

/** One line of a message, as in WeChat's list of chats. */
function summary(message: Message): string {
  switch (message.msgtype) {
    case 'text':
      return message.text.content.replace(/<[^>]*>/g, '');
    case 'image':
      return `[${texts.phone.image}]`;
    case 'link':
      return `[${texts.phone.link}] ${message.link.title}`;
    case 'miniprogrampage':
      return `[${texts.phone.miniProgram}] ${message.miniprogrampage.title}`;
    default:
      return texts.phone.unknownMessage;
  }
}

function NewVisitor({ onAdded }: { onAdded: (openid: string) => void }) {
  const [nickname, setNickname] = useState('');
  const [busy, attempt] = useAttempt();
  const add = (event: Event) => {
    event.preventDefault();
    void attempt(async () => {
      const { openid } = await api.addVisitor(nickname.trim());
      onAdded(openid);
    });
  };
  return (
    <form class="new-visitor" onSubmit={add}>
      <input
        class="input"
        value={nickname}
        placeholder={texts.phone.nickname}
        aria-label={texts.phone.nickname}
        onInput={(event) => setNickname(event.currentTarget.value)}
      />
      <button type="submit" class="button primary" disabled={busy}>
        {texts.phone.addVisitor}
      </button>
    </form>
  );
}
