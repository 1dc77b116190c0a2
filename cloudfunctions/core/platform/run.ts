// One run of a function against its deadline. WeChat drops a push that is not answered in time, and an instance is
// frozen when its function returns: what was under way then wakes up inside somebody else's run. So a run that has
// answered is closed, and every further call it tries is refused.
import type { Platform } from './platform';

/** The platform as one run of a function may use it. */
export interface Run extends Platform {
  /** Milliseconds until the run must have answered. */
  remaining(): number;
}

/** The run has answered already; whoever gets this stops. */
export class TooLate extends Error {
  constructor() {
    super('The run has answered; nothing more is done in it.');
  }
}

/**
 * Does some work and answers, at the latest after `ms`.
 * @param ms the time from now until the answer must be given
 * @param late what to answer when the work is not done by then; what it throws is thrown to the caller
 */
export async function within<T>(
  platform: Platform,
  ms: number,
  work: (run: Run) => Promise<T>,
  late: () => T,
): Promise<T> {
  const end = platform.time.elapsed() + ms;
  let closed = false;
  const open = () => {
    if (closed) throw new TooLate();
  };
  const run: Run = {
    store: guarded(platform.store, open),
    wechat: guarded(platform.wechat, open),
    media: guarded(platform.media, open),
    ai: guarded(platform.ai, open),
    start: async (name, data) => {
      open();
      return platform.start(name, data);
    },
    time: platform.time,
    unique: () => platform.unique(),
    remaining: () => end - platform.time.elapsed(),
  };
  const alarm = platform.time.alarm(ms);
  try {
    return await Promise.race([work(run), alarm.rings.then(late)]);
  } finally {
    closed = true;
    alarm.off();
  }
}

function guarded<T extends object>(verbs: T, open: () => void): T {
  return new Proxy(verbs, {
    get(target, name, receiver) {
      const verb: unknown = Reflect.get(target, name, receiver);
      if (typeof verb !== 'function') return verb;
      return (...args: unknown[]): unknown => {
        open();
        return Reflect.apply(verb, target, args);
      };
    },
  });
}
