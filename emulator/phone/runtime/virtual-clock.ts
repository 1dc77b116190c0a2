// The emulator's virtual time, as this phone's clock shows it: read when it changes, carried on by the browser's clock between.
import type { EmulatorApi } from './emulator-api';
import type { EmulatorEvents } from './events';

interface Reading {
  readonly now: number;
  readonly frozen: boolean;
  /** Browser time, epoch milliseconds. */
  readonly readAt: number;
}

export class VirtualClock {
  #reading: Reading | null = null;

  /** @param changed called after each reading */
  constructor(
    private readonly api: EmulatorApi,
    events: EmulatorEvents,
    private readonly changed: () => void,
  ) {
    events.listen(({ topic }) => {
      if (topic === 'clock' || topic === 'reset') void this.#read();
    });
    void this.#read();
  }

  /** Epoch milliseconds; the browser's own time until the first reading. */
  now(): number {
    if (this.#reading === null) return Date.now();
    const { now, frozen, readAt } = this.#reading;
    return frozen ? now : now + Date.now() - readAt;
  }

  async #read(): Promise<void> {
    try {
      const { now, frozen } = (await this.api.get('/clock')) as Omit<Reading, 'readAt'>;
      this.#reading = { now, frozen, readAt: Date.now() };
      this.changed();
    } catch {
      // Without the emulator there is more to worry about than the time; the last one goes on.
    }
  }
}
