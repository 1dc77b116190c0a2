// The mini program's console: what it logs goes to the browser's console and to whoever listens (the automator).

export type LogType = 'log' | 'info' | 'warn' | 'error' | 'debug';
type Listener = (type: LogType, args: readonly unknown[]) => void;

export class PhoneConsole {
  readonly #listeners = new Set<Listener>();
  readonly #said = new Set<string>();
  readonly #timers = new Map<string, number>();

  readonly log = (...args: unknown[]) => this.#write('log', args);
  readonly info = (...args: unknown[]) => this.#write('info', args);
  readonly warn = (...args: unknown[]) => this.#write('warn', args);
  readonly error = (...args: unknown[]) => this.#write('error', args);
  readonly debug = (...args: unknown[]) => this.#write('debug', args);
  readonly group = (...args: unknown[]) => this.#write('log', args);
  readonly groupCollapsed = this.group;
  readonly groupEnd = () => undefined;
  readonly table = (...args: unknown[]) => this.#write('log', args);
  readonly trace = (...args: unknown[]) => this.#write('log', args);
  readonly assert = (condition: unknown, ...args: unknown[]) => {
    if (!condition) this.#write('error', ['Assertion failed:', ...args]);
  };
  readonly time = (label = 'default') => {
    this.#timers.set(label, performance.now());
  };
  readonly timeEnd = (label = 'default') => {
    const start = this.#timers.get(label);
    this.#timers.delete(label);
    if (start !== undefined) this.#write('log', [`${label}: ${(performance.now() - start).toFixed(1)} ms`]);
  };

  onLog(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** A warning of the phone itself, once per text. */
  once(text: string, type: 'warn' | 'debug' = 'warn'): void {
    if (this.#said.has(text)) return;
    this.#said.add(text);
    this[type](text);
  }

  #write(type: LogType, args: readonly unknown[]): void {
    console[type](...args);
    for (const listener of this.#listeners) listener(type, args);
  }
}
