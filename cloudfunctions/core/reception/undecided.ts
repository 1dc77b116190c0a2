import { recordAttempt, recordFailed } from '../messages';
import type { Run } from '../platform';
import { masked, report } from '../privacy';
import { givenUp } from './give-up';
import type { Moment } from './moment';
import type { Decision } from './settle';

/** So often a message is tried whose decision throws: by its push, and by two ticks of the clock. */
const mostAttempts = 3;
/** So much of what was wrong is kept, in characters. */
const keptProblem = 200;

/** A decision threw: a fault of ours, or something stored that nobody foresaw. What the platform refuses is none. */
export class Undecided extends Error {
  constructor(cause: unknown) {
    const said = masked(cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause));
    super(said.slice(0, keptProblem), { cause });
  }
}

/** Deciding, with what it throws told apart from what the platform throws. */
export function orUndecided(how: (moment: Moment) => Decision): (moment: Moment) => Decision {
  return (moment) => {
    try {
      return how(moment);
    } catch (error) {
      throw new Undecided(error);
    }
  };
}

/**
 * The decision on a message, however often it takes. One that throws is left to the next tick, for a document may be mended by then; at the
 * third time the message is given up.
 * @returns `left` when there is none in this run, and it is no reason to let others wait; null when there was no time for it
 */
export async function decidedOrLeft(
  run: Run,
  moment: Moment,
  deciding: () => Promise<Decision | null>,
): Promise<Decision | 'left' | null> {
  try {
    return await deciding();
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    const { _id: id, attempts = 0 } = moment.message;
    const problem = error.message;
    const last = attempts + 1 >= mostAttempts;
    report('error', last ? 'A message is given up.' : 'A message could not be decided; a tick tries again.', {
      id,
      attempt: attempts + 1,
      problem,
    });
    const decision = last ? givenUp(moment, problem) : null;
    if (decision !== null) return decision;
    if (last) await recordFailed(run, id, failedTrace(problem));
    else await recordAttempt(run, id);
    return 'left';
  }
}

/** The trace of what could not be decided at all. */
export function failedTrace(problem: string) {
  return { decided: 'failed', tried: 0, matched: [], blocked: [], leftOut: 0, problem } as const;
}
