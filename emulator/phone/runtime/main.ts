// The phone's page. In: `?openid=` whose phone it is, `&page=` where to start, `&theme=light|dark`, `&scene=`. Out: the
// phone, its overlay of mistakes, and `window.__phone`, the bridge for programs.
import type { AppBundle, Problem } from '../compiler/bundle';
import { Bridge } from './bridge';
import { EmulatorApi } from './emulator-api';
import { EmulatorEvents } from './events';
import { linesAbove } from './loader';
import { Phone } from './phone';
import type { PhoneSettings, Theme } from './phone-options';
import { ProblemOverlay } from './shell/problem-overlay';
import { pageUrl } from './url';

const base = '/emulator/v1';
const fallbackOpenid = 'visitor';

async function start(): Promise<void> {
  const bridge = new Bridge();
  const query = new URLSearchParams(location.search);
  const openid = query.get('openid') ?? fallbackOpenid;
  const api = new EmulatorApi(base);
  const events = new EmulatorEvents(`${base}/events`);
  const problems = new ProblemOverlay(document.body);
  const [bundle, settings] = (await Promise.all([
    api.get('/phone/app'),
    api.get('/phone/settings'),
    visitor(api, openid),
  ])) as [AppBundle, PhoneSettings, unknown];
  watch(events, api, bundle, problems);
  problems.show(bundle.problems);
  if (bundle.pages.length === 0) return;
  const phone = new Phone({
    bundle,
    openid,
    api,
    events,
    files: `${base}/phone/files/`,
    theme: themeOf(query.get('theme')),
    host: document.body,
    settings,
    onException: (error) => {
      bridge.exception(error);
      void located(api, error).then((text) => {
        problems.exception(text);
      });
    },
  });
  window.addEventListener('unhandledrejection', (event) => {
    const reason: unknown = event.reason;
    phone.hub.fire('UnhandledRejection', { reason });
    phone.app.call('onUnhandledRejection', { reason });
    phone.console.error('Uncaught (in promise)', reason instanceof Error ? reason.stack : JSON.stringify(reason));
  });
  window.addEventListener('error', (event) => {
    phone.report(event.error ?? event.message);
  });
  window.addEventListener('online', () => {
    phone.setOnline(true);
  });
  window.addEventListener('offline', () => {
    phone.setOnline(false);
  });
  if (query.get('theme') === null) {
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      phone.setTheme(themeOf(null));
    });
  }
  events.listen(({ topic }) => {
    // A clean platform knows nobody: the phone is there again, as after opening it.
    if (topic === 'reset' || topic === 'settings') {
      void api.get('/phone/settings').then((settings) => {
        phone.applySettings(settings as PhoneSettings);
      });
    }
    if (topic === 'reset') void visitor(api, openid).then(() => phone.app.visit());
  });
  current = phone;
  bridge.attach(phone);
  const last = sessionStorage.getItem(placeKey);
  sessionStorage.removeItem(placeKey);
  phone.app.launch(last ?? query.get('page') ?? '', Number(query.get('scene') ?? 1001));
}

let current: Phone | null = null;
const placeKey = 'phone.place';

/** The machine's preference, unless the address names one. */
function themeOf(wanted: string | null): Theme {
  if (wanted === 'light' || wanted === 'dark') return wanted;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** A phone belongs to a visitor; a new openid becomes one. */
async function visitor(api: EmulatorApi, openid: string): Promise<void> {
  const { visitors } = (await api.get('/visitors')) as { visitors: { openid: string }[] };
  if (!visitors.some((each) => each.openid === openid)) await api.post('/visitors', { openid });
}

/** A changed style sheet is put in place; anything else starts the app again, at the page it was at. */
function watch(events: EmulatorEvents, api: EmulatorApi, first: AppBundle, problems: ProblemOverlay): void {
  let shown = first;
  events.listen(({ topic, id }) => {
    if (topic !== 'phone' || id === shown.version) return;
    void api.get('/phone/app').then((answer) => {
      const next = answer as AppBundle;
      if (next.version === shown.version) return;
      const onlyStyles =
        current !== null &&
        JSON.stringify({ ...next, version: '', styles: {}, problems: [], sizes: [] }) ===
          JSON.stringify({ ...shown, version: '', styles: {}, problems: [], sizes: [] });
      shown = next;
      problems.show(next.problems);
      if (onlyStyles) {
        current?.appearance.styles.replace(next.styles);
        return;
      }
      const top = current?.stack.top;
      if (top) sessionStorage.setItem(placeKey, pageUrl(top));
      location.reload();
    });
  });
}

/** An error's place in the author's file: the compiler knows the way back. */
async function located(api: EmulatorApi, { message, stack }: { message: string; stack: string }): Promise<Problem> {
  const at = /miniprogram:\/\/\/([^:)]+):(\d+):(\d+)/.exec(stack);
  if (!at) return { severity: 'error', file: '', line: 0, column: 0, message };
  const [, file = '', line = '0', column = '0'] = at;
  const compiled = Number(line) - linesAbove;
  const found = (await api
    .get(`/phone/source?file=${encodeURIComponent(file)}&line=${compiled}&column=${column}`)
    .catch(() => null)) as { line: number; column: number } | null;
  return { severity: 'error', file, line: found?.line ?? compiled, column: found?.column ?? Number(column), message };
}

start().catch((error: unknown) => {
  new ProblemOverlay(document.body).exception({
    severity: 'error',
    file: '',
    line: 0,
    column: 0,
    message: `模拟器没有启动：${error instanceof Error ? error.message : String(error)}`,
  });
});
