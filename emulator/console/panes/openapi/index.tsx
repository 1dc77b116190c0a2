// Every call of WeChat's open API, newest first, with what was asked and what WeChat answered.
import { useState } from 'preact/hooks';
import { api } from '../../api';
import { Badge } from '../../components/badge';
import { Icon } from '../../components/icon';
import { JsonView } from '../../components/jsonView';
import { Empty, Shown } from '../../components/states';
import { topics, useData } from '../../data';
import { clockTime, fullTime } from '../../format';
import { texts } from '../../texts';
import type { Json, OpenapiCall } from '../../types';
import './openapi.css';

export function OpenapiPane() {
  const [filter, setFilter] = useState('');
  const [failures, setFailures] = useState(false);
  const data = useData('openapi', () => api.openapiCalls(), topics(['openapi']));
  const wanted = filter.trim().toLowerCase();
  const matches = (call: OpenapiCall) =>
    (wanted === '' || `${call.api} ${call.function ?? ''} ${call.openid ?? ''}`.toLowerCase().includes(wanted)) &&
    (!failures || verdict(call.response).bad);
  return (
    <>
      <header class="pane-head">
        <h2>{texts.tabs.openapi}</h2>
        <span class="head-space" />
        <label class="check">
          <input type="checkbox" checked={failures} onChange={(event) => setFailures(event.currentTarget.checked)} />
          {texts.openapi.failures}
        </label>
        <span class="search-box narrow-box">
          <Icon name="search" size={16} />
          <input
            type="search"
            value={filter}
            placeholder={texts.openapi.filter}
            aria-label={texts.openapi.filter}
            onInput={(event) => setFilter(event.currentTarget.value)}
          />
        </span>
      </header>
      <div class="pane-scroll flush">
        <Shown data={data}>
          {({ calls }) => {
            const shown = calls.filter(matches);
            if (calls.length === 0) {
              return <Empty icon="openapi" title={texts.openapi.empty} hint={texts.openapi.emptyHint} />;
            }
            if (shown.length === 0) return <Empty icon="search" title={texts.openapi.nothing} />;
            return (
              <ul class="openapi-list">
                {shown.map((call, n) => (
                  <Row key={`${calls.length - n} ${call.time}`} call={call} />
                ))}
              </ul>
            );
          }}
        </Shown>
      </div>
    </>
  );
}

function Row({ call }: { call: OpenapiCall }) {
  const { bad, text } = verdict(call.response);
  return (
    <li>
      <details>
        <summary>
          <time class="digits" title={fullTime(call.time)}>
            {clockTime(call.time)}
          </time>
          <b class="mono">{call.api}</b>
          <span class="mono muted optional">{call.function}</span>
          <span class="mono muted openid">{call.openid}</span>
          <Badge tone={bad ? 'bad' : 'good'}>{text}</Badge>
        </summary>
        <div class="call-details">
          <div>
            <h4>{texts.openapi.request}</h4>
            <JsonView value={call.request} />
          </div>
          <div>
            <h4>{texts.openapi.response}</h4>
            <JsonView value={call.response} />
          </div>
        </div>
      </details>
    </li>
  );
}

/** WeChat's answer in a word: its errcode when it refused. */
function verdict(response: Json): { bad: boolean; text: string } {
  if (response === null || typeof response !== 'object' || Array.isArray(response)) {
    return { bad: false, text: texts.outcomes['ok'] ?? '' };
  }
  const code = response['errcode'] ?? response['errCode'] ?? 0;
  if (code === 0) return { bad: false, text: texts.outcomes['ok'] ?? '' };
  return { bad: true, text: typeof code === 'string' ? code : JSON.stringify(code) };
}
