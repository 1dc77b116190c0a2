import type { Trace, TraceLookup } from '../../../contracts/message';
import type { Answer } from '../answering';
import { findEntities } from '../answering/entities';
import { unseal } from '../privacy';
import { orderAnswer } from '../texts/business';
import type { Moment } from './moment';

/** The number of the order that a message is about, as far as it was named. */
export function orderIn({ message, now }: Moment, found: Answer | undefined): string | null {
  const collected = found?.flow?.answers ?? found?.collected;
  const content = unseal(message.content);
  return collected?.[orderAnswer] ?? (content.type === 'text' ? findEntities(content.text, now).order : null);
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
