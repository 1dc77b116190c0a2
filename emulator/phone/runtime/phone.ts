// One phone: the parts of the runtime put together around one mini program and one user. In: a compiled app, an openid,
// the line to the emulator. Out: pages on the screen. It never knows what the mini program is about.
import type { AppBundle } from '../compiler/bundle';
import { AppLife } from './app-life';
import { Appearance } from './appearance';
import { Chat } from './shell/chat';
import { defineBuiltIns } from './components/built-in';
import { builtIns } from './components';
import { PhoneConsole } from './console';
import type { EmulatorApi } from './emulator-api';
import { Registry } from './engine/registry';
import { SelectorQuery, type QueryPage } from './engine/selector-query';
import { nodeHandle } from './engine/node-handles';
import { menuTapped, tabTapped } from './frame-taps';
import { Gestures } from './gestures';
import { methodOf, ownerOf, type GlassComponent } from './glass';
import { Hub } from './hub';
import { Loader } from './loader';
import { OpenTypes } from './open-types';
import type { PhoneOptions, PhoneSettings, Theme } from './phone-options';
import { watchScroll } from './page-scroll';
import { PhoneFiles } from './phone-files';
import { requirePlugin } from './plugins';
import { PullDown } from './pull-down';
import { Notices } from './shell/notices';
import { Overlays } from './shell/overlays';
import { screenSize } from './shell/metrics';
import { Screen } from './shell/screen';
import { TabBar } from './shell/tab-bar';
import { teachGlassEasel } from './teach';
import { PageStack, type OpenPage } from './stack';
import { VirtualClock } from './virtual-clock';
import { makeWx } from './wx';
import { asMethod, type Work } from './wx/method';
import type { EmulatorEvents } from './events';

export class Phone {
  readonly bundle: AppBundle;
  readonly openid: string;
  readonly api: EmulatorApi;
  readonly events: EmulatorEvents;
  #settings: PhoneSettings;
  readonly console = new PhoneConsole();
  readonly hub = new Hub((run) => {
    this.guard(run);
  });
  readonly appearance: Appearance;
  readonly screen: Screen;
  readonly overlays: Overlays;
  readonly gestures: Gestures;
  readonly pullDown: PullDown;
  readonly openTypes = new OpenTypes(this);
  readonly app = new AppLife(this);
  readonly files: PhoneFiles;
  readonly chat: Chat;
  readonly notices: Notices;
  readonly stack: PageStack;
  readonly tabBar: TabBar | null;
  readonly loader: Loader;
  readonly wx: Record<string, unknown>;
  readonly #registry: Registry;
  readonly #clock: VirtualClock;
  readonly #watched = new WeakSet<OpenPage>();
  online = true;
  clipboard = '';
  privacyAgreed = false;

  constructor(private readonly options: PhoneOptions) {
    const { bundle, host } = options;
    this.bundle = bundle;
    this.openid = options.openid;
    this.api = options.api;
    this.events = options.events;
    this.#settings = options.settings;
    this.appearance = new Appearance(bundle, options.theme);
    this.files = new PhoneFiles(
      options.files,
      () => this.stack.top?.path ?? null,
      () => this.#clock.now(),
    );
    teachGlassEasel(this);
    this.#clock = new VirtualClock(options.api, options.events, () => {
      this.screen.tick();
    });
    this.screen = new Screen(host, () => this.#clock.now(), {
      menu: () => {
        void menuTapped(this);
      },
      close: () => {
        this.app.goHome();
      },
      wake: () => {
        this.app.uncover();
      },
    });
    this.appearance.dress(this.screen);
    this.overlays = new Overlays(this.screen.overlays);
    this.gestures = new Gestures(this.screen.pages);
    this.gestures.tapGraceMs = options.settings.tapGraceMs;
    this.chat = new Chat(this);
    this.notices = new Notices(this);
    const { tabBar } = this.appearance.themed;
    this.tabBar = tabBar
      ? new TabBar(
          tabBar,
          (path) => this.files.url(`/${path.replace(/^\//, '')}`),
          (index) => {
            tabTapped(this, index);
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
      configOf: (path) => this.appearance.configOf(path),
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
      bundle.subpackages,
      {
        wx: this.wx,
        getApp: () => this.app.instance,
        getCurrentPages: () => this.stack.pages.map(({ caller }) => caller),
        requirePlugin: (name) => requirePlugin(this, name),
        console: this.console,
      },
      {
        App: (definition) => {
          this.app.define(definition);
        },
        ...this.#registry.constructors,
      },
    );
  }

  get settings(): PhoneSettings {
    return this.#settings;
  }

  /** The emulator's settings were changed. */
  applySettings(settings: PhoneSettings): void {
    this.#settings = settings;
    this.gestures.tapGraceMs = settings.tapGraceMs;
  }

  /** Work in WeChat's calling convention. */
  method(name: string, work: Work): (options?: unknown) => unknown {
    return asMethod(name, work, (error) => {
      this.report(error);
    });
  }

  setTheme(theme: Theme): void {
    if (!this.appearance.change(theme, this.screen, this.tabBar, this.stack.pages)) return;
    this.#topChanged();
    this.app.call('onThemeChange', { theme });
    this.hub.fire('ThemeChange', { theme });
  }

  setOnline(online: boolean): void {
    if (online === this.online) return;
    this.online = online;
    this.hub.fire('NetworkStatusChange', { isConnected: online, networkType: online ? 'wifi' : 'none' });
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

  /** The room a page has, in px. */
  get windowSize(): { width: number; height: number } {
    return this.stack.top?.frame.windowSize ?? screenSize();
  }

  runPage(page: OpenPage, method: string, argument?: unknown): unknown {
    const work = methodOf(page.caller, method);
    return work && this.guard(() => work.call(page.caller, argument));
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
    this.app.call('onError', stack);
    this.hub.fire('Error', { message: stack });
  }

  #makeRegistry(): Registry {
    return new Registry(
      this.bundle,
      this.appearance.styles,
      {
        run: (path) => {
          if (!this.loader.has(path)) return false;
          this.guard(() => this.loader.require(`${path}.js`));
          return true;
        },
        warn: (text) => {
          this.console.once(text);
        },
      },
      (space) => defineBuiltIns(space, builtIns, this),
    );
  }

  #topChanged(): void {
    const top = this.stack.top;
    if (!top) return;
    this.screen.textWhite = (top.frame.config.navigationBarTextStyle ?? 'white') === 'white';
    if (this.#watched.has(top)) return;
    this.#watched.add(top);
    watchScroll(top, (method, argument) => this.runPage(top, method, argument));
  }
}
