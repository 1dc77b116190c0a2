import { decodeSessionFrom } from '../../../contracts/session-from';
import type { Trace, TraceLookup } from '../../../contracts/message';
import type { Answer } from '../answering';
import { findEntities } from '../answering/entities';
import { unseal } from '../privacy';
import { orderAnswer } from '../texts/business';
import type { Moment } from './moment';

/** So long who came in by the contact button of an order is taken to ask about that order, in milliseconds. */
const standingMs = 30 * 60 * 1000;

/** The number of the order that a message is about, as far as it was named, or the visitor stood at it. */
export function orderIn(moment: Moment, found: Answer | undefined): string | null {
  const { message, now } = moment;
  const collected = found?.flow?.answers ?? found?.collected;
  const content = unseal(message.content);
  const typed = content.type === 'text' ? findEntities(content.text, now).order : null;
  return collected?.[orderAnswer] ?? typed ?? orderAt(moment);
}

/** The order whose contact button the visitor came in by lately: `no` of its page's query. It may be anybody's: the look-up tells. */
export function orderAt({ visitor, now }: Moment): string | null {
  const enteredAt = visitor?.allowance.lastEnterAt ?? null;
  const from = visitor?.sessionFrom ?? null;
  if (from === null || enteredAt === null || now - enteredAt.getTime() > standingMs) return null;
  const [, query = ''] = (decodeSessionFrom(from)?.page ?? '').split('?');
  return new URLSearchParams(query).get('no')?.trim().toUpperCase() || null;
}

/** What was looked up, for the trace. */
export function lookupsIn({ lookups }: Moment): Pick<Trace, 'lookups'> {
  if (lookups === undefined || lookups.size === 0) return {};
  return {
    lookups: [...lookups].map(([key, looked]): TraceLookup => {
      const name = key.slice(0, key.indexOf(':')) as TraceLookup['name'];
      if (looked.state === 'failed') return { name, outcome: 'failed', because: looked.because };
      return { name, outcome: looked.state === 'missing' ? 'missing' : 'found' };
    }),
  };
}
