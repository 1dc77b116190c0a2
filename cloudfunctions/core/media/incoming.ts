import { createHash } from 'node:crypto';
import type { InMessage } from '../../../contracts/message';
import { insist, is, MediaRefused, ServerTime, TooLate, type Run } from '../platform';
import { report, unseal } from '../privacy';

/** Copies a visitor's picture into our own storage, for WeChat keeps it three days only. What fails may be tried again. */
export async function keepPicture(run: Run, message: InMessage): Promise<void> {
  const content = unseal(message.content);
  if (content.type !== 'image') return;
  try {
    const { bytes, contentType } = await run.media.fetch(content.mediaId);
    const name = createHash('sha256').update(message._id).digest('hex').slice(0, 32);
    const ending = /^image\/(png|gif)/.exec(contentType)?.[1] ?? 'jpg';
    const file = await run.media.writeFile(`customer-service/pictures/${name}.${ending}`, bytes);
    await note(run, message, { state: 'kept', file });
  } catch (error) {
    if (error instanceof TooLate) throw error;
    if (error instanceof MediaRefused) return note(run, message, { state: 'gone', errcode: error.errcode });
    report('warn', 'A picture could not be copied yet.', { id: message._id, error });
  }
}

/** Pictures that nobody copied on arrival. */
export async function unkeptPictures(run: Run, olderThanMs: number, limit: number): Promise<InMessage[]> {
  const where = { 'picture.state': 'waiting', createdAt: is.before(new ServerTime(-olderThanMs)) };
  const found = await insist(run, () => run.store.find('messages', where, { limit, orderBy: 'createdAt' }));
  return found.filter((message) => message.direction === 'in');
}

async function note(run: Run, message: InMessage, picture: NonNullable<InMessage['picture']>): Promise<void> {
  await insist(run, () => run.store.update('messages', { _id: message._id }, { picture }));
}
