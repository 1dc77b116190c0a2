// Runs several instances as coroutines: whenever all of them wait, one waiting thing is picked at random and happens. A platform call
// happens in two steps, its effect on the server and its answer, so that everything can come between.
import type { Random } from './random';

/** How likely each fault is, for one platform call. */
export interface Faults {
  /** The instance dies before the call takes effect, or after. */
  readonly death: number;
  /** The call fails and takes no effect. */
  readonly failure: number;
  /** The call takes effect and its answer is lost. */
  readonly lostAnswer: number;
  /** The call, or its answer, is on its way for seconds. */
  readonly slowness: number;
  /** WeChat refuses a send for count or window, against its own rule as we know it. */
  readonly refusal?: number;
}
export const noFaults: Faults = { death: 0, failure: 0, lostAnswer: 0, slowness: 0 };

/** One run of a function in one instance. */
export interface Actor {
  readonly name: string;
  dead: boolean;
  /** It has answered; it must not call any more. */
  answered: boolean;
}

interface Waiting {
  readonly actor: Actor | null;
  /** Not before this time. */
  at: number;
  readonly go: () => void;
}

export class Scheduler {
  /** The world's clock, which is also the server's, epoch milliseconds. */
  time = Date.UTC(2026, 10, 20, 2, 0, 0);
  faults: Faults = noFaults;
  /** Ends an instance at exactly one of the world's calls, counted from 1 in the order in which they are made. */
  death: { readonly call: number; readonly when: 'before' | 'after' } | null = null;
  /** The names of the calls that were made. */
  readonly calls: string[] = [];
  /** Calls that an instance tried after it had answered. */
  readonly callsAfterAnswer: string[] = [];
  #waiting: Waiting[] = [];

  constructor(private readonly random: Random) {}

  /** Lets `go` happen at a time, or as soon as it is picked; never once its actor is dead. */
  wait(actor: Actor | null, at: number, go: () => void): () => void {
    const waiting = { actor, at, go };
    this.#waiting.push(waiting);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== waiting);
    };
  }

  /** A platform call of an actor, with whatever goes wrong. */
  call<T>(actor: Actor, name: string, effect: () => T, failure: () => Error = () => new Error('-501001')): Promise<T> {
    if (actor.answered) this.callsAfterAnswer.push(`${actor.name}: ${name}`);
    this.calls.push(name);
    const dies = this.death?.call === this.calls.length ? this.death.when : null;
    return new Promise<T>((resolve, reject) => {
      this.wait(null, this.#arrival(), () => {
        if (dies === 'before') {
          actor.dead = true;
          return;
        }
        if (this.random.chance(this.faults.death)) actor.dead = true;
        // A dead instance's request may be on its way already.
        if (actor.dead && this.random.chance(0.5)) return;
        const answer = this.#answer(effect, failure, resolve, reject);
        if (dies === 'after' || this.random.chance(this.faults.death)) actor.dead = true;
        this.wait(actor, this.#arrival(), answer);
      });
    });
  }

  /** Runs until nothing waits any more. */
  async run(): Promise<void> {
    for (;;) {
      await new Promise(setImmediate);
      this.#waiting = this.#waiting.filter(({ actor }) => actor?.dead !== true);
      if (this.#waiting.length === 0) return;
      const ready = this.#waiting.filter(({ at }) => at <= this.time);
      if (ready.length === 0) {
        this.time = Math.min(...this.#waiting.map(({ at }) => at));
        continue;
      }
      const picked = this.random.pick(ready);
      this.#waiting = this.#waiting.filter((other) => other !== picked);
      this.time += this.random.integer(0, 4);
      picked.go();
    }
  }

  #arrival(): number {
    return this.time + (this.random.chance(this.faults.slowness) ? this.random.integer(500, 7_000) : 0);
  }

  #answer<T>(
    effect: () => T,
    failure: () => Error,
    resolve: (value: T) => void,
    reject: (error: Error) => void,
  ): () => void {
    if (this.random.chance(this.faults.failure)) return () => reject(failure());
    let value: T;
    try {
      value = effect();
    } catch (error) {
      return () => reject(error as Error);
    }
    return this.random.chance(this.faults.lostAnswer) ? () => reject(failure()) : () => resolve(value);
  }
}
