// What the visitor can do: write, send a picture or a card, come in by a contact button, open the mini program.
import { useRef, useState } from 'preact/hooks';
import { api } from '../api';
import { Icon, type IconName } from '../components/icon';
import { attempt, say, sayFailure } from '../components/toasts';
import { texts } from '../texts';
import type { NewMessage } from '../types';
import { CardDialog, EnterDialog } from './dialogs';
import { phoneUrl } from './miniProgram';
import { Notices } from './notices';
import { readPicture } from './picture';

export function Composer({ openid }: { openid: string }) {
  const [text, setText] = useState('');
  const [more, setMore] = useState(false);
  const [dialog, setDialog] = useState<'card' | 'enter' | 'notices' | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);

  const send = async (message: NewMessage) =>
    attempt(async () => {
      const { pushId } = await api.say(openid, message);
      if (pushId === null) say(texts.phone.noPush);
    });
  const sendText = () => {
    const content = text.trim();
    if (content === '') return;
    setText('');
    void send({ msgtype: 'text', text: { content } }).then((sent) => {
      if (!sent) setText((now) => (now === '' ? content : now));
    });
    input.current?.focus();
  };
  const sendPicture = async (chosen: File | undefined) => {
    if (!chosen) return;
    try {
      await send({ msgtype: 'image', image: await readPicture(chosen) });
    } catch (error) {
      sayFailure(error);
    }
  };

  return (
    <div class="composer">
      <div class="composer-row">
        <textarea
          ref={input}
          rows={1}
          value={text}
          placeholder={texts.phone.input}
          aria-label={texts.phone.input}
          onFocus={() => setMore(false)}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            // While a Chinese input method is composing, Enter picks its candidate.
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            sendText();
          }}
          onPaste={(event) => void sendPicture(event.clipboardData?.files[0])}
        />
        {text.trim() === '' ? (
          <button
            type="button"
            class="composer-more"
            aria-label={texts.phone.more}
            aria-expanded={more}
            onClick={() => setMore(!more)}
          >
            <Icon name="plusCircle" size={30} />
          </button>
        ) : (
          <button type="button" class="composer-send" onClick={sendText}>
            {texts.common.send}
          </button>
        )}
      </div>
      {more && (
        <div class="composer-grid">
          <Extra icon="image" label={texts.phone.image} onClick={() => file.current?.click()} />
          <Extra icon="card" label={texts.phone.card} onClick={() => setDialog('card')} />
          <Extra icon="enter" label={texts.phone.enter} onClick={() => setDialog('enter')} />
          <Extra icon="bell" label={texts.notices.title} onClick={() => setDialog('notices')} />
          <a class="composer-extra" href={phoneUrl(openid)} target={`phone ${openid}`}>
            <span>
              <Icon name="home" size={26} />
            </span>
            {texts.phone.visit}
          </a>
        </div>
      )}
      <input
        ref={file}
        type="file"
        accept="image/png,image/jpeg,image/gif,image/webp"
        hidden
        aria-label={texts.phone.chooseImage}
        onChange={({ currentTarget }) => {
          void sendPicture(currentTarget.files?.[0]);
          currentTarget.value = '';
        }}
      />
      {dialog === 'card' && (
        <CardDialog
          onClose={() => setDialog(null)}
          onSend={(card) => send({ msgtype: 'miniprogrampage', miniprogrampage: card })}
        />
      )}
      {dialog === 'notices' && <Notices openid={openid} onClose={() => setDialog(null)} />}
      {dialog === 'enter' && <EnterDialog openid={openid} onClose={() => setDialog(null)} />}
    </div>
  );
}

function Extra({ icon, label, onClick }: { icon: IconName; label: string; onClick: () => void }) {
  return (
    <button type="button" class="composer-extra" onClick={onClick}>
      <span>
        <Icon name={icon} size={26} />
      </span>
      {label}
    </button>
  );
}
