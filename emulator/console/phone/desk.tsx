// The agent's side of WeChat's own desk, shown when the visitor was handed over: accept, reply, close.
import { useState } from 'preact/hooks';
import { api } from '../api';
import { Icon } from '../components/icon';
import { useAttempt } from '../components/toasts';
import { texts } from '../texts';
import type { DeskState } from '../types';

export function Desk({ openid, state }: { openid: string; state: NonNullable<DeskState> }) {
  const [text, setText] = useState('');
  const [busy, attempt] = useAttempt();
  const reply = (event: Event) => {
    event.preventDefault();
    const said = text.trim();
    if (said === '') return;
    void attempt(() => api.desk(openid, { action: 'reply', text: said })).then((good) => {
      if (good) setText('');
    });
  };
  return (
    <div class="desk" role="region" aria-label={texts.desk.title} title={texts.desk.note}>
      <div class="desk-row">
        <Icon name="headset" />
        <b>{texts.desk.title}</b>
        <span class="desk-state">{texts.desk.states[state]}</span>
        {state === 'waiting' && (
          <button
            type="button"
            class="button small primary"
            disabled={busy}
            onClick={() => void attempt(() => api.desk(openid, { action: 'accept' }))}
          >
            {texts.desk.accept}
          </button>
        )}
        <button
          type="button"
          class="button small"
          disabled={busy}
          onClick={() => void attempt(() => api.desk(openid, { action: 'close' }))}
        >
          {texts.desk.close}
        </button>
      </div>
      {state === 'accepted' && (
        <form class="desk-row" onSubmit={reply}>
          <input
            class="input"
            value={text}
            placeholder={texts.desk.reply}
            aria-label={texts.desk.reply}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <button type="submit" class="button small primary" disabled={busy || text.trim() === ''}>
            {texts.common.send}
          </button>
        </form>
      )}
    </div>
  );
}
