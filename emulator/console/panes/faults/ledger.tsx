// WeChat's own book, to read beside the faults: what was pushed and acknowledged, sent and refused, and what visitors saw.
import { useState } from 'preact/hooks';
import { api } from '../../api';
import { Badge } from '../../components/badge';
import { Empty, Shown } from '../../components/states';
import { topics, useData } from '../../data';
import { clockTime, fullTime } from '../../format';
import { hrefOf } from '../../route';
import { texts } from '../../texts';
import type { Book } from '../../types';
import { entriesOf, type Entry, type EntryKind } from './entries';

const words = texts.book;
const shownMost = 300;

export function Ledger({ visitor }: { visitor: string | null }) {
  const [mine, setMine] = useState(false);
  const [kind, setKind] = useState<EntryKind | 'all'>('all');
  const only = mine && visitor !== null ? visitor : undefined;
  const names = useData('nicknames', api.visitors, topics(['visitor']));
  const data = useData(`book ${only ?? ''}`, () => api.book(only), topics(['push', 'openapi', 'message', 'visitor']));
  const nameOf = (openid: string) => names.value?.visitors.find((each) => each.openid === openid)?.nickname ?? openid;
  return (
    <section class="ledger" aria-label={words.title}>
      <header class="ledger-head">
        <h3 title={words.note}>{words.title}</h3>
        <span class="head-space" />
        <label class="check">
          <input type="checkbox" checked={mine} onChange={(event) => setMine(event.currentTarget.checked)} />
          {words.mine}
        </label>
        <select
          class="input small-input"
          aria-label={words.show}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as typeof kind)}
        >
          <option value="all">{texts.common.all}</option>
          {Object.entries(words.kinds).map(([each, name]) => (
            <option key={each} value={each}>
              {name}
            </option>
          ))}
        </select>
      </header>
      <Shown data={data}>
        {(book) => {
          const entries = entriesOf(book).filter((entry) => kind === 'all' || entry.kind === kind);
          if (entries.length === 0) return <Empty icon="inbox" title={words.empty} hint={words.emptyHint} />;
          return (
            <>
              <p class="ledger-sums digits">{sums(book)}</p>
              <ul class="ledger-list">
                {entries.slice(0, shownMost).map((entry, n) => (
                  <Line key={`${entries.length - n} ${entry.kind}`} entry={entry} nickname={nameOf(entry.openid)} />
                ))}
              </ul>
              {entries.length > shownMost && <p class="hint ledger-rest">{words.rest(shownMost)}</p>}
            </>
          );
        }}
      </Shown>
    </section>
  );
}

function sums({ pushes, sends }: Book): string {
  const open = pushes.filter(({ acknowledged }) => !acknowledged).length;
  const refused = sends.filter(({ errcode }) => errcode !== 0).length;
  return words.sums(pushes.length, open, sends.length, refused);
}

function Line({ entry, nickname }: { entry: Entry; nickname: string }) {
  return (
    <li class={`entry entry-${entry.kind}`}>
      <time class="digits" title={fullTime(entry.at)}>
        {clockTime(entry.at)}
      </time>
      <span class="entry-kind">{words.kinds[entry.kind]}</span>
      <div class="entry-words">
        <p>{entry.pushId === undefined ? entry.words : <a href={hrefOf('pushes', entry.pushId)}>{entry.words}</a>}</p>
        <small title={entry.openid}>
          {nickname} · {entry.what}
        </small>
      </div>
      <span class="entry-verdict">
        {entry.verdict.map(({ tone, text }) => (
          <Badge key={text} tone={tone}>
            {text}
          </Badge>
        ))}
      </span>
    </li>
  );
}
