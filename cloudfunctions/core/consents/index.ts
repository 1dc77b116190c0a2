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

/**
 * Takes one consent for a reply that is about to be sent as a subscribe message; the same reply takes one, however often it asks. So
 * whoever goes on after a death finds the consent its predecessor took. It must be asked only while the intent to send is not written:
 * the written intent, and nothing here, sees to it that nothing is sent twice.
 * @param reply id of the reply
 * @returns false when none is left
 */
export async function claimConsent(run: Run, visitor: string, template: string, reply: string): Promise<boolean> {
  const _id = `${visitor}:${template}`;
  return insist(run, async () => {
    const known = await run.store.get('consents', _id);
    if (known?.claimed?.includes(reply) === true) return true;
    if (known === null || known.left <= 0) return false;
    const claimed = to.push([reply], remembered);
    const changes = { left: known.left - 1, claimed, updatedAt: new ServerTime(0) };
    if ((await run.store.update('consents', { _id, left: known.left }, changes)) > 0) return true;
    throw new Error('Somebody else took or gave a consent in this moment.');
  });
}

/** The message was not taken: the consent stands. Said again, it changes nothing more. */
export async function giveBackConsent(run: Run, visitor: string, template: string, reply: string): Promise<void> {
  const where = { _id: `${visitor}:${template}`, claimed: reply };
  const changes = { left: to.increment(1), claimed: to.pull([reply]) };
  await insist(run, () => run.store.update('consents', where, changes));
}

/** WeChat says that there is none, and WeChat knows (WeChat: 43101). */
export async function noConsentLeft(run: Run, visitor: string, template: string): Promise<void> {
  await insist(run, () => run.store.update('consents', { _id: `${visitor}:${template}` }, { left: 0 }));
}
