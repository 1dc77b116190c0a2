// The mini program's modules, as WeChat's `define` runs them: CommonJS, each once, and nothing of a browser in sight.
import { own } from '../../own';
import type { AppBundle } from '../compiler/bundle';
import type { PhoneConsole } from './console';
import { makeFunction } from './make-function';

/** Browser globals that a phone's logic layer does not have: page code sees `undefined`. */
const absent = [
  'window',
  'document',
  'self',
  'top',
  'parent',
  'frames',
  'location',
  'history',
  'navigator',
  'screen',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'caches',
  'fetch',
  'Request',
  'Response',
  'Headers',
  'FormData',
  'Blob',
  'File',
  'FileReader',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'Worker',
  'SharedWorker',
  'MessageChannel',
  'BroadcastChannel',
  'postMessage',
  'URL',
  'URLSearchParams',
  'AbortController',
  'AbortSignal',
  'TextEncoder',
  'TextDecoder',
  'atob',
  'btoa',
  'crypto',
  'structuredClone',
  'queueMicrotask',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'requestIdleCallback',
  'alert',
  'confirm',
  'prompt',
  'open',
  'close',
  'print',
  'getComputedStyle',
  'matchMedia',
  'customElements',
  'Image',
  'Audio',
  'Element',
  'HTMLElement',
  'Node',
  'Event',
  'CustomEvent',
  'EventTarget',
  'MutationObserver',
  'ResizeObserver',
  'IntersectionObserver',
  'DOMParser',
  'performance',
  'process',
  'Buffer',
  'setImmediate',
  'globalThis',
  'WebAssembly',
  'SharedArrayBuffer',
  'Notification',
  // WeChat runs no code made from text.
  'eval',
] as const;

/** What a module finds in scope besides JavaScript itself. */
export interface LogicScope {
  readonly wx: unknown;
  readonly getApp: (options?: { allowDefault?: boolean }) => unknown;
  readonly getCurrentPages: () => unknown[];
  readonly requirePlugin: (name: string) => unknown;
  readonly console: PhoneConsole;
}
export interface Constructors {
  readonly App: (definition: Record<string, unknown>) => void;
  readonly Page: (definition: Record<string, unknown>) => void;
  readonly Component: (definition: Record<string, unknown>) => void;
  readonly Behavior: (definition: Record<string, unknown>) => unknown;
}

interface Loaded {
  exports: unknown;
}

/** Lines that stand above a module's first in an error's stack. */
export const linesAbove = 3;

/** WeChat runs no code made from text: the constructor is there, what it makes does nothing. */
const inertFunction = new Proxy(Function, {
  construct: () => () => undefined,
  apply: () => () => undefined,
});

export class Loader {
  readonly #loaded = new Map<string, Loaded>();
  readonly #scope: Record<string, unknown>;

  constructor(
    private readonly modules: AppBundle['modules'],
    private readonly subpackages: AppBundle['subpackages'],
    scope: LogicScope,
    constructors: Constructors,
  ) {
    this.#scope = {
      ...Object.fromEntries(absent.map((name) => [name, undefined])),
      ...scope,
      ...constructors,
      // WeChat's own: one object that all modules share, with nothing of a browser on it.
      global: {},
      Function: inertFunction,
    };
  }

  has(path: string): boolean {
    return this.modules[`${path}.js`] !== undefined;
  }

  /** Runs a module and returns its exports. */
  require(file: string): unknown {
    const known = this.#loaded.get(file);
    if (known) return known.exports;
    const module = this.modules[file];
    if (!module) throw new Error(`module '${file}' is not defined`);
    const loaded: Loaded = { exports: {} };
    this.#loaded.set(file, loaded);
    const scope = this.#scope;
    const requireFrom = this.#requireFrom(file, module.requires);
    const names = ['require', 'module', 'exports', ...Object.keys(scope)];
    // Its own function inside: a module may declare names that the phone keeps from it. Strict, as DevTools makes it,
    // so that `this` is no way out either; the outer one is not, so that `eval` can be kept from it too.
    const body = `return(function(){"use strict";\n${module.code}\n}).call(undefined)\n//# sourceURL=miniprogram:///${file}`;
    const run = makeFunction(...names, body) as (...args: unknown[]) => void;
    run.call(undefined, requireFrom, loaded, loaded.exports, ...Object.values(scope));
    return loaded.exports;
  }

  /** Runs text as a function of the logic layer, for programs that drive the phone. */
  callDeclaration(declaration: string, self: unknown, args: readonly unknown[]): unknown {
    const make = makeFunction(...Object.keys(this.#scope), `return (${declaration}\n)`) as (
      ...values: unknown[]
    ) => unknown;
    const made = make(...Object.values(this.#scope));
    if (typeof made !== 'function') throw new Error('functionDeclaration is not a function');
    return (made as (this: unknown, ...values: unknown[]) => unknown).apply(self, [...args]);
  }

  /** Makes a name visible in modules that run from now on, and in evaluated text. */
  expose(name: string, value: unknown): void {
    Object.defineProperty(this.#scope, name, { value, configurable: true, enumerable: true, writable: true });
  }

  /**
   * `require` of one module. WeChat 分包异步化: with a callback, or as `require.async`, it also reaches other subpackages;
   * without, only its own package and the main one.
   */
  #requireFrom(file: string, requires: Readonly<Record<string, string>>): unknown {
    const missing = (name: string) => `module '${file}' is not defined, require args is '${name}'`;
    const later = async (name: string): Promise<unknown> => {
      const target = own(requires, name);
      if (target !== undefined) return this.require(target);
      const refusal = { mod: name, errMsg: missing(name) };
      throw refusal as unknown as Error;
    };
    const require = (name: string, loaded?: unknown, failed?: unknown): unknown => {
      if (typeof loaded === 'function') {
        // Without a second callback the refusal goes where unhandled rejections go.
        void later(name).then(loaded as Settle, typeof failed === 'function' ? (failed as Settle) : undefined);
        return undefined;
      }
      const target = own(requires, name);
      if (target === undefined || !this.#atHand(file, target)) throw new Error(missing(name));
      return this.require(target);
    };
    return Object.assign(require, { async: later });
  }

  /** Whether a module's package is loaded wherever this file runs. */
  #atHand(file: string, target: string): boolean {
    const wanted = packageOf(this.subpackages, target);
    return wanted === '' || wanted === packageOf(this.subpackages, file);
  }
}

type Settle = (value: unknown) => void;

/** The root of the subpackage that a file belongs to; empty for the main package. */
function packageOf(subpackages: AppBundle['subpackages'], file: string): string {
  return subpackages.find(({ root }) => file.startsWith(`${root}/`))?.root ?? '';
}
