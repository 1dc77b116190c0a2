// The one virtual clock: it is read, moved, stopped, and rings when a moment comes.
import { createFeed } from '../../../../emulator/feed';
import { Clock } from '../../../../emulator/services/clock';

const NEW_YEAR = Date.UTC(2030, 0, 1);
const HOUR = 3_600_000;
let clock: Clock;
beforeEach(() => {
  clock = new Clock(createFeed());
});
afterEach(() => clock.stop());

it('runs beside the real clock until it is moved', () => {
  const before = Date.now();
  const now = clock.now();
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
  expect(Number.isInteger(now)).toBe(true);
});

it('stands still when frozen, and is moved by exactly what is asked', () => {
  clock.set({ now: NEW_YEAR, frozen: true });
  expect(clock.now()).toBe(NEW_YEAR);
  clock.set({ advanceMs: 48 * HOUR });
  expect(clock.now()).toBe(NEW_YEAR + 48 * HOUR);
  clock.set({ frozen: false });
  expect(clock.now()).toBeGreaterThanOrEqual(NEW_YEAR + 48 * HOUR);
});

it('refuses to leave the years a Date can name, and stays where it was', () => {
  clock.set({ now: NEW_YEAR, frozen: true });
  expect(() => clock.set({ advanceMs: 1e18 })).toThrow('it was not moved');
  expect(clock.now()).toBe(NEW_YEAR);
});

it('rings every alarm on the way, in order, each at the time it asked for', () => {
  clock.set({ now: NEW_YEAR, frozen: true });
  const rung: [string, number][] = [];
  const ring = (name: string) => () => rung.push([name, clock.now()]);
  clock.at(NEW_YEAR + 2 * HOUR, ring('second'));
  clock.at(NEW_YEAR + 1 * HOUR, () => {
    ring('first')();
    clock.at(NEW_YEAR + 3 * HOUR, ring('set on the way'));
  });
  clock.at(NEW_YEAR + 9 * HOUR, ring('later'));
  clock.at(NEW_YEAR + 2 * HOUR, ring('called off'))();
  clock.set({ advanceMs: 5 * HOUR });
  expect(rung).toEqual([
    ['first', NEW_YEAR + HOUR],
    ['second', NEW_YEAR + 2 * HOUR],
    ['set on the way', NEW_YEAR + 3 * HOUR],
  ]);
  expect(clock.now()).toBe(NEW_YEAR + 5 * HOUR);
});

it('rings by itself when real time brings the moment, at once for one that has passed', async () => {
  await new Promise<void>((resolve) => clock.at(clock.now() + 30, resolve));
  await new Promise<void>((resolve) => clock.at(clock.now() - HOUR, resolve));
});

it('an alarm that fails does not stop the clock or the other alarms', () => {
  const shown = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  clock.set({ now: NEW_YEAR, frozen: true });
  let rung = false;
  clock.at(NEW_YEAR + 1, () => {
    throw new Error('broken alarm');
  });
  clock.at(NEW_YEAR + 2, () => (rung = true));
  clock.set({ advanceMs: 10 });
  expect(rung).toBe(true);
  expect(clock.now()).toBe(NEW_YEAR + 10);
  expect(shown).toHaveBeenCalledTimes(1);
  shown.mockRestore();
});

it('a reset returns to real time and forgets the alarms', async () => {
  clock.set({ now: NEW_YEAR, frozen: true });
  clock.at(NEW_YEAR + 1, () => {
    throw new Error('forgotten alarms do not ring');
  });
  await clock.reset();
  clock.set({ now: NEW_YEAR + 2 });
  await clock.reset();
  expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1000);
});
