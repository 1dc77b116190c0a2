// The instances of all functions. In: a function that has work. Out: an instance that is free, warm if there is one. It
// knows how many there may be and which are out of date; it never knows what a run is about.
import { readFileSync } from 'node:fs';
import type { Deployment } from './deployment';
import type { ClockState } from './instance/protocol';
import { Instance } from './instance';
import { Reaper } from './reaper';

export interface PoolOptions {
  readonly bootstrap: string;
  readonly env: Readonly<Record<string, string>>;
  readonly codeCache: string;
  readonly defaultMemoryMB: number;
  now(): number;
  /** Most instances of one function at a time; further work waits. */
  mostInstances(): number;
  /** How long an instance without work stays warm, in virtual milliseconds. */
  warmMs(): number;
  memoryMB(name: string): number;
  /** So many instances of a function share its runs at least, each in its turn; 1: whoever is warm takes the next. */
  sideBySide(name: string): number;
}

interface Waiting {
  readonly deployment: Deployment;
  readonly take: (instance: Instance | null) => void;
}

/** A new spare is started a little after the last was taken, so as not to slow the start it just helped. */
const SPARE_AFTER_MS = 150;

export class Pool {
  readonly #instances = new Set<Instance>();
  /** Those with a run, or about to get one. */
  readonly #reserved = new Set<Instance>();
  readonly #waiting: Waiting[] = [];
  readonly #numbers = new Map<string, number>();
  /** A process that is up and knows no function yet: a cold start then costs only the function's own loading. */
  #spare: Instance | null = null;
  #spareTimer: NodeJS.Timeout | null = null;
  #stopped = false;
  readonly #reaper = new Reaper();
  readonly #killAll = () => {
    for (const instance of [...this.#instances, this.#spare]) instance?.kill();
  };

  /** @throws Error when the bootstrap was not built */
  constructor(private readonly options: PoolOptions) {
    readFileSync(options.bootstrap);
    process.on('exit', this.#killAll);
    this.#spare = this.#spawn(options.defaultMemoryMB);
  }

  /** An instance for one run; null when all were ended while it waited. */
  acquire(deployment: Deployment): Promise<Instance | null> {
    this.#endStale(deployment);
    const mine = this.of(deployment.name);
    const idle = this.#idle(deployment.name, mine);
    if (idle) return Promise.resolve(this.#reserve(idle));
    if (mine.length < this.options.mostInstances()) return Promise.resolve(this.#reserve(this.#create(deployment)));
    return new Promise((take) => this.#waiting.push({ deployment, take }));
  }

  /** Gives an instance back after its run. */
  release(instance: Instance): void {
    this.#reserved.delete(instance);
    instance.idleSince = this.options.now();
    if (instance.retired) void instance.end();
    if (instance.retired || instance.ended) this.#instances.delete(instance);
    const next = this.#waiting.findIndex(({ deployment }) => deployment.name === instance.deployment?.name);
    const [waiting] = next < 0 ? [] : this.#waiting.splice(next, 1);
    if (waiting) void this.acquire(waiting.deployment).then(waiting.take);
  }

  /** The living instances of a function, oldest first. */
  of(name: string): Instance[] {
    return [...this.#instances].filter((instance) => instance.deployment?.name === name && !instance.ended);
  }

  /** Ends the idle instances of a function now and the running ones after their run. */
  retire(name: string): void {
    for (const instance of this.of(name)) {
      instance.retired = true;
      if (!this.#reserved.has(instance)) this.#end(instance);
    }
  }

  /** Ends the idle instances of a function: the next call is a cold start. */
  endIdle(name: string): void {
    for (const instance of this.of(name)) if (!this.#reserved.has(instance)) this.#end(instance);
  }

  followClock(stateOf: (instance: Instance) => ClockState): void {
    for (const instance of this.#instances) instance.followClock(stateOf(instance));
  }

  /** Ends all instances, running ones too, and lets go of who waits. */
  async endAll(): Promise<void> {
    for (const { take } of this.#waiting.splice(0)) take(null);
    await Promise.all([...this.#instances].map((instance) => instance.end()));
    this.#instances.clear();
    this.#reserved.clear();
    this.#numbers.clear();
  }

  async stop(): Promise<void> {
    if (this.#spareTimer) clearTimeout(this.#spareTimer);
    this.#stopped = true;
    const spare = this.#spare;
    this.#spare = null;
    await Promise.all([this.endAll(), spare?.end()]);
    this.#reaper.stop();
    process.off('exit', this.#killAll);
  }

  /** The newest that is free; while more are wanted side by side none, and then the one that has run least. */
  #idle(name: string, mine: readonly Instance[]): Instance | undefined {
    const free = mine.filter((instance) => !this.#reserved.has(instance));
    const wanted = Math.min(this.options.sideBySide(name), this.options.mostInstances());
    if (wanted === 1) return free.pop();
    return mine.length < wanted ? undefined : free.sort((a, b) => a.runs - b.runs)[0];
  }

  #reserve(instance: Instance): Instance {
    this.#reserved.add(instance);
    return instance;
  }

  #end(instance: Instance): void {
    this.#instances.delete(instance);
    void instance.end();
  }

  #endStale({ name, stamp }: Deployment): void {
    const coldBefore = this.options.now() - this.options.warmMs();
    const memoryMB = this.options.memoryMB(name);
    for (const instance of this.#instances) if (instance.ended) this.#instances.delete(instance);
    for (const instance of this.of(name)) {
      const changed = instance.deployment?.stamp !== stamp || instance.memoryMB !== memoryMB;
      if (changed) instance.retired = true;
      if (!this.#reserved.has(instance) && (changed || instance.idleSince < coldBefore)) this.#end(instance);
    }
  }

  #create(deployment: Deployment): Instance {
    const number = (this.#numbers.get(deployment.name) ?? 0) + 1;
    this.#numbers.set(deployment.name, number);
    const instance = this.#takeSpare(this.options.memoryMB(deployment.name));
    instance.assign(`${deployment.name}#${number}`, deployment);
    this.#instances.add(instance);
    return instance;
  }

  #takeSpare(memoryMB: number): Instance {
    const spare = this.#spare;
    if (!spare || spare.ended || spare.memoryMB !== memoryMB) return this.#spawn(memoryMB);
    this.#spare = null;
    this.#spareTimer = setTimeout(() => {
      if (!this.#stopped) this.#spare ??= this.#spawn(this.options.defaultMemoryMB);
    }, SPARE_AFTER_MS).unref();
    return spare;
  }

  #spawn(memoryMB: number): Instance {
    const { bootstrap, env, codeCache } = this.options;
    const instance = new Instance({ bootstrap, env, codeCache, memoryMB });
    this.#reaper.watch(instance.pid);
    void instance.exited.then(() => {
      this.#reaper.forget(instance.pid);
    });
    return instance;
  }
}
