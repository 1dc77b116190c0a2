import { keyOf, type Looked, type Need } from '../answering/business';
import { mostLookups } from '../answering/flows';
import { lookUp } from '../business';
import type { Run } from '../platform';
import { decide } from './decide';
import type { Moment } from './moment';
import type { Decision } from './settle';
import type { Shared } from './step';
import { orUndecided } from './undecided';

/** So long the look-ups of one decision may take, in milliseconds: a visitor waits, and WeChat waits for the push's answer. */
const lookupMs = 1_500;
/** So much of the time is kept for what comes after: the commit, the send, the record. */
const afterwardsMs = 800;
/** With less time than this none is begun: it would only fail, and whoever decides the message later has more. */
const leastMs = 150;

/**
 * A decision with the look-ups it needs: they are made between one deciding and the next, and nothing is written before. One that fails or
 * takes too long is a result like any other. Whoever has to decide the same message again may hand in what was looked up before.
 * @returns null when there is no time for a look-up; the message is for somebody who has
 * @throws Undecided when deciding throws
 * @param made what was looked up for this message; grows
 * @param until look-ups end then, in `elapsed` milliseconds; by default with the run
 */
export async function decideLookingUp(
  run: Run,
  { business }: Pick<Shared, 'business'>,
  moment: Moment,
  options: { made?: Map<string, Looked>; until?: number; how?: (moment: Moment) => Decision } = {},
): Promise<Decision | null> {
  const { made = new Map<string, Looked>(), how = decide } = options;
  const start = run.time.elapsed();
  const end = Math.min(start + lookupMs, options.until ?? Infinity, start + run.remaining() - afterwardsMs);
  for (let round = 0; ; round += 1) {
    const decision = orUndecided(how)({ ...moment, lookups: made });
    if (decision.needs.length === 0) return decision;
    if (round === 0 && end - start < leastMs) return null;
    const left = round < mostLookups ? end - run.time.elapsed() : 0;
    const { openid } = moment.message;
    const looked = await Promise.all(
      decision.needs.map(async (need) => [keyOf(need), await lookUp(run, business, openid, need, left)] as const),
    );
    for (const [key, found] of looked) made.set(key, found);
  }
}

/** The same where nothing is asked of anybody: what would be found is given. For trying things out. */
export function decideAsIf(moment: Moment, find: (need: Need) => Looked): Decision {
  const made = new Map(moment.lookups);
  for (;;) {
    const decision = decide({ ...moment, lookups: made });
    if (decision.needs.length === 0) return decision;
    for (const need of decision.needs) made.set(keyOf(need), find(need));
  }
}
