import { draw, firstReplyAt, marks } from '../../../emulator/console/panes/pushes/steps';
import type { Call } from '../../../emulator/console/types';

const call = (name: string, startedAt: number, ms: number | null, outcome: string | null = 'ok'): Call => ({
  name,
  startedAt,
  ms,
  outcome,
});

describe('the timeline of a push', () => {
  it('calls side by side share a step; what began after one ended is a step later', () => {
    const { steps } = draw([call('a', 0, 10), call('b', 2, 5), call('c', 8, 4), call('d', 11, 3)], [], 0);
    expect(steps.map((step) => step.map(({ call: { name } }) => name))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('bars lie where the calls lay within the run of the function', () => {
    const { bars, spanMs } = draw([call('a', 120, 20)], [{ startedAt: 100, ms: 100 }], 0);
    expect(spanMs).toBe(100);
    expect(bars).toEqual([expect.objectContaining({ left: 0.2, width: 0.2, step: 1 })]);
  });

  it('what still runs reaches to now, and nothing has waited for it', () => {
    const { bars, spanMs } = draw([call('a', 0, null), call('b', 50, 10)], [], 200);
    expect(spanMs).toBe(200);
    expect(bars.map(({ step, width }) => [step, width])).toEqual([
      [1, 1],
      [1, 0.05],
    ]);
  });

  it('the first reply is the first send that WeChat took', () => {
    const send = 'customerServiceMessage.send';
    expect(firstReplyAt([call(send, 0, 5, '45015'), call(send, 10, 5), call(send, 20, 5)])).toBe(15);
    expect(firstReplyAt([call('database.addDocument', 0, 5)])).toBeNull();
  });

  it('the axis has few and round marks, whatever the span', () => {
    expect(marks(109)).toEqual([0, 20, 40, 60, 80, 100]);
    expect(marks(1)).toHaveLength(6);
    for (const span of [1, 3.7, 42, 999, 31_000]) expect(marks(span).length).toBeLessThanOrEqual(7);
  });
});
