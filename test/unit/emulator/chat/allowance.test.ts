import fc from '../../../support/properties';
import { acts } from '../../../support/cloud/allowance-acts';
import { WeChatModel } from '../../../support/cloud/wechat-model';
import {
  afterEnter,
  afterMessage,
  afterSend,
  allowed,
  NOTHING_ALLOWED,
} from '../../../../emulator/services/chat/allowance';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type Step = { what: 'message' | 'enter' | 'send'; at: number };

/** WeChat's rule said another way: nothing is remembered but what happened, and everything is counted again. */
function counted(steps: readonly Step[], now: number, refills: boolean): { left: number; until: number | null } {
  const last = (what: Step['what']) => steps.findLastIndex((step) => step.what === what);
  const sentSince = (index: number) => steps.slice(index + 1).filter((step) => step.what === 'send').length;
  const open: { left: number; until: number }[] = [];
  const message = last('message');
  if (message >= 0) {
    const until = steps[message]!.at + 48 * HOUR;
    const refill = steps.findLastIndex((step) => step.what === 'enter' && step.at < until);
    open.push({ left: Math.max(0, 5 - sentSince(refills ? Math.max(message, refill) : message)), until });
  }
  const enter = last('enter');
  if (enter >= 0) open.push({ left: Math.max(0, 2 - sentSince(enter)), until: steps[enter]!.at + MINUTE });
  const live = open.filter(({ until }) => now < until).sort((a, b) => b.left - a.left || b.until - a.until);
  return live[0] ?? { left: 0, until: null };
}

describe('what may still be said', () => {
  const steps = fc
    .array(
      fc.record({
        what: fc.constantFrom('message' as const, 'enter' as const, 'send' as const),
        after: fc.constantFrom(0, 1, 1000, MINUTE - 1, MINUTE, MINUTE + 1, HOUR, 48 * HOUR - 1, 48 * HOUR),
      }),
      { maxLength: 30 },
    )
    .map((list) => {
      let at = 1_800_000_000_000;
      return list.map(({ what, after }): Step => ({ what, at: (at += after) }));
    });

  it('is the same as counting everything that happened from the beginning', () => {
    fc.assert(
      fc.property(steps, fc.nat({ max: 50 * HOUR }), fc.boolean(), (list, later, refills) => {
        let state = NOTHING_ALLOWED;
        const done: Step[] = [];
        for (const step of list) {
          // A send that WeChat would refuse does not happen.
          if (step.what === 'send' && allowed(state, step.at).left === 0) continue;
          if (step.what === 'message') state = afterMessage(step.at);
          else if (step.what === 'enter') state = afterEnter(state, step.at, refills);
          else state = afterSend(state, step.at);
          done.push(step);
          expect(allowed(state, step.at)).toEqual(counted(done, step.at, refills));
        }
        const now = (list.at(-1)?.at ?? 0) + later;
        expect(allowed(state, now)).toEqual(counted(done, now, refills));
      }),
    );
  });

  it('never falls when the visitor enters, and is never a sum', () => {
    fc.assert(
      fc.property(steps, fc.boolean(), (list, refills) => {
        let state = NOTHING_ALLOWED;
        for (const { what, at } of list) {
          const before = allowed(state, at).left;
          if (what === 'message') state = afterMessage(at);
          else if (what === 'enter') {
            state = afterEnter(state, at, refills);
            expect(allowed(state, at).left).toBeGreaterThanOrEqual(Math.max(before, 2));
          } else state = afterSend(state, at);
          expect(allowed(state, at).left).toBeLessThanOrEqual(5);
        }
      }),
    );
  });
});

// The product is held against that model over the same histories: test/unit/core/allowance/history.test.ts.
it.each([
  ['apart', false],
  ['refills', true],
] as const)(
  'counts as the model does that the product is held against, where entering is read as: %s',
  (reading, refills) => {
    fc.assert(
      fc.property(acts, (all) => {
        const model = new WeChatModel(reading);
        let state = NOTHING_ALLOWED;
        let now = 1_800_000_000_000;
        const counts: object[] = [];
        const modelled: object[] = [];
        const done = (what: 'write' | 'enter') => {
          if (what === 'write') model.wrote('o', now);
          else model.entered('o', now);
          state = what === 'write' ? afterMessage(now) : afterEnter(state, now, refills);
        };
        for (const one of all) {
          if (one.kind === 'pass') now += one.ms;
          else if (one.kind === 'write' || one.kind === 'enter') done(one.kind);
          else if (one.kind === 'send') {
            if (one.meanwhile !== undefined) done(one.meanwhile);
            now += one.underWay ?? 0;
            const taken = allowed(state, now).left > 0;
            counts.push({ taken });
            modelled.push({ taken: model.send('o', 'text', now) === 0 });
            if (taken) state = afterSend(state, now);
            now += one.booking ?? 0;
          }
          counts.push(allowed(state, now));
          modelled.push(model.allowed('o', now) ?? { left: 0, until: null });
        }
        expect(counts).toEqual(modelled);
      }),
      { numRuns: 500 },
    );
  },
);

describe('the numbers of WeChat', () => {
  it('a message gives five for 48 hours', () => {
    const state = afterMessage(1000);
    expect(allowed(state, 1000)).toEqual({ left: 5, until: 1000 + 48 * HOUR });
    expect(allowed(state, 1000 + 48 * HOUR)).toEqual({ left: 0, until: null });
  });

  it('entering gives two for one minute', () => {
    const state = afterEnter(NOTHING_ALLOWED, 1000, false);
    expect(allowed(state, 1000)).toEqual({ left: 2, until: 1000 + MINUTE });
    expect(allowed(state, 1000 + MINUTE)).toEqual({ left: 0, until: null });
  });

  it('entering with three left leaves three, or sets five where the setting says so', () => {
    const three = afterSend(afterSend(afterMessage(0), 1), 2);
    expect(allowed(afterEnter(three, 3, false), 3)).toEqual({ left: 3, until: 48 * HOUR });
    expect(allowed(afterEnter(three, 3, true), 3)).toEqual({ left: 5, until: 48 * HOUR });
  });
});
