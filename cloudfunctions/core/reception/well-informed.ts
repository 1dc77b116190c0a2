import type { Run } from '../platform';
import { withCalendars, withEverything } from '../reference';
import type { Moment } from './moment';
import type { Decision } from './settle';
import type { Shared } from './step';

/** With less time than this, what can wait is left to the sweep. */
export const laterMs = 1_000;

/** @returns null when a message is for somebody who has more time */
export type Deciding = (moment: Moment) => Decision | Promise<Decision | null>;

/**
 * A decision with all it needs to know. Only in a shop that was just set up, where nothing is published, more has to be read than the path reads
 * anyway: the calendars for what depends on the time, and everything that the shop knows for what no rule answers.
 * @returns null when there is no time for that: a shop that knows the answer must not say that it has none
 */
export async function wellInformed(
  run: Run,
  { published }: Pick<Shared, 'published'>,
  moment: Moment,
  how: Deciding,
): Promise<Decision | null> {
  const { reference } = moment;
  const decision = await how(moment);
  if (decision === null || !reference.unpublished) return decision;
  if (decision.missed) {
    if (run.remaining() < laterMs) return null;
    return how({ ...moment, reference: await withEverything(run, reference, published) });
  }
  return decision.asksHours ? how({ ...moment, reference: await withCalendars(run, reference) }) : decision;
}
