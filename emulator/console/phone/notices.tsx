// 服务通知: the subscribe messages a visitor received, and which more they agreed to.
import { own } from '../../own';
import { api } from '../api';
import { Dialog } from '../components/dialog';
import { Empty, Shown } from '../components/states';
import { attempt } from '../components/toasts';
import { topics, useData } from '../data';
import { chatTime } from '../format';
import { useNow } from '../now';
import { texts } from '../texts';
import type { Json, Subscriptions, Template } from '../types';
import { phoneUrl } from './miniProgram';

const words = texts.notices;

export function Notices({ openid, onClose }: { openid: string; onClose: () => void }) {
  const data = useData(
    `notices ${openid}`,
    async () => ({ ...(await api.subscriptions(openid)), ...(await api.templates()) }),
    topics(['notice', 'openapi']),
  );
  const decide = (id: string, answer: 'accept' | 'revoke') =>
    void attempt(() => api.subscribe(openid, { [id]: answer })).then(data.reload);
  return (
    <Dialog title={words.title} onClose={onClose}>
      <Shown data={data}>
        {({ notices, templates, left }) => (
          <>
            {notices.length === 0 && <Empty icon="bell" title={words.empty} hint={words.emptyHint} />}
            {[...notices].reverse().map((notice, n) => (
              <Notice key={notices.length - n} notice={notice} openid={openid} templates={templates} />
            ))}
            <h4>{words.consents}</h4>
            {templates.length === 0 && <p class="hint">{words.noTemplates}</p>}
            <ul class="consents">
              {templates.map(({ id, title }) => (
                <li key={id}>
                  <b>{title}</b>
                  <small>{words.left(own(left, id) ?? 0)}</small>
                  <button type="button" class="button small" onClick={() => decide(id, 'accept')}>
                    {words.accept}
                  </button>
                  <button type="button" class="button small" onClick={() => decide(id, 'revoke')}>
                    {words.revoke}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </Shown>
    </Dialog>
  );
}

interface NoticeProps {
  notice: Subscriptions['notices'][number];
  openid: string;
  templates: readonly Template[];
}

function Notice({ notice, openid, templates }: NoticeProps) {
  const now = useNow();
  const fields = templates.find(({ id }) => id === notice.templateId)?.fields ?? {};
  return (
    <article class="notice">
      <header>
        <b>{notice.title}</b>
        <small>{chatTime(notice.time, now)}</small>
      </header>
      <dl class="facts">
        {Object.entries(notice.data).map(([name, value]) => (
          <div key={name}>
            <dt>{own(fields, name) ?? name}</dt>
            <dd>{valueText(value)}</dd>
          </div>
        ))}
      </dl>
      {notice.page !== null && notice.page !== '' && (
        <a href={phoneUrl(openid, notice.page)} target={`phone ${openid}`}>
          {words.page}
        </a>
      )}
    </article>
  );
}

/** WeChat wraps each value: `{value: '…'}`. */
function valueText(value: Json): string {
  const inner = value !== null && typeof value === 'object' && !Array.isArray(value) ? (value['value'] ?? '') : value;
  return typeof inner === 'string' ? inner : JSON.stringify(inner);
}
