// Names for what happens, that are the same in every repetition: a visitor's second push, its first delivery. In: pushes and
// runs as they come. Out: their names, and how often a run has called what. It never looks at ids, which are random.
import type { Invocation } from '../../service';

/** So many pushes are remembered; those before are over. */
const REMEMBERED = 20_000;

interface KnownPush {
  readonly name: string;
  runs: number;
}
interface KnownRun {
  readonly name: string;
  readonly counts: Map<string, number>;
}

export class Names {
  readonly #pushes = new Map<string, KnownPush>();
  readonly #runs = new WeakMap<Invocation, KnownRun>();
  readonly #ordinals = new Map<string, number>();

  /** The name of a push: whose, and which of theirs. */
  push(id: string, openid: string): string {
    const known = this.#pushes.get(id);
    if (known) return known.name;
    const name = `${openid}#${this.#next(`push ${openid}`)}`;
    this.#pushes.set(id, { name, runs: 0 });
    for (const old of this.#pushes.keys()) {
      if (this.#pushes.size <= REMEMBERED) break;
      this.#pushes.delete(old);
    }
    return name;
  }

  /** Counts one more of something. @returns which one it is, from 1 */
  next(what: string): number {
    return this.#next(what);
  }

  run(run: Invocation): KnownRun {
    const known = this.#runs.get(run);
    if (known) return known;
    const push = run.pushId === null ? undefined : this.#pushes.get(run.pushId);
    const whose = push ? `${push.name}/${(push.runs += 1)}` : `#${this.#next(`run ${run.function}`)}`;
    const made = { name: `${run.function} ${whose}`, counts: new Map<string, number>() };
    this.#runs.set(run, made);
    return made;
  }

  #next(what: string): number {
    const next = (this.#ordinals.get(what) ?? 0) + 1;
    this.#ordinals.set(what, next);
    return next;
  }
}
