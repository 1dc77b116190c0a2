// What goes wrong on WeChat's side, on purpose and repeatably: pushes that come twice, late, in another order or not at all,
// instances that die around a platform call, calls that are slow, fail, or lose their answer, clocks that differ. In: a plan
// with a seed. Out: for each push, call and instance what happens to it. It never knows what a function is for.
//
// Wiring: `new Faults(host)` before Functions and Push; `connect(functions)` when the functions are there.
import type { FastifyInstance } from 'fastify';
import { checkedBody } from '../../body';
import {
  AdminError,
  LostAnswer,
  type AdminReply,
  type AdminRequest,
  type Host,
  type Invocation,
  type Service,
} from '../../service';
import { Cases, type About, type Standing } from './cases';
import { Plan } from './plan';
import { Names } from './runs';

/** A push, as far as faults are about it. */
export interface PushCase {
  readonly id: string;
  readonly openid: string;
}

const NOTHING: Plan = { seed: 1, faults: [] };

export class Faults implements Service {
  readonly name = 'faults';
  #cases = new Cases(NOTHING);
  #names = new Names();
  /** Visitors whose push is held back until their next one has left. */
  readonly #heldBack = new Map<string, () => void>();
  #functions: { kill(run: Invocation): Promise<void> } | null = null;

  constructor(private readonly host: Host) {}

  /** @param functions whose `kill` ends the process of a run at once */
  connect(functions: { kill(run: Invocation): Promise<void> }): void {
    this.#functions = functions;
  }

  routes(api: FastifyInstance): void {
    api.get('/faults', () => this.standing);
    api.put('/faults', (request) => {
      this.plan(checkedBody(Plan, request.body));
      return this.standing;
    });
    api.delete('/faults', (_request, reply) => {
      this.plan(NOTHING);
      return reply.code(204).send();
    });
  }

  async reset(): Promise<void> {
    this.plan(NOTHING);
  }

  get standing(): Standing {
    return this.#cases.standing;
  }

  /** Puts a plan in force, in place of the one before; its counts begin at 0. */
  plan(plan: Plan): void {
    this.#cases = new Cases(plan);
    this.#names = new Names();
    for (const release of [...this.#heldBack.values()]) release();
    this.host.feed.emit({ topic: 'faults' });
  }

  // Pushes

  /** How often a push is delivered; null when nothing is wrong with it. */
  copies(push: PushCase, to: string | null): { times: number; together: boolean } | null {
    for (const { copies, together } of this.#ofPush(['duplicate'], push, to)) return { times: copies, together };
    return null;
  }

  /** Waits as long as a push, or a copy of it, is on its way. */
  async onItsWay(push: PushCase, to: string, copy: number): Promise<void> {
    let ms = 0;
    const key = `${this.#names.push(push.id, push.openid)}/copy ${copy}`;
    for (const fault of this.#ofPush(['delay'], push, to, key)) ms += this.#cases.ms(fault, key);
    if (ms > 0) await sleep(ms);
    if (copy > 1) return;
    this.#heldBack.get(push.openid)?.();
    for (const fault of this.#ofPush(['reorder'], push, to))
      await this.#untilNext(push.openid, this.#cases.ms(fault, key));
  }

  /** Whether one delivery never arrives. */
  drops(push: PushCase, to: string): boolean {
    const key = this.#attempt('arrival', push);
    return !this.#ofPush(['drop'], push, to, key).next().done;
  }

  /** Whether the function's answer to one delivery is lost. */
  losesAcknowledgement(push: PushCase, to: string): boolean {
    const key = this.#attempt('answer', push);
    return !this.#ofPush(['lost-acknowledgement'], push, to, key).next().done;
  }

  // Instances

  /** How many instances of a function work side by side at least; 1 when nothing asks for more. */
  instances(name: string): number {
    for (const { n } of this.#cases.happening(['instances'], { function: name }, name)) return n;
    return 1;
  }

  /** How far an instance's clock is off, in milliseconds. */
  skewMs(name: string, instance: string): number {
    for (const fault of this.#cases.happening(['skew'], { function: name }, instance))
      return this.#cases.ms(fault, instance);
    return 0;
  }

  // Platform calls

  /** Stands around every platform call. */
  readonly around = async (request: AdminRequest, run: () => Promise<AdminReply>): Promise<AdminReply> => {
    if (this.#cases.plan.faults.length === 0) return run();
    const { call, invocation } = request;
    const { about, key, nth } = this.#callOf(request);
    let reply = run;
    const kinds = ['die', 'slow', 'fail', 'lost-answer', 'conflict'] as const;
    for (const fault of this.#cases.happening(kinds, about, key, nth)) {
      const inner = reply;
      call.fault = 'when' in fault ? `${fault.kind}-${fault.when}` : fault.kind;
      switch (fault.kind) {
        case 'die':
          reply = async () => {
            if (fault.when === 'after') await inner().catch(() => undefined);
            if (invocation) await this.#functions?.kill(invocation);
            throw new LostAnswer('The instance died.');
          };
          break;
        case 'slow':
          reply = async () => {
            if (fault.when === 'before') await sleep(this.#cases.ms(fault, key));
            const answer = await inner();
            if (fault.when === 'after') await sleep(this.#cases.ms(fault, key));
            return answer;
          };
          break;
        case 'fail':
          if (typeof fault.code === 'number') call.failWith = fault.code;
          else reply = () => Promise.reject(new AdminError(String(fault.code), 'A fault that was asked for.'));
          break;
        case 'lost-answer':
          reply = async () => {
            await inner().catch(() => undefined);
            throw new LostAnswer('The answer was lost.');
          };
          break;
        case 'conflict':
          if (request.action.startsWith('database.'))
            reply = () =>
              Promise.reject(
                new AdminError(
                  'DATABASE_TRANSACTION_CONFLICT',
                  'Transaction is conflict, maybe resource operated by others.',
                ),
              );
          break;
      }
    }
    return reply();
  };

  #callOf({ action, body, invocation }: AdminRequest): { about: About; key: string; nth: (fault: number) => number } {
    const call = typeof body.apiName === 'string' && body.apiName !== '' ? body.apiName : action;
    const target = body.collectionName ?? body.function_name;
    const about = {
      function: invocation?.function,
      openid: invocation?.openid,
      call,
      target: typeof target === 'string' ? target : undefined,
    };
    const run = invocation ? this.#names.run(invocation) : null;
    const count = (what: string): number => {
      const next = (run?.counts.get(what) ?? 0) + 1;
      run?.counts.set(what, next);
      return next;
    };
    const key = `${run?.name ?? ''} ${call} ${about.target ?? ''} ${count(`${call} ${about.target ?? ''}`)}`;
    return { about, key, nth: (fault) => count(`of fault ${fault}`) };
  }

  #ofPush<K extends 'duplicate' | 'delay' | 'reorder' | 'drop' | 'lost-acknowledgement'>(
    kinds: readonly K[],
    push: PushCase,
    to: string | null,
    key = this.#names.push(push.id, push.openid),
  ) {
    return this.#cases.happening(kinds, { function: to ?? undefined, openid: push.openid }, key);
  }

  #attempt(what: string, push: PushCase): string {
    const name = `${this.#names.push(push.id, push.openid)} ${what}`;
    return `${name} ${this.#names.next(name)}`;
  }

  /** Until the visitor's next push has left, at most so long. */
  async #untilNext(openid: string, ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const release = () => {
        clearTimeout(timer);
        if (this.#heldBack.get(openid) === release) this.#heldBack.delete(openid);
        resolve();
      };
      const timer = setTimeout(release, ms);
      this.#heldBack.set(openid, release);
    });
  }
}

/** @param ms real milliseconds */
function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
