// The virtual clock: what time the cloud believes it is, and ways to move or stop it.
import { useContext, useState } from 'preact/hooks';
import { api } from '../../api';
import { Icon } from '../../components/icon';
import { Badge } from '../../components/badge';
import { useAttempt } from '../../components/toasts';
import { clockTime, fullTime, writtenTime } from '../../format';
import { ClockReading, useNow } from '../../now';
import { texts } from '../../texts';
import './clock.css';

export function ClockPane() {
  const now = useNow();
  const frozen = useContext(ClockReading)?.frozen ?? false;
  const [busy, attempt] = useAttempt();
  const set = (change: Parameters<typeof api.setClock>[0]) => void attempt(() => api.setClock(change));
  return (
    <div class="pane-scroll clock-pane">
      <section class="card clock-face">
        <div>
          <p class="clock-label">
            {texts.clock.now}
            <Badge tone={frozen ? 'warn' : 'good'}>{frozen ? texts.clock.frozen : texts.clock.running}</Badge>
          </p>
          <p class="clock-time digits">{clockTime(now)}</p>
          <p class="clock-date digits">{`${fullTime(now).slice(0, 10)} ${texts.clock.zone}`}</p>
          <p class="clock-ahead">{aheadText(now - Date.now())}</p>
        </div>
        <div class="clock-controls">
          <button type="button" class="button" disabled={busy} onClick={() => set({ frozen: !frozen })}>
            <Icon name={frozen ? 'play' : 'pause'} size={16} />
            {frozen ? texts.clock.unfreeze : texts.clock.freeze}
          </button>
          <button type="button" class="button" disabled={busy} onClick={() => set({ now: Date.now(), frozen: false })}>
            <Icon name="refresh" size={16} />
            {texts.clock.real}
          </button>
        </div>
      </section>
      <section class="card">
        <h3>{texts.clock.forward}</h3>
        <div class="clock-steps">
          {texts.clock.steps.map(({ label, ms }) => (
            <button key={ms} type="button" class="button" disabled={busy} onClick={() => set({ advanceMs: ms })}>
              {label}
            </button>
          ))}
        </div>
        <SetTime now={now} busy={busy} onSet={(time) => set({ now: time })} />
        <p class="hint">{texts.clock.note}</p>
      </section>
      <section class="card">
        <h3>{texts.clock.windows}</h3>
        <dl class="facts">
          {texts.clock.windowNotes.map(([time, note]) => (
            <div key={time}>
              <dt>{time}</dt>
              <dd>{note}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}

function SetTime({ now, busy, onSet }: { now: number; busy: boolean; onSet: (time: number) => void }) {
  const [written, setWritten] = useState<string | null>(null);
  const text = written ?? fullTime(now).replace(' ', 'T');
  const submit = (event: Event) => {
    event.preventDefault();
    const time = writtenTime(text);
    if (time !== null) onSet(time);
  };
  return (
    <form class="clock-set" onSubmit={submit}>
      <label>
        <span class="field-label">{texts.clock.setTo}</span>
        <input
          class="input"
          type="datetime-local"
          step="1"
          required
          value={text}
          onInput={(event) => setWritten(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button" disabled={busy}>
        {texts.clock.set}
      </button>
    </form>
  );
}

/** How far the virtual time is from the real one, in words; under two seconds counts as the same. */
function aheadText(ms: number): string {
  const away = Math.round(Math.abs(ms) / 1000);
  if (away < 2) return texts.clock.same;
  const { day, hour, minute, second } = texts.clock.units;
  const parts = [
    [Math.floor(away / 86_400), day],
    [Math.floor(away / 3600) % 24, hour],
    [Math.floor(away / 60) % 60, minute],
    [away % 60, second],
  ] as const;
  const text = parts
    .filter(([n]) => n > 0)
    .slice(0, 2)
    .map(([n, unit]) => `${n} ${unit}`)
    .join(' ');
  return ms > 0 ? texts.clock.ahead(text) : texts.clock.behind(text);
}
