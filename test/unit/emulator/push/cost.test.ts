import fc from '../../../support/properties';
import type { CallRecord } from '../../../../emulator/service';
import { costBeforeFirstReply, longestChain } from '../../../../emulator/services/push/cost';

function call(name: string, startedAt: number, ms: number | null, outcome = 'ok'): CallRecord {
  return { name, startedAt, ms, outcome };
}
const SEND = 'customerServiceMessage.send';

/** The longest chain by trying every choice. */
function bruteForce(calls: readonly { start: number; end: number }[]): number {
  let best = 0;
  for (let choice = 0; choice < 1 << calls.length; choice += 1) {
    const chosen = calls.filter((_, index) => choice & (1 << index)).sort((a, b) => a.start - b.start || a.end - b.end);
    if (chosen.every((next, index) => index === 0 || chosen[index - 1]!.end <= next.start))
      best = Math.max(best, chosen.length);
  }
  return best;
}

describe('the cost of a push before the first reply', () => {
  it('the longest chain is the longest of all choices that do not overlap', () => {
    const interval = fc.record({ start: fc.nat({ max: 20 }), ms: fc.integer({ min: 1, max: 8 }) });
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 9 }), (list) => {
        const calls = list.map(({ start, ms }) => ({ start, end: start + ms }));
        expect(longestChain(calls)).toBe(bruteForce(calls));
      }),
    );
  });

  it('calls side by side count once in sequence, and what comes after the send not at all', () => {
    const calls = [
      call('database.insertDocument', 0, 5),
      call('database.getDocument', 0, 6),
      call('database.modifyDocument', 6, 5),
      call(SEND, 11, 5),
      call('database.modifyDocument', 16, 5),
    ];
    expect(costBeforeFirstReply(calls)).toEqual({ sequential: 3, total: 4 });
  });

  it('a refused send is a call like any other; without a successful one there is no answer', () => {
    const refused = [call(SEND, 0, 5, '45047')];
    expect(costBeforeFirstReply(refused)).toBeNull();
    expect(costBeforeFirstReply([...refused, call(SEND, 5, 5)])).toEqual({ sequential: 2, total: 2 });
  });

  it('a call that still runs is not counted', () => {
    expect(costBeforeFirstReply([call('database.getDocument', 0, null), call(SEND, 0, 5)])).toEqual({
      sequential: 1,
      total: 1,
    });
  });
});
