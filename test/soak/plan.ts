// What goes wrong in a soak: every kind of fault there is, each now and then. Deaths cost a process start, so they are the
// rarest; what they hit is anybody's platform call.
import type { Plan } from '../../emulator/services/faults/plan';

/** How many instances of `receive` work side by side. */
export const instances = 6;

/** Faults while visitors write. @param seed of one stretch of the run */
export function storm(seed: number): Plan {
  const send = 'customerServiceMessage.send';
  return {
    seed,
    faults: [
      ...calm(seed).faults,
      { kind: 'duplicate', share: 0.05, copies: 2, together: true },
      { kind: 'duplicate', share: 0.02, copies: 3, together: false },
      { kind: 'delay', share: 0.1, ms: [1, 400] },
      { kind: 'reorder', share: 0.05, ms: [50, 500] },
      { kind: 'drop', share: 0.02 },
      { kind: 'lost-acknowledgement', share: 0.03 },
      { kind: 'die', share: 0.0002, when: 'before' },
      { kind: 'die', share: 0.0002, when: 'after' },
      { kind: 'die', share: 0.0005, when: 'after', call: send },
      { kind: 'slow', share: 0.004, ms: [20, 400], when: 'before' },
      { kind: 'slow', share: 0.0006, ms: [500, 3_500], when: 'before' },
      { kind: 'slow', share: 0.0006, ms: [500, 3_500], when: 'after' },
      { kind: 'fail', share: 0.002, code: 'SYS_ERR' },
      { kind: 'fail', share: 0.002, code: 'DATABASE_REQUEST_FAILED' },
      { kind: 'fail', share: 0.01, call: send, code: -1 },
      { kind: 'fail', share: 0.002, call: send, code: 45011 },
      { kind: 'fail', share: 0.002, call: send, code: 45047 },
      { kind: 'fail', share: 0.002, call: send, code: 45015 },
      { kind: 'fail', share: 0.002, call: send, code: 40007 },
      { kind: 'lost-answer', share: 0.003 },
      { kind: 'conflict', share: 0.003 },
    ],
  };
}

/** Still several instances with clocks that differ, and nothing else. */
export function calm(seed: number): Plan {
  return {
    seed,
    faults: [
      { kind: 'instances', function: 'receive', n: instances },
      { kind: 'instances', function: 'sweep', n: 2 },
      { kind: 'skew', share: 1, ms: [-20_000, 20_000] },
    ],
  };
}
