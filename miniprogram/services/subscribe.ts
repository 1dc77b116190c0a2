// Asking the visitor whether we may send a subscribe message, and counting what they chose.
import type { VisitorInput } from '../../contracts/visitor-pages';
import { askVisitor } from './visitor';
import { newId } from './new-id';

type Results = VisitorInput<'consent'>['results'];
type Choice = Results[string];
const choices: readonly Choice[] = ['accept', 'reject', 'ban', 'filter'];

/**
 * Opens WeChat's dialog. WeChat: only from a tap, at most 5 templates (wx.requestSubscribeMessage).
 * Never throws: without a consent the message is still left, only the reminder is missing.
 * @returns what was chosen per template; empty when the dialog could not be shown
 */
export async function askToSubscribe(templates: readonly string[]): Promise<Results> {
  if (templates.length === 0 || typeof wx.requestSubscribeMessage !== 'function') return {};
  try {
    const said: Record<string, unknown> = { ...(await wx.requestSubscribeMessage({ tmplIds: [...templates] })) };
    const results: Results = {};
    for (const template of templates) {
      const choice = choices.find((each) => each === said[template]);
      if (choice) results[template] = choice;
    }
    return results;
  } catch (error) {
    console.warn('wx.requestSubscribeMessage:', error);
    return {};
  }
}

/** Tells the cloud what was chosen, so that it knows how many messages it may send. */
export async function countConsents(results: Results): Promise<void> {
  if (Object.keys(results).length > 0) await askVisitor('consent', { id: newId(), results });
}
