// The two windows behind 「＋」: sending a mini program card, and coming in by a contact button.
import { useState } from 'preact/hooks';
import { api } from '../api';
import { Dialog } from '../components/dialog';
import { Field } from '../components/field';
import { useAttempt } from '../components/toasts';
import { texts } from '../texts';

interface Card {
  title: string;
  pagepath: string;
}

export function CardDialog({ onClose, onSend }: { onClose: () => void; onSend: (card: Card) => Promise<boolean> }) {
  const [card, setCard] = useState<Card>({ title: '', pagepath: '' });
  const [busy, attempt] = useAttempt();
  const submit = (event: Event) => {
    event.preventDefault();
    void attempt(async () => {
      if (await onSend(card)) onClose();
    });
  };
  return (
    <Dialog title={texts.phone.card} onClose={onClose}>
      <form class="form" onSubmit={submit}>
        <Field label={texts.phone.cardTitle}>
          <input
            class="input"
            required
            value={card.title}
            onInput={(event) => setCard({ ...card, title: event.currentTarget.value })}
          />
        </Field>
        <Field label={texts.phone.cardPath} hint={texts.phone.cardPathHint}>
          <input
            class="input mono"
            required
            value={card.pagepath}
            onInput={(event) => setCard({ ...card, pagepath: event.currentTarget.value })}
          />
        </Field>
        <button type="submit" class="button primary" disabled={busy}>
          {texts.common.send}
        </button>
      </form>
    </Dialog>
  );
}

export function EnterDialog({ openid, onClose }: { openid: string; onClose: () => void }) {
  const [sessionFrom, setSessionFrom] = useState('');
  const [busy, attempt] = useAttempt();
  const submit = (event: Event) => {
    event.preventDefault();
    void attempt(() => api.enter(openid, sessionFrom), texts.phone.entered).then((good) => {
      if (good) onClose();
    });
  };
  return (
    <Dialog title={texts.phone.enter} onClose={onClose}>
      <form class="form" onSubmit={submit}>
        <Field label={texts.phone.sessionFrom} hint={texts.phone.sessionFromHint}>
          <textarea
            class="input mono"
            rows={3}
            value={sessionFrom}
            onInput={(event) => setSessionFrom(event.currentTarget.value)}
          />
        </Field>
        <button type="submit" class="button primary" disabled={busy}>
          {texts.phone.enter}
        </button>
      </form>
    </Dialog>
  );
}
