// Timers on the virtual clock.
import { startCloud, type TestCloud } from '../../support/cloud';

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await startCloud();
});
afterEach(() => cloud.stop());

interface Run {
  id: string;
  source: string;
  openid: string | null;
  returned: { event: { Type: string; TriggerName: string; Time: string }; context: Record<string, unknown> };
}

/** The ticker's runs so far, oldest first, once all have ended. */
async function ticks(): Promise<Run[]> {
  await cloud.idle();
  const { invocations } = (await cloud.api('GET', '/invocations?function=ticker')).body as {
    invocations: { id: string }[];
  };
  const runs = await Promise.all(invocations.map(({ id }) => cloud.api('GET', `/invocations/${id}`)));
  return runs.map(({ body }) => body as Run).reverse();
}
const clock = (change: unknown) => cloud.api('PUT', '/clock', change);
/** One minute into 2030, standing still, with nothing run on the way there. */
async function startOf2030(): Promise<void> {
  await cloud.api('PUT', '/settings', { 'functions.timers': false });
  await clock({ now: '2030-01-01T00:01:00Z', frozen: true });
  await cloud.api('PUT', '/settings', { 'functions.timers': true });
}

it('a timer runs when its moment comes, as WeChat calls it: Type, TriggerName, Time, no user', async () => {
  await startOf2030();
  await clock({ advanceMs: 3 * 60_000 });
  expect(await ticks()).toEqual([]);
  await clock({ advanceMs: 60_000 });
  const [run, ...more] = await ticks();
  expect(more).toEqual([]);
  expect(run).toMatchObject({ source: 'wx_trigger', openid: null });
  expect(run?.returned.event).toEqual({
    Type: 'Timer',
    TriggerName: 'every-five-minutes',
    Time: '2030-01-01T00:05:00Z',
  });
  expect(run?.returned.context).toMatchObject({ SOURCE: 'wx_trigger' });
  expect(run?.returned.context).not.toHaveProperty('OPENID');
});

it('a clock that jumps over many moments runs the timer once, and the next moment is the next one', async () => {
  await startOf2030();
  await clock({ advanceMs: 24 * 3_600_000 });
  expect(await ticks()).toHaveLength(1);
  await clock({ advanceMs: 4 * 60_000 });
  expect(await ticks()).toHaveLength(2);
});

it('or once for each of them, when the setting asks for it', async () => {
  await cloud.api('PUT', '/settings', { 'functions.timerCatchUp': 'each' });
  await startOf2030();
  await clock({ advanceMs: 20 * 60_000 });
  expect((await ticks()).map((run) => run.returned.event.Time)).toEqual([
    '2030-01-01T00:05:00Z',
    '2030-01-01T00:10:00Z',
    '2030-01-01T00:15:00Z',
    '2030-01-01T00:20:00Z',
  ]);
});

it('a timer that is switched off stays silent, and can still be run by hand', async () => {
  await cloud.api('PUT', '/settings', { 'functions.timers': false });
  await clock({ advanceMs: 3_600_000 });
  expect(await ticks()).toEqual([]);
  const { status, body } = await cloud.api('POST', '/functions/ticker/timer');
  expect(status).toBe(200);
  expect((body as Run).returned.event.TriggerName).toBe('every-five-minutes');
  expect((await cloud.api('POST', '/functions/counter/timer')).status).toBe(409);
});

it('a reset arms the timers anew', async () => {
  await startOf2030();
  await cloud.api('POST', '/reset');
  await clock({ advanceMs: 3_600_000 });
  expect(await ticks()).toHaveLength(1);
});
