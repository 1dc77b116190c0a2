// The app's own life: App(), launch, show and hide, and what leads back in from the platform (cards, links, notices).
import { nextFrame } from './engine/backend';
import type { Phone } from './phone';
import { parsePageUrl, type PageAddress } from './url';

export interface LaunchOptions extends PageAddress {
  readonly scene: number;
  readonly referrerInfo: Record<string, unknown>;
}
type Definition = Record<string, unknown>;

/** WeChat 场景值: opened from the list of mini programs. */
const defaultScene = 1001;

export class AppLife {
  #app: Definition | null = null;
  #launched: LaunchOptions = { path: '', query: {}, scene: defaultScene, referrerInfo: {} };
  #entered: LaunchOptions = this.#launched;
  #foreground = false;
  #firstPage: (() => void) | null = null;

  constructor(private readonly phone: Phone) {}

  /** What getApp() gives. */
  get instance(): Definition | undefined {
    return this.#app ?? undefined;
  }

  get launchOptions(): LaunchOptions {
    return this.#launched;
  }

  get enterOptions(): LaunchOptions {
    return this.#entered;
  }

  /** App(). */
  define(definition: Definition): void {
    if (this.#app) this.phone.console.warn('App can only be called once.');
    else this.#app = { ...definition };
  }

  /** Tells once when the first page has been put on the screen. */
  onFirstPage(told: () => void): void {
    this.#firstPage = told;
  }

  /** Starts the mini program at a page; the entry page when none is named or it does not exist. */
  launch(url: string, scene = defaultScene): void {
    const { bundle, loader, stack } = this.phone;
    const entry = { path: bundle.entryPage, query: {} };
    const wanted = url === '' ? entry : parsePageUrl(url, null);
    const known = bundle.pages.includes(wanted.path);
    const address = known ? wanted : entry;
    this.#launched = this.#entered = { ...address, scene, referrerInfo: {} };
    this.phone.guard(() => {
      if (loader.has('app')) loader.require('app.js');
    });
    if (!this.#app) this.define({});
    this.call('onLaunch', this.#launched);
    this.#show();
    if (!known) this.#notFound(wanted, true);
    // A page that cannot be drawn (an error in its WXS, say) is the author's mistake, and is shown as one.
    this.phone.guard(() => stack.restart(address));
    nextFrame(() => {
      if (stack.top) this.#firstPage?.();
      this.#firstPage = null;
    });
  }

  /** The user goes home: the mini program sleeps until it is opened again. */
  goHome(): void {
    this.cover();
    this.phone.screen.nativeShown = false;
    this.phone.screen.asleep = true;
  }

  /** A screen of the platform covers the mini program: it hides, as on a phone. */
  cover(): void {
    this.phone.screen.nativeShown = true;
    if (!this.#foreground) return;
    this.#foreground = false;
    this.phone.stack.pause();
    this.call('onHide');
    this.phone.hub.fire('AppHide', {});
  }

  /** Comes back; through a card, a link or a notice with its page and scene. */
  uncover(entry?: { url: string; scene: number }): void {
    this.phone.screen.nativeShown = false;
    if (entry) this.#entered = { ...parsePageUrl(entry.url, null), scene: entry.scene, referrerInfo: {} };
    const was = this.#foreground;
    this.#show();
    if (!was) this.phone.stack.resume();
  }

  /** The platform, not the mini program, opens a page: a text link or a notice was tapped. */
  openPage(address: PageAddress): void {
    if (this.phone.bundle.pages.includes(address.path)) this.phone.stack.restart(address);
    else this.#notFound(address, false);
  }

  /** Calls one of App()'s functions, if it is there. */
  call(method: string, argument?: unknown): void {
    const work = this.#app?.[method];
    if (typeof work !== 'function') return;
    try {
      (work as (this: unknown, argument?: unknown) => void).call(this.#app, argument);
    } catch (error) {
      // An error in onError itself must not come back here.
      if (method === 'onError') this.phone.console.error(error);
      else this.phone.report(error);
    }
  }

  /** WeChat's msgSecCheck takes an openid that opened the mini program within two hours. */
  visit(): void {
    const { api, openid, console } = this.phone;
    api.post(`/visitors/${encodeURIComponent(openid)}/visit`, {}).catch((error: unknown) => {
      console.once(`The visit could not be noted: ${(error as Error).message}`);
    });
  }

  #notFound(address: PageAddress, isEntryPage: boolean): void {
    const detail = { ...address, isEntryPage, openType: 'appLaunch' };
    this.call('onPageNotFound', detail);
    this.phone.hub.fire('PageNotFound', detail);
  }

  #show(): void {
    if (this.#foreground) return;
    const { screen, hub } = this.phone;
    this.#foreground = true;
    screen.asleep = false;
    this.visit();
    this.call('onShow', this.#entered);
    hub.fire('AppShow', this.#entered);
  }
}
