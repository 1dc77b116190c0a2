import type { InMessage } from '../../../contracts/message';
import { calledByClient } from '../access';
import { keepPicture, unkeptPictures } from '../media';
import { forgotten } from '../messages';
import { insist, is, ServerTime, TooLate, within, type Platform, type Run } from '../platform';
import { report } from '../privacy';
import { finish, type Shared } from '../reception';
import { overdueTasks } from '../slow';
import { checkDocuments } from './documents';

/** What one tick did. */
export interface Swept {
  visitors: number;
  /** Documents that were answered on. */
  documents: number;
  /** Something was left for the next tick. */
  more: boolean;
}

/** Visitors whose leftovers one tick finishes at most. */
const visitorsAtOnce = 40;
/** Longer than any push is worked on: who claimed such a message is gone. */
const forgottenMs = 6_000;
/** Pictures that one tick copies at most. */
const picturesAtOnce = 5;
/** Slow answers that one tick begins at most. */
const tasksAtOnce = 10;
/** Visitors that are finished side by side. */
const lanes = 8;

/** One tick. @param ms the time there is */
export async function sweep(platform: Platform, shared: Shared, ms: number): Promise<Swept> {
  const caller = platform.wechat.caller();
  if (calledByClient(caller)) throw new Error('Only the timer calls this function.');
  const swept: Swept = { visitors: 0, documents: 0, more: false };
  const part = async (what: string, work: Promise<void>) => {
    try {
      await work;
    } catch (error) {
      if (!(error instanceof TooLate))
        report('error', 'A part of a tick failed; the next one goes on.', { what, error });
      swept.more = true;
    }
  };
  // One that fails ends no other.
  const all = async (run: Run) => {
    await Promise.all([
      part('leftovers', finishLeftovers(run, shared, swept)),
      part('pictures', keepPictures(run)),
      part('slow answers', beginOverdue(run)),
      part('documents', checkDocuments(run, swept, shared.published)),
    ]);
    return swept;
  };
  return within(platform, ms, all, () => ({ ...swept, more: true }));
}

async function finishLeftovers(run: Run, shared: Shared, swept: Swept): Promise<void> {
  const over = { turnUntil: is.before(new ServerTime(0)) };
  const [visitors, messages] = await Promise.all([
    insist(run, () => run.store.find('visitors', over, { limit: visitorsAtOnce, orderBy: 'turnUntil' })),
    forgotten(run, forgottenMs, 2 * visitorsAtOnce),
  ]);
  const left = new Map<string, InMessage[]>(visitors.map(({ _id }) => [_id, []]));
  for (const message of messages) left.set(message.visitor, [...(left.get(message.visitor) ?? []), message]);
  swept.more ||= visitors.length === visitorsAtOnce || messages.length === 2 * visitorsAtOnce;
  const queue = [...left];
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [visitor, theirs] = next;
      try {
        await finish(run, visitor, theirs, shared);
        swept.visitors += 1;
      } catch (error) {
        if (error instanceof TooLate) throw error;
        report('error', 'A visitor could not be finished; the next tick tries again.', { visitor, error });
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Copies a few pictures that nobody had the time to copy on arrival. */
async function keepPictures(run: Run): Promise<void> {
  for (const message of await unkeptPictures(run, forgottenMs, picturesAtOnce)) await keepPicture(run, message);
}

/** Begins slow answers again that nobody is at any more. */
async function beginOverdue(run: Run): Promise<void> {
  const tasks = await overdueTasks(run, tasksAtOnce);
  await Promise.all(tasks.map(({ _id }) => run.start('work', { message: _id })));
}
