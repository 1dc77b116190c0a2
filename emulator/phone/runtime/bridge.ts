// `window.__phone`: programs drive the phone as fingers do. In: commands of bridge-protocol. Out: JSON, or an Error with
// the automator's message. It is no way for the mini program: its code cannot see `window`.
import type { CommandName, Commands, PhoneBridge, PhoneEvent } from './bridge-protocol';
import { appCommands } from './bridge/app';
import { elementCommands } from './bridge/element';
import { Elements } from './bridge/elements';
import { pageCommands } from './bridge/page';
import { toJson } from './bridge/json';
import type { Phone } from './phone';

export type Handlers = {
  readonly [C in CommandName]?: (params: Commands[C][0]) => Commands[C][1] | Promise<Commands[C][1]>;
};
type Listener = (event: PhoneEvent) => void;

const keptEvents = 1000;

export class Bridge implements PhoneBridge {
  #handlers: Handlers = {};
  #ready = false;
  readonly #listeners = new Set<Listener>();
  #kept: PhoneEvent[] = [];

  constructor() {
    (window as unknown as { __phone: PhoneBridge }).__phone = this;
  }

  get ready(): boolean {
    return this.#ready;
  }

  attach(phone: Phone): void {
    const elements = new Elements(phone);
    const emit = (event: PhoneEvent) => {
      this.#emit(event);
    };
    this.#handlers = {
      ...appCommands(phone, emit),
      ...pageCommands(phone, elements),
      ...elementCommands(phone, elements),
    };
    phone.console.onLog((type, args) => {
      emit({ event: 'log', type, args: args.map((arg) => toJson(arg)) });
    });
    phone.app.onFirstPage(() => {
      this.#ready = true;
      emit({ event: 'ready' });
    });
  }

  async call<C extends CommandName>(command: C, params: Commands[C][0]): Promise<Commands[C][1]> {
    const handler = this.#handlers[command];
    if (!handler) throw new Error(`The phone knows no command "${command}", or is not ready.`);
    try {
      return toJson(await handler(params)) as Commands[C][1];
    } catch (error) {
      throw error instanceof Error ? error : new Error(textOf(error));
    }
  }

  listen(listener: Listener): () => void {
    const kept = this.#kept;
    this.#kept = [];
    this.#listeners.add(listener);
    for (const event of kept) listener(event);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  exception({ message, stack }: { message: string; stack: string }): void {
    this.#emit({ event: 'exception', message: message.replace(/^\w*Error: /, ''), stack });
  }

  #emit(event: PhoneEvent): void {
    if (this.#listeners.size === 0) {
      this.#kept.push(event);
      if (this.#kept.length > keptEvents) this.#kept.shift();
    }
    for (const listener of this.#listeners) listener(event);
  }
}

/** wx methods reject with objects; a program gets their errMsg. */
function textOf(thrown: unknown): string {
  if (typeof thrown === 'object' && thrown !== null && 'errMsg' in thrown) return String(thrown.errMsg);
  return typeof thrown === 'string' ? thrown : JSON.stringify(thrown);
}
