import { TooLate, within, type Platform, type Run } from '../../../../cloudfunctions/core/platform';
import { plainRun } from '../../../support/cloud/plain-run';

/** A platform whose time-out rings when the test says so. */
function platform(): { platform: Platform; ring: () => void } {
  let ring = () => undefined as void;
  const { run } = plainRun();
  const alarm = () => ({ rings: new Promise<void>((resolve) => (ring = resolve)), off: () => undefined });
  return { platform: { ...run, time: { ...run.time, alarm } }, ring: () => ring() };
}
const soon = () => new Promise((resolve) => setImmediate(resolve));

it('C8: work that is not done in time is answered for', async () => {
  const { platform: its, ring } = platform();
  const answered = within(
    its,
    1_000,
    () => new Promise<string>(() => undefined),
    () => 'late',
  );
  ring();
  expect(await answered).toBe('late');
});

it('C8: a run that has answered calls nothing any more', async () => {
  const { platform: its, ring } = platform();
  let asked = 0;
  const get = async () => {
    asked += 1;
    return null;
  };
  let go = () => undefined as void;
  const work = async (run: Run) => {
    await run.store.get('messages', 'before');
    await new Promise<void>((resolve) => (go = resolve));
    await run.store.get('messages', 'after');
    return 'done';
  };
  const answered = within({ ...its, store: { ...its.store, get } }, 1_000, work, () => 'late');
  await soon();
  ring();
  await answered;
  go();
  await soon();
  expect(asked).toBe(1);
});

it('what goes wrong in the answer itself reaches the caller', async () => {
  const { platform: its, ring } = platform();
  const answered = within<string>(
    its,
    1_000,
    () => new Promise(() => undefined),
    () => {
      throw new Error('not stored');
    },
  );
  ring();
  await expect(answered).rejects.toThrow('not stored');
});

it('TooLate says what it means', () => {
  expect(new TooLate().message).toContain('has answered');
});
