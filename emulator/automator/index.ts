// The DevTools automation endpoint. In: requests of the unmodified miniprogram-automator over a WebSocket. Out: its
// answers and events, from a phone of its own in a browser without a window. It runs no mini program itself and changes
// nothing on the phone that no client asked for.
import type { PhoneEvent } from '../phone/runtime/bridge-protocol';
import type { Host, Service } from '../service';
import type { Section } from '../settings';
import { appMethods } from './domains/app';
import { chatMethods } from './domains/chat';
import { elementMethods } from './domains/element';
import { pageMethods } from './domains/page';
import { toolMethods } from './domains/tool';
import type { Methods, Surroundings } from './method';
import { PhoneWindow } from './phone-window';
import { Reader, type Request, type Result, type Session } from './protocol';
import { AutomatorServer } from './server';
import { automatorSettings } from './settings';

/** A client has its answer to Tool.close before the connection ends, in real ms. */
const lastAnswerMs = 50;

/** As DevTools' 多账号调试 lists them. */
export interface TestAccount {
  readonly nickName: string;
  readonly openid: string;
}
interface AutomatorOptions {
  /** Address of the emulator, with a slash at its end. */
  readonly url: () => string;
  readonly accounts: () => readonly TestAccount[];
  readonly audit: Surroundings['audit'];
}

export class Automator implements Service {
  readonly name = 'automator';
  readonly phone: PhoneWindow;
  readonly #server = new AutomatorServer((request, session) => this.#answer(request, session));
  readonly #methods: Methods;
  readonly #settings: Section<typeof automatorSettings>;
  readonly #closeListeners = new Set<() => void>();
  #port = 0;

  constructor(
    host: Host,
    private readonly options: AutomatorOptions,
  ) {
    this.#settings = host.settings.section('automator', automatorSettings);
    this.#methods = { ...toolMethods(), ...appMethods, ...pageMethods, ...elementMethods, ...chatMethods };
    this.phone = new PhoneWindow({
      url: () => `${options.url()}phone/?openid=${encodeURIComponent(this.#settings.openid)}`,
      problems: async () => (await options.audit()).problems,
      onEvent: (event) => {
        this.#tell(event);
      },
    });
  }

  /** The port clients connect to. */
  get port(): number {
    return this.#port;
  }

  /** `ws://127.0.0.1:9420` */
  get wsEndpoint(): string {
    return `ws://127.0.0.1:${this.#port}`;
  }

  /** Tells when a client closed the project (`miniProgram.close()`): DevTools ends then. */
  onClose(listener: () => void): void {
    this.#closeListeners.add(listener);
  }

  /**
   * Begins to serve; the phone is opened meanwhile, so that the first client finds it ready.
   * @param port 0 takes any free one
   * @throws Error EADDRINUSE when the port is taken
   */
  async listen(port: number, host: string): Promise<void> {
    this.#port = await this.#server.listen(port, host);
    this.phone.open().catch((error: unknown) => {
      console.error('The automation endpoint has no phone:', error instanceof Error ? error.message : error);
    });
  }

  async reset(): Promise<void> {
    await this.phone.restart();
  }

  async stop(): Promise<void> {
    await this.#server.stop();
    await this.phone.close();
  }

  async #answer({ method, params }: Request, session: Session): Promise<Result> {
    const run = Object.hasOwn(this.#methods, method) ? this.#methods[method] : undefined;
    if (!run) throw new Error(`${method} not exists`);
    const { accounts, audit } = this.options;
    const around: Surroundings = {
      phone: this.phone,
      topOnly: this.#settings.topPageOnly,
      accounts,
      audit,
      close: () => {
        setTimeout(() => {
          for (const listener of this.#closeListeners) listener();
        }, lastAnswerMs);
      },
    };
    return run(new Reader(method, params), around, session);
  }

  #tell(event: PhoneEvent): void {
    switch (event.event) {
      case 'ready':
        this.#server.broadcast({ method: 'App.initialized', params: { from: 'devtools' } });
        break;
      case 'log':
        for (const session of this.#server.sessions)
          for (let times = 0; times < session.logs; times += 1)
            session.send({ method: 'App.logAdded', params: { type: event.type, args: event.args } });
        break;
      case 'exception':
        this.#server.broadcast({
          method: 'App.exceptionThrown',
          params: { message: event.message, stack: event.stack },
        });
        break;
      case 'binding':
        this.#server.broadcast({ method: 'App.bindingCalled', params: { name: event.name, args: event.args } });
        break;
    }
  }
}
