// The cloud's functions. In: events to run, from pushes, timers, clients, other functions and the console. Out: runs with
// what they returned, called and logged. Each instance is a process with the unmodified SDK, frozen between its runs. It
// never knows what a function is for.
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { AdminRequest, FunctionRunner, Host, Invocation, Service } from '../../service';
import { callFromClient } from './client';
import { REGION } from './constants';
import { Deployments } from './deployments';
import { instanceEnvironment, runEnvironment } from './environment';
import { callFromFunction } from './from-function';
import type { Instance } from './instance';
import type { ClockState } from './instance/protocol';
import { Pool } from './pool';
import { functionRoutes } from './routes';
import { createRun, keepLog, Runs, type Run, type RunRequest } from './run';
import { functionSettings, type FunctionSettings } from './settings';
import { Timers } from './timers';
import { watchFunctions } from './watch';

export interface FunctionsOptions {
  /** Folder of the deployed functions. */
  readonly root: string;
  /** The built process of an instance. */
  readonly bootstrap: string;
  readonly packageRoot: string;
  /** What is wrong with instances on purpose: how many work side by side at least, and how far their clocks are off. */
  readonly faults?: { instances(name: string): number; skewMs(name: string, instance: string): number };
}

export class Functions implements Service, FunctionRunner {
  readonly name = 'functions';
  readonly actions = {
    'functions.invokeFunction': (request: AdminRequest) => callFromFunction(this, this.full, request),
  };
  /** Runs begun and not ended, those that wait for an instance included. */
  inFlight = 0;
  readonly #settings: FunctionSettings;
  readonly #runs = new Runs();
  /** Runs that are not over yet, for a reset to wait for. */
  readonly #underWay = new Set<Promise<void>>();
  /** Runs that were called off. */
  readonly #over = new WeakSet<Invocation>();
  readonly #deployments: Deployments;
  readonly #timers: Timers;
  #pool: Pool | null = null;
  #clockVersion = 0;
  #unwatch: (() => Promise<void>) | null = null;

  constructor(
    private readonly host: Host,
    private readonly options: FunctionsOptions,
  ) {
    this.#settings = functionSettings(host.settings);
    this.#deployments = new Deployments({ root: options.root, project: host.project.root }, (name) =>
      this.#settings.declare(name),
    );
    this.#timers = new Timers({
      clock: host.clock,
      enabled: () => this.#settings.timers,
      everyMoment: () => this.#settings.timerCatchUp === 'each',
      fire: (name, time) => {
        const timer = this.#deployments.lastRead(name)?.timer;
        if (timer) void this.#runTimer(name, timer.name, time);
      },
    });
    host.feed.subscribe(({ topic }) => {
      if (topic !== 'clock') return;
      const state = this.#clockState();
      this.#pool?.followClock((instance) => this.#skewed(state, instance));
      this.#timers.arm(this.#deployments.all());
    });
  }

  /** Starts what runs functions. Call it when the port is known, before the first run. */
  open(adminUrl: string): void {
    const { bootstrap, packageRoot } = this.options;
    this.#pool = new Pool({
      bootstrap,
      codeCache: path.join(packageRoot, 'node_modules', '.cache', 'functions'),
      env: instanceEnvironment(this.host.project, adminUrl, packageRoot),
      defaultMemoryMB: this.#settings.defaultMemoryMB,
      now: () => this.host.clock.now(),
      mostInstances: () => this.#settings.maxInstances,
      warmMs: () => this.#settings.warmMs,
      memoryMB: (name) => this.#memoryMB(name),
      sideBySide: (name) => this.options.faults?.instances(name) ?? 1,
    });
  }

  async start(): Promise<void> {
    this.#redeploy();
    this.#unwatch = watchFunctions(this.options.root, (changed) => {
      for (const name of changed) this.#pool?.retire(name);
      for (const name of changed) this.#deployments.forget(name);
      this.#redeploy();
    });
  }

  async stop(): Promise<void> {
    this.#timers.stop();
    await this.#unwatch?.();
    await this.#pool?.stop();
    this.#pool = null;
  }

  /** Ends every instance, in the middle of a run too, and is done when every run has ended. */
  async reset(): Promise<void> {
    this.#timers.stop();
    this.callOff();
    await this.#pool?.endAll();
    await Promise.all(this.#underWay);
    this.#runs.clear();
    this.#redeploy();
  }

  has(name: string): boolean {
    return this.#deployments.has(name);
  }

  permittedOpenapi(name: string): readonly string[] {
    return this.#deployments.now(name)?.openapi ?? [];
  }

  /** The run that a WX_API_TOKEN belongs to, also a short while after it ended. */
  invocationOf(token: string): Invocation | undefined {
    return this.#runs.byToken(token);
  }

  /** Whatever the runs so far have asked of the platform and was not done yet is not done any more. */
  callOff(): void {
    for (const run of this.#runs.list()) this.#over.add(run);
  }

  /** Whether a run was called off: its process is gone, or will be. */
  isOver(run: Invocation): boolean {
    return this.#over.has(run);
  }

  /** Whether as many functions run as the environment's quota allows. */
  get full(): boolean {
    return this.inFlight >= this.#settings.concurrency;
  }

  async invoke(request: RunRequest): Promise<Invocation> {
    const run = createRun(request);
    this.#runs.add(run);
    if (this.full) {
      const error = `EXCEED_CONCURRENT_REQUEST_LIMIT: ${this.inFlight} functions are running already.`;
      return Object.assign(run, {
        startedAt: performance.timeOrigin + performance.now(),
        ms: 0,
        outcome: 'error',
        error,
      });
    }
    this.inFlight += 1;
    const ends = this.#toItsEnd(run);
    const over = ends.catch(() => undefined);
    this.#underWay.add(over);
    try {
      await ends;
    } catch (error) {
      console.error(`The emulator failed to run "${request.name}":`, error);
      Object.assign(run, { outcome: 'died', error: (error as Error).message });
    } finally {
      this.inFlight -= 1;
      this.#underWay.delete(over);
      this.host.feed.emit({ topic: 'invocation', id: run.id });
    }
    return run;
  }

  /** Ends the process of a run at once, as a machine that fails. Resolves when it is gone. */
  async kill(run: Invocation): Promise<void> {
    await this.#pool
      ?.of(run.function)
      .find(({ id }) => id === run.instance)
      ?.end();
  }

  routes(api: FastifyInstance): void {
    functionRoutes(api, {
      deployments: () => {
        this.#redeploy();
        return this.#deployments.all().sort((a, b) => (a.name < b.name ? -1 : 1));
      },
      timeoutMs: (name) => this.#timeoutMs(name),
      memoryMB: (name) => this.#memoryMB(name),
      instances: (name) => this.#pool?.of(name) ?? [],
      endIdle: (name) => this.#pool?.endIdle(name),
      invoke: (request) => this.invoke(request),
      runTimer: ({ name, timer }) => this.#runTimer(name, timer?.name ?? '', this.host.clock.now()),
      callFromClient: (call) =>
        callFromClient(
          this,
          {
            root: this.options.root,
            appid: this.host.project.appid,
            userInfo: this.#settings.clientUserInfo,
            full: this.full,
          },
          call,
        ),
      runs: () => this.#runs.list(),
      run: (id) => this.#runs.byId(id),
    });
  }

  async #toItsEnd(run: Run): Promise<void> {
    const deployment = this.#deployments.now(run.function);
    const refusal = deployment ? deployment.loadError : `No function "${run.function}" is deployed.`;
    const instance = deployment && refusal === null ? await this.#pool?.acquire(deployment) : null;
    const startedAt = performance.timeOrigin + performance.now();
    run.startedAt = startedAt;
    if (!instance) {
      const outcome = refusal === null ? 'died' : 'error';
      Object.assign(run, { ms: 0, outcome, error: refusal ?? 'The emulator was reset before an instance was free.' });
      return;
    }
    run.instance = instance.id;
    run.coldStart = instance.runs === 0;
    this.host.feed.emit({ topic: 'invocation', id: run.id });
    const timeoutMs = this.#timeoutMs(run.function);
    const result = await instance.run({
      order: {
        type: 'invoke',
        event: JSON.stringify(run.event ?? {}),
        env: runEnvironment(this.host.project, run),
        clock: this.#skewed(this.#clockState(), instance),
        context: {
          request_id: run.id,
          function_name: run.function,
          function_version: '$LATEST',
          namespace: this.host.project.env,
          memory_limit_in_mb: instance.memoryMB,
          time_limit_in_ms: timeoutMs,
          tencentcloud_region: REGION,
        },
      },
      functionEnv: { ...deployment?.set.env },
      timeoutMs,
      loaded: (ms) => (run.coldStartMs = ms),
      log: ({ level, text, time }) => {
        keepLog(run, { level, text, time: time ?? this.host.clock.now() });
        this.host.feed.emit({ topic: 'log', id: run.id });
      },
    });
    Object.assign(run, result, { ms: performance.timeOrigin + performance.now() - startedAt });
    this.#pool?.release(instance);
  }

  /** WeChat: 定时触发器, event {Type, TriggerName, Time}; no user. */
  #runTimer(name: string, timer: string, time: number): Promise<Invocation> {
    const event = { Type: 'Timer', TriggerName: timer, Time: new Date(time).toISOString().replace(/\.\d+Z$/, 'Z') };
    return this.invoke({ name, event, source: 'wx_trigger' });
  }

  /** Reads what is deployed now, ends the instances of what is gone, and sets the timers. */
  #redeploy(): void {
    for (const gone of this.#deployments.refresh()) this.#pool?.retire(gone);
    this.#timers.arm(this.#deployments.all());
  }

  #timeoutMs(name: string): number {
    return this.#settings.timeoutMs(name, this.#deployments.lastRead(name)?.set.timeoutMs);
  }

  #memoryMB(name: string): number {
    return this.#settings.memoryMB(name, this.#deployments.lastRead(name)?.set.memoryMB);
  }

  #clockState(): ClockState {
    this.#clockVersion += 1;
    return { ...this.host.clock.state, version: this.#clockVersion, skewMs: 0 };
  }

  #skewed(state: ClockState, { id, deployment }: Instance): ClockState {
    return { ...state, skewMs: this.options.faults?.skewMs(deployment?.name ?? '', id) ?? 0 };
  }
}
