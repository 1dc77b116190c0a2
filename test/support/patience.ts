// How tests wait: for what holds in the end, however slow the machine. In: a reading. Out: the last one. Nothing here is a promise
// about time: who waits in vain fails, and says what was waited for.

/** Longer than anything takes on a machine with much else to do, and well before jest gives up, in ms. */
export const patienceMs = 60_000;

/** Reads again until it holds, as long as there is patience; the last reading, for the test to look at. */
export async function eventually<T>(read: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const value = await read();
    if (holds(value) || performance.now() > end) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
