// How many subscribe messages each visitor still allows. In: what was chosen in WeChat's dialog. Out: how many are left. WeChat
// tells nobody the number, so we count. It never sends.
import type { Consent } from '../../../contracts/visitor-records';
import { insist, is, ServerTime, TooLate, to, type Run } from '../platform';

const remembered = 20;

/**
 * Counts one consent; the same dialog counts once however often it is told.
 * @param dialog id that the phone chose for this dialog
 * @returns how many messages the visitor allows now
 */
export async function countConsent(run: Run, visitor: string, template: string, dialog: string): Promise<number> {
  const _id = `${visitor}:${template}`;
  return insist(run, async () => {
    // The race: two calls of one dialog. The condition lets only one of them add to the count.
    const changed = await run.store.update(
      'consents',
      { _id, counted: is.not(dialog) },
      { left: to.increment(1), counted: to.push([dialog], remembered), updatedAt: new ServerTime(0) },
    );
    if (changed === 0) await addFirst(run, { _id, visitor, template, dialog });
    return (await run.store.get('consents', _id))?.left ?? 0;
  });
}

/** The first consent of a visitor for a template; when the document is there already, it holds this dialog or the caller tries again. */
async function addFirst(
  run: Run,
  first: { _id: string; visitor: string; template: string; dialog: string },
): Promise<void> {
  const { _id, visitor, template, dialog } = first;
  const document: Consent = { _id, v: 1, visitor, template, left: 1, counted: [dialog], updatedAt: new ServerTime(0) };
  try {
    await run.store.add('consents', document);
  } catch (error) {
    if (error instanceof TooLate) throw error;
    const stored = await run.store.get('consents', _id);
    if (!stored?.counted.includes(dialog)) throw error;
  }
}

/** Takes one consent for a message that is about to be sent. @returns false when none is left */
export async function claimConsent(run: Run, visitor: string, template: string): Promise<boolean> {
  const _id = `${visitor}:${template}`;
  const known = await insist(run, () => run.store.get('consents', _id));
  if (known === null || known.left <= 0) return false;
  // A lost answer may cost a consent, and never sends one message too many.
  const where = { _id, left: known.left };
  return (await run.store.update('consents', where, { left: known.left - 1, updatedAt: new ServerTime(0) })) > 0;
}

/** The message was not taken: the consent stands. */
export async function giveBackConsent(run: Run, visitor: string, template: string): Promise<void> {
  await run.store.update('consents', { _id: `${visitor}:${template}` }, { left: to.increment(1) });
}

/** WeChat says that there is none, and WeChat knows (WeChat: 43101). */
export async function noConsentLeft(run: Run, visitor: string, template: string): Promise<void> {
  await insist(run, () => run.store.update('consents', { _id: `${visitor}:${template}` }, { left: 0 }));
}
