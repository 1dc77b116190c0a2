// The emulator's notices. Phones side by side share one stream: a browser opens only a few to one server.

export interface Notice {
  readonly topic: string;
  readonly id?: string;
}
type Listener = (notice: Notice) => void;

export class EmulatorEvents {
  readonly #listeners = new Set<Listener>();

  constructor(url: string) {
    if (typeof EventSource === 'undefined') return;
    if (typeof BroadcastChannel === 'undefined' || !('locks' in navigator)) {
      this.#open(url, () => undefined);
      return;
    }
    const channel = new BroadcastChannel('emulator-events');
    channel.onmessage = ({ data }) => {
      this.#deliver(data as Notice);
    };
    // Whoever holds the lock reads for all; when that phone is closed, the next one takes over.
    void navigator.locks.request('emulator-events', () => {
      this.#open(url, (notice) => {
        channel.postMessage(notice);
      });
      return new Promise(() => undefined);
    });
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  #open(url: string, pass: Listener): void {
    const source = new EventSource(url);
    source.onmessage = ({ data }) => {
      const notice = JSON.parse(String(data)) as Notice;
      this.#deliver(notice);
      pass(notice);
    };
  }

  #deliver(notice: Notice): void {
    for (const listener of this.#listeners) listener(notice);
  }
}
