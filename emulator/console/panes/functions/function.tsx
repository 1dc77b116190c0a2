// One cloud function: its settings, its instances and what they ran.
import { own } from '../../../own';
import { useState } from 'preact/hooks';
import { api } from '../../api';
import { Badge, Outcome, type Tone } from '../../components/badge';
import { Icon } from '../../components/icon';
import { Empty, Shown } from '../../components/states';
import { useAttempt } from '../../components/toasts';
import { topics, useData } from '../../data';
import { clockTime } from '../../format';
import { go, hrefOf } from '../../route';
import { texts } from '../../texts';
import type { FunctionRow, InvocationRow } from '../../types';
import { RunDialog } from './run';

const words = texts.functions;

export function FunctionView({ row, visitor }: { row: FunctionRow; visitor: string | null }) {
  const { name } = row;
  const [running, setRunning] = useState(false);
  const [busy, attempt] = useAttempt();
  const data = useData(`invocations ${name}`, () => api.invocations(name), topics(['invocation', 'push']));
  return (
    <>
      <header class="pane-head">
        <a class="icon-button only-narrow" href={hrefOf('functions')} aria-label={texts.common.back}>
          <Icon name="back" />
        </a>
        <h2 class="mono">{name}</h2>
        <span class="head-space" />
        {row.timer !== null && (
          <button
            type="button"
            class="button"
            disabled={busy}
            onClick={() => void attempt(() => api.runTimer(name), words.timerRan).then(data.reload)}
          >
            <Icon name="clock" size={16} />
            {words.runTimer}
          </button>
        )}
        <button type="button" class="button primary" onClick={() => setRunning(true)}>
          <Icon name="play" size={15} />
          {words.run}
        </button>
      </header>
      <div class="pane-scroll">
        {row.loadError && (
          <div class="note note-bad" role="alert">
            <Icon name="warning" />
            <div class="note-body">
              <strong>{words.loadError}</strong>
              <pre class="error-text">{row.loadError}</pre>
            </div>
          </div>
        )}
        <section class="card">
          <dl class="facts">
            <Fact name={words.timeout}>{texts.common.ms(row.timeoutMs)}</Fact>
            <Fact name={words.memory}>{row.memoryMB} MB</Fact>
            <Fact name={words.timer}>
              {row.timer === null ? (
                words.noTimer
              ) : (
                <span class="mono">{`${row.timer.name} · ${row.timer.config}`}</span>
              )}
            </Fact>
            {Object.keys(row.env).length > 0 && (
              <Fact name={words.env}>
                <span class="tags">
                  {Object.entries(row.env).map(([key, value]) => (
                    <code key={key}>
                      {key}={value}
                    </code>
                  ))}
                </span>
              </Fact>
            )}
            <Fact name={words.openapi}>
              <span class="tags">
                {row.openapi.length === 0 ? texts.common.none : row.openapi.map((api) => <code key={api}>{api}</code>)}
              </span>
            </Fact>
          </dl>
        </section>
        <section class="card">
          <header class="card-head">
            <h3>{words.instances}</h3>
            <button
              type="button"
              class="button small"
              disabled={busy || row.instances.length === 0}
              onClick={() => void attempt(() => api.endInstances(name), words.endedInstances)}
            >
              {words.endInstances}
            </button>
          </header>
          {row.instances.length === 0 ? (
            <p class="hint">{words.noInstances}</p>
          ) : (
            <ul class="instances">
              {row.instances.map(({ id, state, invocations }) => (
                <li key={id}>
                  <b class="mono">{id}</b>
                  <Badge tone={own(stateTones, state) ?? 'plain'}>{own(words.states, state) ?? state}</Badge>
                  <small>{words.served(invocations)}</small>
                </li>
              ))}
            </ul>
          )}
        </section>
        <section class="card flush-card">
          <h3>{words.invocations}</h3>
          <Shown data={data}>
            {({ invocations }) =>
              invocations.length === 0 ? (
                <Empty icon="functions" title={words.noInvocations} />
              ) : (
                <InvocationTable name={name} invocations={invocations} />
              )
            }
          </Shown>
        </section>
      </div>
      {running && (
        <RunDialog
          name={name}
          visitor={visitor}
          onClose={() => {
            setRunning(false);
            data.reload();
          }}
        />
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function InvocationTable({ name, invocations }: { name: string; invocations: InvocationRow[] }) {
  return (
    <table class="table">
      <thead>
        <tr>
          <th>{words.id}</th>
          <th>{words.started}</th>
          <th class="optional">{words.source}</th>
          <th class="optional">{texts.pushes.instance}</th>
          <th>{words.duration}</th>
          <th>{words.status}</th>
        </tr>
      </thead>
      <tbody>
        {invocations.map((each) => (
          <tr key={each.id} onClick={() => go('functions', `${name}~${each.id}`)}>
            <td>
              <a class="row-open mono" href={hrefOf('functions', `${name}~${each.id}`)}>
                {each.id}
              </a>
            </td>
            <td class="digits">{each.startedAt === null ? '' : clockTime(each.startedAt)}</td>
            <td class="mono optional">{each.source}</td>
            <td class="mono optional">
              {each.instance} {each.coldStart && <Badge tone="info">{words.cold}</Badge>}
            </td>
            <td class="digits">{each.ms === null ? '' : texts.common.ms(each.ms)}</td>
            <td>
              <Outcome outcome={each.outcome} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const stateTones: Record<string, Tone> = { running: 'info', idle: 'good', ended: 'bad' };
