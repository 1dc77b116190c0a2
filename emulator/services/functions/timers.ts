// Timers on the virtual clock. In: each function's timer. Out: a run when it is due. When the clock jumps over several
// due moments, a timer runs once for all of them unless the setting asks for each. It never judges an expression.
import type { Clock } from '../clock';
import { parseCron } from './cron';
import type { Deployment } from './deployment';

export interface TimersOptions {
  readonly clock: Clock;
  enabled(): boolean;
  /** Whether every moment that a jump of the clock passes over gets its own run. */
  everyMoment(): boolean;
  fire(name: string, time: number): void;
}

/** A jump over more moments than this (a jump of years) runs a timer once more for all the rest. */
const MOST_MOMENTS = 500;

export class Timers {
  readonly #armed = new Map<string, () => void>();
  /** Due, and about to run. */
  readonly #due = new Set<string>();
  /** Moments of each timer that rang in the present jump of the clock. */
  readonly #rung = new Map<string, number>();

  constructor(private readonly options: TimersOptions) {}

  /** Watches exactly the timers of these functions, from the present moment on. */
  arm(deployments: readonly Deployment[]): void {
    this.#disarm();
    for (const { name, timer, loadError } of deployments)
      if (timer && loadError === null) this.#next(name, timer.config, this.options.clock.now());
  }

  stop(): void {
    this.#disarm();
    this.#due.clear();
  }

  #disarm(): void {
    for (const disarm of this.#armed.values()) disarm();
    this.#armed.clear();
  }

  #next(name: string, config: string, after: number): void {
    const due = parseCron(config).nextAfter(after);
    if (due === null) return;
    const { clock } = this.options;
    const disarm = clock.at(due, () => {
      this.#armed.delete(name);
      if (this.options.everyMoment() && this.#ring(name) <= MOST_MOMENTS) {
        this.#next(name, config, due);
        this.#fire(name, due);
        return;
      }
      // The clock may be on its way through hours of due moments: run where it came to rest.
      this.#due.add(name);
      queueMicrotask(() => {
        if (!this.#due.delete(name)) return;
        if (!this.#armed.has(name)) this.#next(name, config, clock.now());
        this.#fire(name, due);
      });
    });
    this.#armed.set(name, disarm);
  }

  /** @returns how many moments of this timer the present jump has passed */
  #ring(name: string): number {
    if (this.#rung.size === 0) queueMicrotask(() => this.#rung.clear());
    const rung = (this.#rung.get(name) ?? 0) + 1;
    this.#rung.set(name, rung);
    return rung;
  }

  #fire(name: string, time: number): void {
    if (this.options.enabled()) this.options.fire(name, time);
  }
}
