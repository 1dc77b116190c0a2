// One run of a room on the in-memory database, for tests of rooms that no message walks through. Calls may lose their answer
// or fail, as the test says.
import type { Run } from '../../../cloudfunctions/core/platform';
import { MemoryDatabase, steppedStore } from './memory-store';

/** What becomes of a database call: it works, it fails without effect, or it works and its answer is lost. */
export type Fate = 'works' | 'fails' | 'loses its answer';

/** @param fate asked before each call */
export function plainRun(fate: (call: string) => Fate = () => 'works') {
  let time = Date.UTC(2026, 10, 20, 2, 0, 0);
  const database = new MemoryDatabase(() => time);
  let names = 0;
  const refuse = () => {
    throw new Error('not part of this test');
  };
  const run: Run = {
    store: steppedStore(database, async (name, effect) => {
      // Others get their turn between the calls of one run.
      await Promise.resolve();
      const becomes = fate(name);
      if (becomes === 'fails') throw new Error(`${name} failed`);
      const result = effect();
      if (becomes === 'loses its answer') throw new Error(`the answer of ${name} was lost`);
      return result;
    }),
    wechat: {
      caller: () => ({ openid: null, appid: null, source: '' }),
      send: refuse,
      notify: refuse,
      typing: refuse,
      checkText: refuse,
    },
    ai: { answer: refuse },
    start: refuse,
    media: { upload: refuse, fetch: refuse, readFile: refuse, writeFile: refuse, removeFiles: refuse },
    time: {
      now: () => time,
      elapsed: () => time,
      sleep: async (ms) => {
        time += ms;
      },
      alarm: () => ({ rings: new Promise(() => undefined), off: () => undefined }),
      chance: () => 0.5,
    },
    unique: () => `name-${(names += 1)}`,
    remaining: () => 1_000,
  };
  return { run, database };
}
