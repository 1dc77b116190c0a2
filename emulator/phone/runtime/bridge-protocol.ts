// What a program may ask of a phone over `window.__phone`: typed commands with JSON in and out. Types only; the
// automation endpoint on the Node side imports them too.

export interface PageInfo {
  /** Stable while the page is open, never used twice by one phone. */
  readonly pageId: number;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}
export interface ElementInfo {
  /** Stable per node, unique in the phone. */
  readonly elementId: string;
  /** `view`, `t-button`, …; without `wx-`. */
  readonly tagName: string;
  /** Only of custom components. */
  readonly nodeId?: string;
  /** Only of `video`. */
  readonly videoId?: string;
}
export interface FingerInput {
  readonly identifier?: number;
  readonly clientX?: number;
  readonly clientY?: number;
  readonly pageX?: number;
  readonly pageY?: number;
}
/** Where an element command looks: a page, or inside an element of it. */
interface InPage {
  readonly pageId: number;
}
interface OnElement extends InPage {
  readonly elementId: string;
}

/** Every command: its parameters and its answer. */
export interface Commands {
  'app.pageStack': [params: object, answer: { pageStack: PageInfo[] }];
  'app.currentPage': [params: object, answer: PageInfo | object];
  /** `sync`: call with all arguments and return the value; otherwise the first argument is an options object. */
  'app.callWxMethod': [params: { method: string; args: unknown[]; sync: boolean }, answer: { result: unknown }];
  /** A missing wx member rejects with `wx.<m> not exists`. Neither `result` nor `functionDeclaration`: restore. */
  'app.mockWxMethod': [
    params: { method: string; result?: unknown; functionDeclaration?: string; args?: unknown[]; sync: boolean },
    answer: object,
  ];
  /** Runs text as a function of the logic layer: wx, getApp, getCurrentPages in scope, promises awaited. */
  'app.callFunction': [params: { functionDeclaration: string; args: unknown[] }, answer: { result: unknown }];
  /** Defines a global in the logic layer; each call of it emits `binding`. */
  'app.addBinding': [params: { name: string }, answer: object];
  'app.setTheme': [params: { theme: 'light' | 'dark' }, answer: object];
  /** Buttons of the platform's dialogs. */
  'app.native': [params: { method: 'confirmModal' | 'cancelModal' | 'goHome' | 'navigateLeft' }, answer: object];
  'app.chat': [
    params: object,
    answer: {
      open: boolean;
      sessionFrom: string | null;
      card: { title: string; pagepath: string; image: string } | null;
    },
  ];
  'page.element': [params: InPage & { selector: string }, answer: ElementInfo];
  'page.elements': [params: InPage & { selector: string }, answer: { elements: ElementInfo[] }];
  'page.elementsByXpath': [params: InPage & { selector: string }, answer: { elements: ElementInfo[] }];
  'page.data': [params: InPage & { path?: string }, answer: { data: unknown }];
  'page.setData': [params: InPage & { data: Record<string, unknown> }, answer: object];
  'page.callMethod': [params: InPage & { method: string; args: unknown[] }, answer: { result: unknown }];
  'page.windowProperties': [params: InPage & { names: string[] }, answer: { properties: unknown[] }];
  'element.element': [params: OnElement & { selector: string }, answer: ElementInfo];
  'element.elements': [params: OnElement & { selector: string }, answer: { elements: ElementInfo[] }];
  'element.domProperties': [params: OnElement & { names: string[] }, answer: { properties: unknown[] }];
  'element.attributes': [params: OnElement & { names: string[] }, answer: { attributes: (string | null)[] }];
  'element.styles': [params: OnElement & { names: string[] }, answer: { styles: string[] }];
  /** `__propPublic` answers the names a component has: `{name: true, …}`. */
  'element.properties': [params: OnElement & { names: string[] }, answer: { properties: unknown[] }];
  'element.offset': [params: OnElement, answer: { left: number; top: number }];
  'element.wxml': [params: OnElement & { type: 'inner' | 'outer' }, answer: { wxml: string }];
  'element.tap': [params: OnElement, answer: object];
  'element.touch': [
    params: OnElement & {
      type: 'touchstart' | 'touchmove' | 'touchend';
      touches?: FingerInput[];
      changedTouches?: FingerInput[];
    },
    answer: object,
  ];
  /** On the node itself; does not bubble and changes no state. */
  'element.triggerEvent': [params: OnElement & { type: string; detail?: unknown }, answer: object];
  /** `input.input`, `scroll-view.scrollTo`, `swiper.swipeTo`, …; an unknown one rejects with `<name> not exists`. */
  'element.callFunction': [params: OnElement & { functionName: string; args: unknown[] }, answer: { result: unknown }];
  'element.data': [params: OnElement & { path?: string }, answer: { data: unknown }];
  'element.setData': [params: OnElement & { data: Record<string, unknown> }, answer: object];
  'element.callMethod': [params: OnElement & { method: string; args: unknown[] }, answer: { result: unknown }];
}
export type CommandName = keyof Commands;

/** What the phone says by itself, to listeners and as `window` messages. */
export type PhoneEvent =
  | { readonly event: 'ready' }
  | { readonly event: 'log'; readonly type: 'log' | 'info' | 'warn' | 'error' | 'debug'; readonly args: unknown[] }
  | { readonly event: 'exception'; readonly message: string; readonly stack: string }
  | { readonly event: 'binding'; readonly name: string; readonly args: unknown[] };

/** `window.__phone`. */
export interface PhoneBridge {
  /** True once the first page is on the screen. */
  readonly ready: boolean;
  /** Rejects with an Error whose message is the automator's. */
  call<C extends CommandName>(command: C, params: Commands[C][0]): Promise<Commands[C][1]>;
  /** Events that happened before are kept, at most 1000, and told to the first listener. */
  listen(listener: (event: PhoneEvent) => void): () => void;
}
