import type { OutboundContent } from '../../../contracts/content';
import type { Out } from '../../../contracts/visitor';
import type { Run } from '../platform';
import { unseal } from '../privacy';
import { begun, noteSends, nothingEnded, type Ended, type Held } from '../turn';
import { deliver } from './deliver';
import { identity } from './identity';

/** How far the replies of a turn got. */
export interface Said {
  /**
   * - `done`: every reply is in a final state.
   * - `later`: no time is left, or WeChat is busy; what is `pending` must be sent by whoever takes the turn next.
   * - `lost`: somebody took the turn over; what we know of our own sends is still true.
   */
  readonly how: 'done' | 'later' | 'lost';
  readonly held: Held;
  readonly outs: readonly Out[];
  /** What is not booked in the visitor's document yet. */
  readonly ended: Ended;
}

/** A send needs so long at least; with less time left it is not begun, so that it cannot end as `unknown`. */
const sendMs = 250;

/** Says what a turn intends, reply after reply. The one that is marked `sending` in the turn goes first. */
export async function say(run: Run, turn: Held): Promise<Said> {
  let held = turn;
  let outs = held.visitor.turn?.outs ?? [];
  let ended = nothingEnded;
  for (;;) {
    const index = outs.findIndex((out) => out.state === 'sending');
    const out = outs[index];
    if (out === undefined) return { how: 'done', held, outs, ended };
    if (run.remaining() < sendMs || run.time.elapsed() > held.safeUntil) {
      return { how: 'later', held, outs: replaced(outs, index, { ...out, state: 'pending' }), ended };
    }
    const delivered = await deliver(run, held, out, unseal(out.content) as OutboundContent);
    outs = replaced(outs, index, delivered);
    if (delivered.state === 'pending') return { how: 'later', held, outs, ended };
    ended = after(ended, delivered);
    // What WeChat's refusal means, also for the replies behind it, is written before anything else: whoever takes over must not send
    // them, and knows that this one was refused.
    if (ended.refused) outs = outs.map((other) => (other.state === 'pending' ? spared(other, delivered) : other));
    const next = begun(outs);
    if (!ended.refused && !next.some(({ state }) => state === 'sending')) return { how: 'done', held, outs, ended };
    const noted = await noteSends(run, held, next, ended);
    if (noted === null) return { how: 'lost', held, outs, ended };
    [held, outs, ended] = [noted, next, nothingEnded];
  }
}

/** A reply that WeChat would refuse as it refused the one before. */
function spared(out: Out, refused: Out): Out {
  const { state, reason = 'allowance' } = refused;
  return { ...identity(out), state, reason };
}

function after(ended: Ended, out: Out): Ended {
  const taken = out.state === 'sent' || out.state === 'unknown' ? 1 : 0;
  const refused = out.errcode !== undefined && (out.reason === 'allowance' || out.reason === 'window');
  return { sends: ended.sends + taken, refused: ended.refused || refused };
}

function replaced(outs: readonly Out[], index: number, out: Out): Out[] {
  return outs.map((other, at) => (at === index ? out : other));
}
