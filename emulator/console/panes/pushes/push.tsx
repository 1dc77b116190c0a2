// One push: what it cost before the visitor read a reply, how it was delivered, and its calls on a time line.
import { api } from '../../api';
import { Outcome } from '../../components/badge';
import { Icon } from '../../components/icon';
import { JsonView } from '../../components/jsonView';
import { Shown } from '../../components/states';
import { useAttempt } from '../../components/toasts';
import { topics, useData } from '../../data';
import { fullTime } from '../../format';
import { hrefOf } from '../../route';
import { texts } from '../../texts';
import type { Delivery, Push } from '../../types';
import { describe } from './describe';
import { Timeline } from './timeline';

export function PushView({ id }: { id: string }) {
  const data = useData(`push ${id}`, () => api.push(id), topics(['push', 'invocation', 'call']));
  return (
    <Shown data={data}>
      {(push) => (
        <>
          <header class="pane-head">
            <a class="icon-button only-narrow" href={hrefOf('pushes')} aria-label={texts.common.back}>
              <Icon name="back" />
            </a>
            <h2>{describe(push.event).name}</h2>
            <Outcome outcome={push.outcome} />
            <span class="pane-note digits">{fullTime(push.createdAt)}</span>
            <span class="head-space" />
            <Redeliver id={push.id} />
          </header>
          <div class="pane-scroll">
            <Figures push={push} />
            <section class="card">
              <h3>{texts.pushes.timeline}</h3>
              <Timeline push={push} />
            </section>
            <section class="card">
              <h3>{texts.pushes.deliveries}</h3>
              <ul class="deliveries">
                {push.deliveries.map((delivery, n) => (
                  <DeliveryRow key={n} delivery={delivery} />
                ))}
              </ul>
            </section>
            <section class="card">
              <h3>{texts.pushes.event}</h3>
              <JsonView value={push.event} />
            </section>
          </div>
        </>
      )}
    </Shown>
  );
}

function Figures({ push: { beforeFirstReply, total } }: { push: Push }) {
  return (
    <dl class="figures">
      <Figure name={texts.pushes.sequential} value={beforeFirstReply?.sequential ?? null} />
      <Figure name={texts.pushes.beforeReply} value={beforeFirstReply?.total ?? null} />
      <Figure name={texts.pushes.total} value={total} />
    </dl>
  );
}

function Figure({ name, value }: { name: string; value: number | null }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value === null ? (
          <span class="muted figure-none">{texts.pushes.noReply}</span>
        ) : (
          <>
            <b class="digits">{value}</b> {texts.pushes.times}
          </>
        )}
      </dd>
    </div>
  );
}

function DeliveryRow({ delivery }: { delivery: Delivery }) {
  const { function: name, instance, ms, outcome, returned, error, invocation } = delivery;
  const heading = (
    <>
      <b class="mono">{instance ?? name}</b>
      <Outcome outcome={outcome} />
      <span class="digits muted">{ms === null ? texts.common.running : texts.common.ms(ms)}</span>
    </>
  );
  return (
    <li>
      <div class="delivery-line">
        {invocation ? (
          <a href={hrefOf('functions', `${name}~${invocation}`)} title={texts.common.details}>
            {heading}
          </a>
        ) : (
          heading
        )}
        {typeof returned === 'string' && <code class="returned">{JSON.stringify(returned)}</code>}
      </div>
      {error && <pre class="error-text">{error}</pre>}
      {returned !== null && typeof returned === 'object' && <JsonView value={returned} />}
    </li>
  );
}

function Redeliver({ id }: { id: string }) {
  const [busy, attempt] = useAttempt();
  const again = (how: { times?: number; together?: boolean }) =>
    void attempt(() => api.redeliver(id, how), texts.pushes.redelivered);
  return (
    <span class="button-group" role="group" aria-label={texts.pushes.redeliver}>
      <span class="button-group-label">{texts.pushes.redeliver}</span>
      <button type="button" class="button small" disabled={busy} onClick={() => again({ times: 1 })}>
        {texts.pushes.once}
      </button>
      <button type="button" class="button small" disabled={busy} onClick={() => again({ times: 3 })}>
        {texts.pushes.thrice}
      </button>
      <button type="button" class="button small" disabled={busy} onClick={() => again({ times: 3, together: true })}>
        {texts.pushes.together}
      </button>
    </span>
  );
}
