import type { Check, InMessage } from '../../../contracts/message';
import { insist, is, ServerTime, type Run } from '../platform';

/** So many ids can be asked for at once. */
export const mostAsked = 100;

/** The messages of these ids, at most `mostAsked`, that still wait to be decided, in the order in which they were written. */
export async function unfinished(run: Run, ids: readonly string[]): Promise<InMessage[]> {
  if (ids.length === 0) return [];
  const where = { _id: is.oneOf(ids.slice(0, mostAsked)), state: 'new' };
  const found = await insist(run, () => run.store.find('messages', where, { limit: mostAsked }));
  return found.filter((message) => message.direction === 'in').sort(asWritten);
}

/** Messages that were claimed at least `olderThanMs` ago and never decided: whoever claimed them is gone. */
export async function forgotten(run: Run, olderThanMs: number, limit: number): Promise<InMessage[]> {
  const where = { state: 'new', createdAt: is.before(new ServerTime(-olderThanMs)) };
  const found = await insist(run, () => run.store.find('messages', where, { limit, orderBy: 'createdAt' }));
  return found.filter((message) => message.direction === 'in').sort(asWritten);
}

/** Notes what WeChat's content check said of a message. */
export async function recordCheck(run: Run, id: string, check: Check): Promise<void> {
  await run.store.update('messages', { _id: id }, { check });
}

/** WeChat's seconds first; within a second its ids where they are numbers, else the order of arrival. */
function asWritten(a: InMessage, b: InMessage): number {
  if (a.createTime !== b.createTime) return a.createTime - b.createTime;
  const [first, second] = [mark(a), mark(b)];
  if (/^\d+$/.test(first) && /^\d+$/.test(second)) {
    return first.length - second.length || (first < second ? -1 : first > second ? 1 : 0);
  }
  return a.createdAt.getTime() - b.createdAt.getTime();
}

function mark(message: InMessage): string {
  return message._id.slice(message._id.lastIndexOf(':') + 1);
}
