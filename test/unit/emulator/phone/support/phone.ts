// A phone without a screen: the real runtime, bundled as for the browser, in a jsdom window, on a compiled mini program.
// The emulator behind it answers from this file; what the phone asked of it is kept.
import { createRequire } from 'node:module';
import path from 'node:path';
import { buildSync } from 'esbuild';
import type {
  CommandName,
  Commands,
  PhoneBridge,
  PhoneEvent,
} from '../../../../../emulator/phone/runtime/bridge-protocol';
import { Compiler, type AppBundle } from '../../../../../emulator/phone/compiler';

const root = path.resolve(__dirname, '../../../../..');
export const fixture = path.join(root, 'test/fixtures/miniprogram');

/** jsdom as far as it is used here; its own types would bring the whole DOM into Node's code. */
interface Jsdom {
  readonly window: Record<string, unknown> & {
    eval(code: string): unknown;
    close(): void;
    readonly __phone: PhoneBridge;
  };
}
const { JSDOM, VirtualConsole } = createRequire(require.resolve('jest-environment-jsdom'))('jsdom') as {
  JSDOM: new (html: string, options: Record<string, unknown>) => Jsdom;
  VirtualConsole: new () => object;
};

let runtime: string | null = null;
/** The browser side, bundled once per test file. */
function runtimeCode(): string {
  runtime ??=
    buildSync({
      entryPoints: [path.join(root, 'emulator/phone/runtime/main.ts')],
      bundle: true,
      write: false,
      format: 'iife',
      target: 'es2022',
      define: { 'process.env.NODE_ENV': '"production"' },
    }).outputFiles[0]?.text ?? '';
  return runtime;
}

export interface Request {
  readonly method: string;
  /** Without `/emulator/v1`. */
  readonly path: string;
  readonly body: unknown;
}
export type Answers = Readonly<Record<string, (request: Request) => unknown>>;
export interface TestPhone {
  readonly requests: readonly Request[];
  readonly events: readonly PhoneEvent[];
  readonly window: Jsdom['window'];
  call<C extends CommandName>(command: C, params: Commands[C][0]): Promise<Commands[C][1]>;
  /** What the fixture's code wrote into its log since the last call. */
  log(): Promise<string[]>;
  /** Runs text in the logic layer. */
  run(declaration: string, ...args: unknown[]): Promise<unknown>;
  /** Calls an asynchronous wx method; rejects with the reason of its failure. */
  wx(method: string, options?: unknown): Promise<unknown>;
  page(): Promise<{ pageId: number; path: string; query: Readonly<Record<string, string>> }>;
  data(): Promise<Record<string, unknown>>;
  tap(selector: string): Promise<void>;
  text(selector: string): Promise<string>;
  /** Warnings and errors of the console, as text. */
  complaints(): string[];
  close(): void;
}

let compiled: Promise<AppBundle> | null = null;

export async function compileFixture(folder = fixture): Promise<AppBundle> {
  return new Compiler({ root: folder, projectRoot: root, appid: 'wxfixture0000000', env: 'local-1' }).build();
}

let open: TestPhone[] = [];
export function closePhones(): void {
  for (const phone of open) phone.close();
  open = [];
}

/** Starts a phone and waits for its first page. */
export async function startPhone(
  options: {
    bundle?: AppBundle;
    page?: string;
    theme?: string;
    settings?: Record<string, unknown>;
    answers?: Answers;
  } = {},
): Promise<TestPhone> {
  const bundle = options.bundle ?? (await (compiled ??= compileFixture()));
  const requests: Request[] = [];
  const answers: Answers = {
    'GET /phone/app': () => bundle,
    'GET /phone/settings': () => ({
      tapGraceMs: 0,
      customerServiceCorpId: '',
      platform: 'devtools',
      ...options.settings,
    }),
    'GET /visitors': () => ({ visitors: [{ openid: 'v1' }] }),
    'POST /visitors/v1/visit': () => null,
    ...options.answers,
  };
  const query = `openid=v1&theme=${options.theme ?? 'light'}&page=${encodeURIComponent(options.page ?? '')}`;
  const { window } = new JSDOM('<!doctype html><html><body></body></html>', {
    url: `http://127.0.0.1/phone/?${query}`,
    runScripts: 'outside-only',
    pretendToBeVisual: true,
    // Errors of the mini program are expected here; the phone reports them itself.
    virtualConsole: new VirtualConsole(),
  });
  Object.assign(window, {
    // Every browser has them; this window has not.
    TextEncoder,
    TextDecoder,
    matchMedia: () => ({ matches: false, addEventListener: () => undefined }),
    fetch: async (url: string, init: { method?: string; body?: string } = {}) => {
      const request: Request = {
        method: init.method ?? 'GET',
        path: url.replace('/emulator/v1', ''),
        body: init.body === undefined ? undefined : JSON.parse(init.body),
      };
      requests.push(request);
      const answer = answers[`${request.method} ${request.path}`];
      const body = answer ? await answer(request) : { error: { code: 'unknown-route', message: `no ${request.path}` } };
      return {
        ok: answer !== undefined,
        status: answer ? 200 : 404,
        text: async () => (body === null || body === undefined ? '' : JSON.stringify(body)),
      };
    },
  });
  // jsdom has no layout: what only a layout could answer stays still.
  window.eval(`Element.prototype.scrollTo = function () {}; Element.prototype.scrollIntoView = function () {};
    window.IntersectionObserver = class { observe() {} unobserve() {} disconnect() {} };
    window.console.error = window.console.warn = window.console.log = window.console.info = window.console.debug = function () {};`);
  window.eval(runtimeCode());
  const events: PhoneEvent[] = [];
  const bridge = window.__phone;
  bridge.listen((event) => events.push(event));
  const phone: TestPhone = {
    requests,
    events,
    window,
    // JSON of this side: objects of the window have another realm's prototypes.
    call: async (command, params) => JSON.parse(JSON.stringify(await bridge.call(command, params))) as never,
    log: async () => (await phone.run('() => getApp().globalData.log.splice(0)')) as string[],
    run: async (functionDeclaration, ...args) =>
      (await phone.call('app.callFunction', { functionDeclaration, args })).result,
    wx: async (method, given) =>
      (await phone.call('app.callWxMethod', { method, args: given === undefined ? [] : [given], sync: false })).result,
    page: async () => (await phone.call('app.currentPage', {})) as Awaited<ReturnType<TestPhone['page']>>,
    data: async () =>
      (await phone.call('page.data', { pageId: (await phone.page()).pageId })).data as Record<string, unknown>,
    tap: async (selector) => {
      const { pageId } = await phone.page();
      await phone.call('element.tap', { pageId, ...(await phone.call('page.element', { pageId, selector })) });
      await drawn();
    },
    text: async (selector) => {
      const { pageId } = await phone.page();
      const element = await phone.call('page.element', { pageId, selector });
      return String(
        (await phone.call('element.domProperties', { pageId, ...element, names: ['innerText'] })).properties[0],
      ).trim();
    },
    complaints: () =>
      events.flatMap((event) =>
        event.event === 'log' && (event.type === 'warn' || event.type === 'error')
          ? [event.args.map(String).join(' ')]
          : [],
      ),
    close: () => {
      window.close();
    },
  };
  open.push(phone);
  await until(() => bridge.ready || events.some(({ event }) => event === 'exception'));
  await drawn();
  return phone;
}

/** After what was just done has been drawn. */
export function drawn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 60));
}

export async function until(condition: () => unknown): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('It did not happen within five seconds.');
}
