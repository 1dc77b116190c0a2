import type { Documents } from '../../../contracts/documents';
import type { InMessage } from '../../../contracts/message';
import type { Rating } from '../../../contracts/visitor-records';
import type { Archive, Matching, Run } from '../platform';

export interface InsightsRun extends Run {
  readonly archive: Archive;
}

/** Newest first. */
export interface Recent<T> {
  readonly found: readonly T[];
  /** There are more in these days than were read. */
  readonly more: boolean;
}

/** WeChat gives a function at most 100 documents an answer without doubt. */
const pageSize = 100;
/** Pages that are asked for side by side, once the first one was full. */
const pagesAtOnce = 5;
/** What was read must still be counted and answered. */
const enoughMs = 700;
const dayMs = 24 * 60 * 60 * 1000;

/** What visitors sent in the last days, as far as there is time for. @param most messages that are read at most */
export async function lastMessages(run: InsightsRun, days: number, most: number): Promise<Recent<InMessage>> {
  const { found, more } = await lastOf(run, 'messages', { direction: 'in' }, days, most);
  return { found: found.flatMap((message) => (message.direction === 'in' ? [message] : [])), more };
}

/** How visitors rated articles and conversations in the last days. */
export async function lastRatings(run: InsightsRun, days: number, most: number): Promise<Recent<Rating>> {
  return lastOf(run, 'ratings', {}, days, most);
}

/** Pages overlap when something new comes in between: each document counts once. */
async function lastOf<C extends 'messages' | 'ratings'>(
  run: InsightsRun,
  collection: C,
  where: Matching,
  days: number,
  most: number,
): Promise<Recent<Documents[C]>> {
  const since = run.time.now() - days * dayMs;
  const found = new Map<string, Documents[C]>();
  for (let asked = 0, pages = 1; asked < most; pages = pagesAtOnce) {
    if (run.remaining() < enoughMs) return { found: [...found.values()], more: true };
    const skips = Array.from({ length: pages }, (_, n) => asked + n * pageSize).filter((skip) => skip < most);
    const read = await Promise.all(
      skips.map((skip) => run.archive.newest(collection, where, { by: 'createdAt', limit: pageSize, skip })),
    );
    const recent = read.flat().filter(({ createdAt }) => createdAt.getTime() >= since);
    for (const document of recent) found.set(document._id, document);
    if (recent.length < skips.length * pageSize) return { found: [...found.values()], more: false };
    asked += skips.length * pageSize;
  }
  return { found: [...found.values()], more: true };
}
