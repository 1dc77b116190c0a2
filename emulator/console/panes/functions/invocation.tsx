// One run of a function: how it ended, what it was given and returned, what it called, what it logged.
import { api } from '../../api';
import { Badge, Outcome } from '../../components/badge';
import { Dialog } from '../../components/dialog';
import { JsonView } from '../../components/jsonView';
import { Shown } from '../../components/states';
import { topics, useData } from '../../data';
import { clockTime } from '../../format';
import { go, hrefOf } from '../../route';
import { texts } from '../../texts';
import type { Invocation } from '../../types';

const words = texts.functions;

export function InvocationDialog({ name, id }: { name: string; id: string }) {
  const data = useData(`invocation ${id}`, () => api.invocation(id), topics(['invocation', 'log', 'call']));
  return (
    <Dialog wide title={`${name} / ${id}`} onClose={() => go('functions', name)}>
      <Shown data={data}>{(invocation) => <InvocationParts invocation={invocation} />}</Shown>
    </Dialog>
  );
}

export function InvocationParts({ invocation }: { invocation: Invocation }) {
  const { outcome, ms, source, instance, coldStart, error, pushId } = invocation;
  return (
    <div class="invocation">
      <p class="invocation-line">
        <Outcome outcome={outcome} />
        {ms !== null && <span class="digits">{texts.common.ms(ms)}</span>}
        {instance && <span class="mono">{instance}</span>}
        {coldStart !== null && <Badge tone={coldStart ? 'info' : 'plain'}>{coldStart ? words.cold : words.warm}</Badge>}
        <span class="mono muted">{source}</span>
        {pushId && <a href={hrefOf('pushes', pushId)}>{words.ofPush}</a>}
      </p>
      {error && (
        <>
          <h4>{words.error}</h4>
          <pre class="error-text">{error}</pre>
        </>
      )}
      <h4>{words.result}</h4>
      <JsonView value={invocation.returned} />
      <h4>{words.event}</h4>
      <JsonView value={invocation.event} open={1} />
      <h4>{words.logs}</h4>
      {invocation.logs.length === 0 ? (
        <p class="hint">{words.noLogs}</p>
      ) : (
        <ol class="logs">
          {invocation.logs.map((line, n) => (
            <li key={n} class={`log-${line.level}`}>
              <time class="digits">{clockTime(line.time)}</time>
              <pre>{line.text}</pre>
            </li>
          ))}
        </ol>
      )}
      <h4>{words.calls}</h4>
      {invocation.calls.length === 0 ? (
        <p class="hint">{texts.common.none}</p>
      ) : (
        <ul class="calls">
          {invocation.calls.map((call, n) => (
            <li key={n}>
              <b class="mono">{call.name}</b>
              <small>{call.target}</small>
              <Outcome outcome={call.outcome} />
              <span class="digits muted">{call.ms === null ? '' : texts.common.ms(call.ms)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
