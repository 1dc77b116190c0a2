// Whether a fault happens in one case. In: a plan, and what the case is about. Out: the faults that happen, counted. The same
// plan and seed decide the same for the same case, in whatever order the cases come.
import { draw } from './draw';
import type { Fault, FaultOf, Kind, Plan } from './plan';

/** What a case is about, for the filters of a fault. */
export interface About {
  readonly function?: string | undefined;
  readonly openid?: string | null | undefined;
  readonly call?: string;
  readonly target?: string | undefined;
}

/** How a plan stands: its faults, and how often each happened. */
export interface Standing {
  readonly seed: number;
  readonly faults: readonly (Fault & { readonly happened: number })[];
}

export class Cases {
  readonly #happened: number[];

  constructor(readonly plan: Plan) {
    this.#happened = plan.faults.map(() => 0);
  }

  get standing(): Standing {
    const faults = this.plan.faults.map((fault, index) => ({ ...fault, happened: this.#happened[index] ?? 0 }));
    return { seed: this.plan.seed, faults };
  }

  has(kind: Kind): boolean {
    return this.plan.faults.some((fault) => fault.kind === kind);
  }

  /**
   * The faults of these kinds that happen in a case, in the order of the plan.
   * @param key names the case; the same key always draws the same
   * @param nth which of its run's calls this is, counted per fault among those that its filters let through
   */
  *happening<K extends Kind>(
    kinds: readonly K[],
    about: About,
    key: string,
    nth: (fault: number) => number = () => 1,
  ): Generator<FaultOf<K>> {
    for (const [index, fault] of this.plan.faults.entries()) {
      if (!kinds.some((kind) => kind === fault.kind) || !meant(fault, about)) continue;
      const ordinal = nth(index);
      if ('k' in fault && fault.k !== undefined && fault.k !== ordinal) continue;
      const happened = this.#happened[index] ?? 0;
      if ('count' in fault && fault.count !== undefined && happened >= fault.count) continue;
      if ('share' in fault && draw(this.plan.seed, index, key, 'whether') >= fault.share) continue;
      this.#happened[index] = happened + 1;
      yield fault as FaultOf<K>;
    }
  }

  /** Milliseconds of a fault in a case, drawn from its range. */
  ms(fault: { readonly ms: number | readonly [number, number] }, key: string): number {
    if (typeof fault.ms === 'number') return fault.ms;
    const [from, to] = fault.ms;
    return Math.round(from + draw(this.plan.seed, key, 'how long') * (to - from));
  }
}

/** Whether the filters of a fault let a case through. */
function meant(fault: Fault, about: About): boolean {
  const same = (wanted: unknown, is: unknown) => wanted === undefined || wanted === is;
  return (
    same(fault.function, about.function) &&
    (!('openid' in fault) || same(fault.openid, about.openid)) &&
    (!('call' in fault) || same(fault.call, about.call)) &&
    (!('target' in fault) || same(fault.target, about.target))
  );
}
