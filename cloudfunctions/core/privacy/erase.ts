// What we keep of a visitor, and forgetting it. Apart from the room's index, because it needs the database.
import type { Collection } from '../../../contracts/documents';
import type { KeptKind, PrivacyView } from '../../../contracts/visitor-pages';
import { insist, mostFiles, type Archive, type Run } from '../platform';
import { forget } from '../turn/forget';
import { report } from './report';

interface ErasureRun extends Run {
  readonly archive: Archive;
}

/** Every collection that holds something of one visitor, each with the visitor's id in `visitor`. */
const holding: Readonly<Record<KeptKind, Collection>> = {
  messages: 'messages',
  conversations: 'conversations',
  ratings: 'ratings',
  followUps: 'follow_ups',
  consents: 'consents',
};
const kinds = Object.keys(holding) as KeptKind[];

/** How much of each we keep of this visitor. */
export async function keptOf(run: ErasureRun, visitor: string): Promise<PrivacyView> {
  const kept = await Promise.all(
    kinds.map(async (what) => ({ what, count: await run.archive.count(holding[what], { visitor }), days: null })),
  );
  return { kept };
}

/**
 * Removes everything we keep of this visitor. Done twice it does no harm, so whoever lost the answer asks again.
 * @returns how many documents there were, or null while a reply to this visitor is on its way: nothing was removed then
 */
export async function erase(run: ErasureRun, visitor: string): Promise<number | null> {
  if (!(await forget(run, visitor))) return null;
  await removePictures(run, visitor);
  const removed = await Promise.all(kinds.map((what) => run.archive.remove(holding[what], { visitor })));
  // Work of ours, and nothing a visitor would count; but it names them.
  await run.archive.remove('tasks', { visitor });
  const erased = removed.reduce((sum, each) => sum + each, 0);
  report('info', 'erased at the visitor’s own wish', { erased });
  return erased;
}

/** The copies of what this visitor sent, before the messages that say where they are. */
async function removePictures(run: Run, visitor: string): Promise<void> {
  const where = { visitor, 'picture.state': 'kept' };
  for (let skip = 0; ; skip += mostFiles) {
    const messages = await insist(run, () =>
      run.store.find('messages', where, { limit: mostFiles, skip, orderBy: '_id' }),
    );
    const files = messages.flatMap((message) =>
      message.direction === 'in' && message.picture?.state === 'kept' ? [message.picture.file] : [],
    );
    if (files.length > 0) await insist(run, () => run.media.removeFiles(files));
    if (messages.length < mostFiles) return;
  }
}
