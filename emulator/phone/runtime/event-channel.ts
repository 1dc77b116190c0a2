// EventChannel between the page that navigates and the page it opened.

type Listener = (...args: unknown[]) => void;

export class EventChannel {
  readonly #listeners = new Map<string, { run: Listener; once: boolean }[]>();
  #other: EventChannel | null = null;

  /** Joins two ends: each hears what the other emits. */
  static join(one: EventChannel, two: EventChannel): void {
    one.#other = two;
    two.#other = one;
  }

  emit(name: string, ...args: unknown[]): void {
    const other = this.#other;
    if (other) other.#receive(name, args);
  }

  on(name: string, run: Listener): void {
    this.#add(name, run, false);
  }

  once(name: string, run: Listener): void {
    this.#add(name, run, true);
  }

  off(name: string, run?: Listener): void {
    this.#listeners.set(name, run ? (this.#listeners.get(name) ?? []).filter((entry) => entry.run !== run) : []);
  }

  #receive(name: string, args: unknown[]): void {
    const entries = this.#listeners.get(name) ?? [];
    this.#listeners.set(
      name,
      entries.filter(({ once }) => !once),
    );
    for (const { run } of entries) run(...args);
  }

  #add(name: string, run: Listener, once: boolean): void {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), { run, once }]);
  }
}

/** Two ends: the opener's, with its listeners, and the opened page's. */
export function channelPair(events: Readonly<Record<string, Listener>> = {}): {
  opener: EventChannel;
  opened: EventChannel;
} {
  const opener = new EventChannel();
  const opened = new EventChannel();
  EventChannel.join(opener, opened);
  for (const [name, run] of Object.entries(events)) opener.on(name, run);
  return { opener, opened };
}
