// One phone: the parts of the runtime put together around one mini program and one user. In: a compiled app, an openid,
// the line to the emulator. Out: pages on the screen. It never knows what the mini program is about.
import type { AppBundle, Themed, WindowConfig } from '../compiler/bundle';
import { Chat } from './shell/chat';
import { defineBuiltIns, isBuiltIn } from './components/built-in';
import { builtIns } from './components';
import { PhoneConsole } from './console';
import type { EmulatorApi } from './emulator-api';
import { nextFrame } from './engine/backend';
import { handOutSnapshots } from './engine/events';
import { patchInstances } from './engine/instance';
import { teachNativeNodes } from './engine/native-nodes';
import { Registry } from './engine/registry';
import { SelectorQuery, type QueryPage } from './engine/selector-query';
import { nodeHandle } from './engine/node-handles';
import { StyleSheets } from './engine/styles';
import { phoneUnits } from './engine/units';
import { Gestures } from './gestures';
import { glassEasel, ownerOf, type GlassComponent } from './glass';
import { Hub } from './hub';
import { Loader } from './loader';
import { OpenTypes } from './open-types';
import { PullDown } from './pull-down';
import { Notices } from './shell/notices';
import { Overlays } from './shell/overlays';
import { Screen } from './shell/screen';
import { TabBar } from './shell/tab-bar';
import { PageStack, type OpenPage } from './stack';
import { parsePageUrl, type PageAddress } from './url';
import { makeWx } from './wx';
import { asMethod, type Work } from './wx/method';
import type { EmulatorEvents } from './events';

export type Theme = 'light' | 'dark';
export interface LaunchOptions extends PageAddress {
  readonly scene: number;
  readonly referrerInfo: Record<string, unknown>;
}
/** What the emulator says about this phone besides the app. */
export interface PhoneSettings {
  /** How long after a tap its code may still call methods that need one, in ms. */
  readonly tapGraceMs: number;
  /** The WeCom corporation bound for wx.openCustomerServiceChat; empty: none. */
  readonly customerServiceCorpId: string;
  /** What the phone says it is; on `ohos` a contact button does nothing. */
  readonly platform: 'devtools' | 'ios' | 'android' | 'ohos';
}
export interface PhoneOptions {
  readonly bundle: AppBundle;
  readonly openid: string;
  readonly api: EmulatorApi;
  readonly events: EmulatorEvents;
  /** Address under which the mini program's own files are served, with a slash at its end. */
  readonly files: string;
  readonly theme: Theme;
  readonly host: HTMLElement;
  readonly settings: PhoneSettings;
  /** An uncaught error of the mini program. */
  onException(error: { message: string; stack: string }): void;
}

/** WeChat 场景值: opened from the list of mini programs. */
const defaultScene = 1001;

export class Phone {
  readonly bundle: AppBundle;
  readonly openid: string;
  readonly api: EmulatorApi;
  readonly events: EmulatorEvents;
  readonly settings: PhoneSettings;
  readonly console = new PhoneConsole();
  readonly hub = new Hub((run) => {
    this.guard(run);
  });
  readonly screen: Screen;
  readonly overlays: Overlays;
  readonly gestures: Gestures;
  readonly pullDown: PullDown;
  readonly openTypes = new OpenTypes(this);
  readonly chat: Chat;
  readonly notices: Notices;
  readonly stack: PageStack;
  readonly tabBar: TabBar | null;
  readonly loader: Loader;
  readonly wx: Record<string, unknown>;
  readonly #registry: Registry;
  readonly #styles: StyleSheets;
  #theme: Theme;
  #app: Record<string, unknown> | null = null;
  #launch: LaunchOptions = { path: '', query: {}, scene: defaultScene, referrerInfo: {} };
  #enter: LaunchOptions = this.#launch;
  #foreground = false;
  #firstPage: (() => void) | null = null;
  online = true;
  clipboard = '';
  privacyAgreed = false;

  constructor(private readonly options: PhoneOptions) {
    const { bundle, host } = options;
    this.bundle = bundle;
    this.openid = options.openid;
    this.api = options.api;
    this.events = options.events;
    this.settings = options.settings;
    this.#theme = bundle.darkmode ? options.theme : 'light';
    teachOnce(this);
    this.#styles = new StyleSheets(new Set(bundle.pages), bundle.styles, this.#theme);
    this.screen = new Screen(host, {
      menu: () => {
        void this.#menu();
      },
      close: () => {
        this.background();
      },
      wake: () => {
        this.foreground();
      },
    });
    this.screen.theme = this.#theme;
    this.overlays = new Overlays(this.screen.overlays);
    this.gestures = new Gestures(this.screen.pages);
    this.gestures.tapGraceMs = options.settings.tapGraceMs;
    this.chat = new Chat(this);
    this.notices = new Notices(this);
    const { tabBar } = this.themed;
    this.tabBar = tabBar
      ? new TabBar(
          tabBar,
          (path) => this.fileUrl(`/${path.replace(/^\//, '')}`),
          (index) => {
            this.#tab(index);
          },
        )
      : null;
    if (this.tabBar) this.screen.element.insertBefore(this.tabBar.element, this.screen.overlays);
    this.#registry = this.#makeRegistry();
    this.stack = new PageStack({
      bundle,
      registry: this.#registry,
      host: this.screen.pages,
      tabBar: this.tabBar,
      configOf: (path) => this.configOf(path),
      run: (page, method, argument) => this.runPage(page, method, argument),
      changed: () => {
        this.#topChanged();
      },
    });
    this.pullDown = new PullDown(
      this.screen.pages,
      () => this.stack,
      () => {
        if (this.stack.top) this.runPage(this.stack.top, 'onPullDownRefresh');
      },
    );
    this.wx = makeWx(this);
    this.loader = new Loader(
      bundle.modules,
      {
        wx: this.wx,
        getApp: () => this.#app ?? undefined,
        getCurrentPages: () => this.stack.pages.map(({ caller }) => caller),
        console: this.console,
      },
      {
        App: (definition) => {
          this.#defineApp(definition);
        },
        ...this.#registry.constructors,
      },
    );
  }

  get themed(): Themed {
    return this.bundle[this.#theme];
  }

  get theme(): Theme {
    return this.#theme;
  }

  get app(): Record<string, unknown> | null {
    return this.#app;
  }

  get launchOptions(): LaunchOptions {
    return this.#launch;
  }

  get enterOptions(): LaunchOptions {
    return this.#enter;
  }

  /** Starts the mini program at a page; the entry page when none is named or it does not exist. */
  launch(url: string, scene = defaultScene): void {
    const wanted = parsePageUrl(url === '' ? this.bundle.entryPage : url, null);
    const known = this.bundle.pages.includes(wanted.path);
    const address = known ? wanted : { path: this.bundle.entryPage, query: {} };
    this.#launch = this.#enter = { ...address, scene, referrerInfo: {} };
    this.guard(() => {
      if (this.loader.has('app')) this.loader.require('app.js');
    });
    if (!this.#app) this.#defineApp({});
    this.callApp('onLaunch', this.#launch);
    this.#toForeground();
    if (!known) {
      const detail = { ...wanted, isEntryPage: true, openType: 'appLaunch' };
      this.callApp('onPageNotFound', detail);
      this.hub.fire('PageNotFound', detail);
    }
    this.stack.restart(address);
    nextFrame(() => {
      this.#firstPage?.();
      this.#firstPage = null;
    });
  }

  /** The user goes home: the mini program sleeps until it is opened again. */
  background(): void {
    this.cover();
    this.screen.nativeShown = false;
    this.screen.asleep = true;
  }

  /** Comes back; through a card or a link with its page and scene. */
  foreground(entry?: { url: string; scene: number }): void {
    if (entry) this.#enter = { ...parsePageUrl(entry.url, null), scene: entry.scene, referrerInfo: {} };
    const was = this.#foreground;
    this.#toForeground();
    if (!was) this.stack.resume();
  }

  /** Shows one more page over the others, as the platform does it (a card was tapped), not the mini program. */
  reopen(address: PageAddress): void {
    if (!this.bundle.pages.includes(address.path)) {
      const detail = { ...address, isEntryPage: false, openType: 'appLaunch' };
      this.callApp('onPageNotFound', detail);
      this.hub.fire('PageNotFound', detail);
      return;
    }
    this.stack.restart(address);
  }

  /** A screen of the platform covers the mini program: it hides, as on a phone. */
  cover(): void {
    this.screen.nativeShown = true;
    if (!this.#foreground) return;
    this.#foreground = false;
    this.stack.pause();
    this.callApp('onHide');
    this.hub.fire('AppHide', {});
  }

  uncover(entry?: { url: string; scene: number }): void {
    this.screen.nativeShown = false;
    this.foreground(entry);
  }

  /** Work in WeChat's calling convention. */
  method(name: string, work: Work): (options?: unknown) => unknown {
    return asMethod(name, work, (error) => {
      this.report(error);
    });
  }

  setTheme(theme: Theme): void {
    if (!this.bundle.darkmode || theme === this.#theme) return;
    this.#theme = theme;
    this.#styles.theme = theme;
    this.screen.theme = theme;
    if (this.themed.tabBar) this.tabBar?.configure(this.themed.tabBar);
    for (const page of this.stack.pages) {
      const { navigationBarTitleText } = page.frame.config;
      page.frame.configure({
        ...this.configOf(page.path),
        ...(navigationBarTitleText === undefined ? {} : { navigationBarTitleText }),
      });
    }
    this.#topChanged();
    this.callApp('onThemeChange', { theme });
    this.hub.fire('ThemeChange', { theme });
  }

  setOnline(online: boolean): void {
    if (online === this.online) return;
    this.online = online;
    this.hub.fire('NetworkStatusChange', { isConnected: online, networkType: online ? 'wifi' : 'none' });
  }

  /** New style sheets while everything else stays. */
  restyle(styles: AppBundle['styles']): void {
    this.#styles.replace(styles);
  }

  configOf(path: string): WindowConfig {
    return { ...this.themed.window, ...this.themed.pages[path] };
  }

  /** Where a file of the mini program, or an address of the network, can be loaded from. */
  fileUrl(path: string): string {
    if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(path)) return path.startsWith('http://tmp/') ? this.temporary(path) : path;
    return this.options.files + parsePageUrl(path, path.startsWith('/') ? null : (this.stack.top?.path ?? null)).path;
  }

  readonly #temporaryFiles = new Map<string, { url: string; blob: Blob }>();

  /** Gives a blob the path that wx methods call a temporary file. */
  keepTemporary(blob: Blob, ending: string): string {
    const path = `http://tmp/${crypto.randomUUID().replaceAll('-', '')}${ending}`;
    this.#temporaryFiles.set(path, { url: URL.createObjectURL(blob), blob });
    return path;
  }

  temporaryBlob(path: string): Blob | null {
    return this.#temporaryFiles.get(path)?.blob ?? null;
  }

  temporary(path: string): string {
    return this.#temporaryFiles.get(path)?.url ?? path;
  }

  units(css: string): string {
    return phoneUnits(css);
  }

  /** A number of px, also written `'20rpx'` or `'20px'`. */
  pixels(value: unknown): number {
    if (typeof value === 'number') return value;
    const match = /^(-?[\d.]+)(rpx)?/.exec(String(value));
    if (!match) return 0;
    return Number(match[1]) * (match[2] ? window.innerWidth / 750 : 1);
  }

  /** A class as the component that owns a node wrote it, as it stands in the document. */
  scopedClass(node: GlassComponent, name: string): string {
    const owner = ownerOf(node);
    const scope = owner ? this.scopeOf(owner) : '';
    return name
      .split(/\s+/)
      .flatMap((single) => (scope === '' ? [single] : [single, `${scope}--${single}`]))
      .join(' ');
  }

  scopeOf(component: GlassComponent): string {
    return this.#registry.scopeOf(component.is);
  }

  /** Tells once when the first page has been put on the screen. */
  onFirstPage(told: () => void): void {
    this.#firstPage = told;
  }

  selectorQuery(): SelectorQuery {
    return new SelectorQuery(
      () => this.queryPage(),
      (node, dom, kind) => nodeHandle(node, dom, kind),
    );
  }

  queryPage(): QueryPage | null {
    const page = this.stack.top;
    return page ? { component: page.root.getComponent(), scroller: page.scroller } : null;
  }

  runPage(page: OpenPage, method: string, argument?: unknown): unknown {
    const work = page.caller[method];
    if (typeof work !== 'function') return undefined;
    return this.guard(() => (work as (this: unknown, argument?: unknown) => unknown).call(page.caller, argument));
  }

  /** Runs code of the mini program; what it throws is reported, never passed on. */
  guard<T>(run: () => T): T | undefined {
    try {
      return run();
    } catch (error) {
      this.report(error);
      return undefined;
    }
  }

  report(error: unknown): void {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const message = error instanceof Error ? error.message : String(error);
    this.console.error(stack);
    this.options.onException({ message, stack });
    this.callApp('onError', stack);
    this.hub.fire('Error', { message: stack });
  }

  #makeRegistry(): Registry {
    return new Registry(
      this.bundle,
      this.#styles,
      {
        run: (path) => {
          if (!this.loader.has(path)) return false;
          this.guard(() => this.loader.require(`${path}.js`));
          return true;
        },
      },
      (space) => defineBuiltIns(space, builtIns, this),
    );
  }

  #defineApp(definition: Record<string, unknown>): void {
    if (this.#app) {
      this.console.warn('App can only be called once.');
      return;
    }
    this.#app = { ...definition };
  }

  callApp(method: string, argument?: unknown): void {
    const work = this.#app?.[method];
    if (typeof work !== 'function') return;
    try {
      (work as (this: unknown, argument?: unknown) => void).call(this.#app, argument);
    } catch (error) {
      // An error in onError itself must not come back here.
      if (method === 'onError') this.console.error(error);
      else this.report(error);
    }
  }

  #toForeground(): void {
    if (this.#foreground) return;
    this.#foreground = true;
    this.screen.asleep = false;
    // WeChat's msgSecCheck takes an openid that opened the mini program within two hours.
    this.api.post(`/visitors/${encodeURIComponent(this.openid)}/visit`, {}).catch((error: unknown) => {
      this.console.once(`The visit could not be noted: ${(error as Error).message}`);
    });
    this.callApp('onShow', this.#enter);
    this.hub.fire('AppShow', this.#enter);
  }

  #tab(index: number): void {
    const tab = this.themed.tabBar?.list[index];
    if (!tab) return;
    const same = this.stack.top?.path === tab.pagePath;
    const page = this.stack.switchTab({ path: tab.pagePath, query: {} });
    if (same || page.caller.onTabItemTap)
      this.runPage(page, 'onTabItemTap', { index: String(index), pagePath: tab.pagePath, text: tab.text ?? '' });
  }

  #topChanged(): void {
    const top = this.stack.top;
    if (!top) return;
    this.screen.textWhite = (top.frame.config.navigationBarTextStyle ?? 'white') === 'white';
    if (top.scroller.dataset.watched) return;
    top.scroller.dataset.watched = '1';
    let wasAtBottom = false;
    top.scroller.addEventListener('scroll', () => {
      const { scrollTop, scrollHeight, clientHeight } = top.scroller;
      this.runPage(top, 'onPageScroll', { scrollTop });
      const atBottom = scrollHeight - scrollTop - clientHeight <= (top.frame.config.onReachBottomDistance ?? 50);
      if (atBottom && !wasAtBottom) this.runPage(top, 'onReachBottom');
      wasAtBottom = atBottom;
    });
  }

  async #menu(): Promise<void> {
    const page = this.stack.top;
    if (!page) return;
    const chosen = await this.overlays.choose(['发送给朋友', '重新进入小程序']);
    if (chosen === 0) this.runPage(page, 'onShareAppMessage', { from: 'menu' });
    if (chosen === 1) this.stack.restart({ path: this.bundle.entryPage, query: {} });
  }
}

let taught = false;

/** glass-easel is one for the whole document, and so is a phone. */
function teachOnce(phone: Phone): void {
  if (taught) throw new Error('A document holds one phone.');
  taught = true;
  handOutSnapshots();
  teachNativeNodes();
  patchInstances(phone);
  glassEasel.addGlobalErrorListener((error) => {
    phone.report(error);
    return false;
  });
  glassEasel.addGlobalWarningListener((message, component, element) => {
    // WeChat's own components take null for "not given", and aria-* everywhere, without a word.
    const about = element ?? component;
    const ours =
      isBuiltIn(about) && (message.includes('type-incompatible') || message.includes('is not a valid property'));
    // WeChat says nothing of relations to components that are not used.
    const quiet = /"aria[A-Z]\w*" is not a valid property|^the target of relation |^Use number as for-list/.test(
      message,
    );
    if (ours || quiet) return false;
    // What a package's own templates do is not for the author of the pages to mend.
    if (typeof component === 'object' && component.is.startsWith('miniprogram_npm/')) phone.console.debug(message);
    else phone.console.once(message);
    return false;
  });
}
