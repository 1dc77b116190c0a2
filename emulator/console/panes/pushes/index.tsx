// What WeChat pushed: a list, newest first, and one of them with everything that it caused.
import { useState } from 'preact/hooks';
import { api } from '../../api';
import type { PaneProps } from '../../app';
import { Outcome } from '../../components/badge';
import { Icon } from '../../components/icon';
import { Empty, Shown } from '../../components/states';
import { topics, useData } from '../../data';
import { clockTime } from '../../format';
import { hrefOf } from '../../route';
import { texts } from '../../texts';
import type { PushRow } from '../../types';
import { describe } from './describe';
import { HandmadePush } from './handmade';
import { PushView } from './push';
import './pushes.css';

export function PushesPane({ id, visitor }: PaneProps) {
  const [mine, setMine] = useState(false);
  const [making, setMaking] = useState(false);
  const only = mine && visitor !== null ? visitor : undefined;
  const data = useData(`pushes ${only ?? ''}`, () => api.pushes(only), topics(['push']));
  const shownId = id ?? data.value?.pushes[0]?.id ?? null;
  return (
    <div class={id === null ? 'split' : 'split split-open'}>
      <aside class="side side-wide" aria-label={texts.pushes.title}>
        <header class="side-head">
          <h2>{texts.pushes.title}</h2>
          <label class="check">
            <input type="checkbox" checked={mine} onChange={(event) => setMine(event.currentTarget.checked)} />
            {texts.pushes.mine}
          </label>
          <button
            type="button"
            class="icon-button"
            aria-label={texts.pushes.handmade}
            title={texts.pushes.handmade}
            onClick={() => setMaking(true)}
          >
            <Icon name="plus" />
          </button>
        </header>
        <Shown data={data}>
          {({ pushes }) =>
            pushes.length === 0 ? (
              <Empty icon="pushes" title={texts.pushes.empty} hint={texts.pushes.emptyHint} />
            ) : (
              <ul class="side-list">
                {pushes.map((push) => (
                  <li key={push.id}>
                    <Row push={push} current={push.id === shownId} />
                  </li>
                ))}
              </ul>
            )
          }
        </Shown>
      </aside>
      <section class="split-main">
        {shownId === null ? <Empty icon="pushes" title={texts.pushes.pick} /> : <PushView key={shownId} id={shownId} />}
      </section>
      {making && <HandmadePush openid={visitor ?? ''} onClose={() => setMaking(false)} />}
    </div>
  );
}

function Row({ push, current }: { push: PushRow; current: boolean }) {
  const { name, words } = describe(push.event);
  return (
    <a class="push-row" href={hrefOf('pushes', push.id)} aria-current={current ? 'page' : undefined}>
      <span class="push-line">
        <b>{name}</b>
        <Outcome outcome={push.outcome} />
        <small class="digits">{clockTime(push.createdAt)}</small>
      </span>
      <span class="push-line">
        <span class="push-words">{words}</span>
        <small class="digits">{texts.pushes.callCount(push.total)}</small>
      </span>
    </a>
  );
}
