// The way between a function and the cloud. In: a platform call. Out: the same call, later by the simulated delay.
// It never changes what is asked or answered, and never delays the emulator's own API.
import type { Host, Service } from '../../service';

export class Network implements Service {
  readonly name = 'network';
  readonly #settings;

  constructor(host: Host) {
    this.#settings = host.settings.section('network', {
      delayMs: {
        default: 5,
        about: '云函数每次调用平台接口（数据库、云调用等）的模拟网络延迟，单位毫秒（真实时间）',
        range: [0, 60_000],
      },
    });
  }

  /** Takes a platform call there and back: half of the delay before it, the rest after it, whatever it answers. */
  async through<T>(call: () => Promise<T>): Promise<T> {
    const delay = this.#settings.delayMs;
    const there = Math.ceil(delay / 2);
    await sleep(there);
    try {
      return await call();
    } finally {
      await sleep(delay - there);
    }
  }
}

/** @param ms real milliseconds; 0 does not wait at all */
function sleep(ms: number): Promise<void> | undefined {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : undefined;
}
