import type { InMessage } from '../../contracts/message';
import { unseal } from '../core/privacy';
import type { Past, PastVisitor } from '../core/rehearsal';
import type { DeskRun } from './actions';

/** Messages that are looked at, and how many an answer of the database holds. */
const most = 500;
const pageSize = 100;
const dayMs = 24 * 60 * 60 * 1000;

/** What visitors sent in the last days, newest first, as far as there is time for. */
export async function lastMessages(run: DeskRun, days: number): Promise<{ messages: InMessage[]; more: boolean }> {
  const since = run.time.now() - days * dayMs;
  const messages: InMessage[] = [];
  for (;;) {
    const before = messages.at(-1)?.createdAt;
    const options = { by: 'createdAt', limit: pageSize, ...(before === undefined ? {} : { before }) };
    const page = (await run.archive.newest('messages', { direction: 'in' }, options)) as InMessage[];
    const recent = page.filter(({ createdAt }) => createdAt.getTime() >= since);
    messages.push(...recent);
    if (recent.length < pageSize) return { messages, more: false };
    if (messages.length >= most) return { messages, more: true };
  }
}

/** The texts among messages, ready to be played again. */
export function pastOf(messages: readonly InMessage[]): Past[] {
  return messages.flatMap(({ _id, visitor, createTime, content }) => {
    const said = unseal(content);
    return said.type === 'text' ? [{ id: _id, visitor, content: said, at: createTime * 1000 }] : [];
  });
}

/** What rules can ask about the visitors of messages, as it is now. */
export async function visitorsOf(run: DeskRun, messages: readonly Past[]): Promise<Map<string, PastVisitor>> {
  const ids = [...new Set(messages.map(({ visitor }) => visitor))];
  const known = await Promise.all(ids.map((id) => run.store.get('visitors', id)));
  return new Map(
    known.flatMap((visitor) => {
      if (visitor === null) return [];
      const { level, tags, sessionFrom } = visitor;
      return [
        [visitor._id, { tags, ...(level === null ? {} : { level }), ...(sessionFrom === null ? {} : { sessionFrom }) }],
      ];
    }),
  );
}
