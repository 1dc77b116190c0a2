// The app's own events: `wx.onX(listener)` and `wx.offX(listener)`, and who fires them.

const names = [
  'AppShow',
  'AppHide',
  'Error',
  'UnhandledRejection',
  'PageNotFound',
  'ThemeChange',
  'NetworkStatusChange',
  'WindowResize',
  'KeyboardHeightChange',
  'MemoryWarning',
  'AudioInterruptionBegin',
  'AudioInterruptionEnd',
  'UserCaptureScreen',
  'NeedPrivacyAuthorization',
  // The capsule of this phone never changes its looks, and nobody copies its page's address.
  'MenuButtonBoundingClientRectWeightChange',
  'CopyUrl',
  'LazyLoadError',
] as const;
export type HubEvent = (typeof names)[number];
type Listener = (detail: unknown, ...more: unknown[]) => void;

export class Hub {
  readonly #listeners = new Map<string, Set<Listener>>();

  constructor(private readonly guard: (run: () => void) => void) {}

  fire(name: HubEvent, ...details: unknown[]): number {
    const listeners = [...(this.#listeners.get(name) ?? [])];
    for (const listener of listeners) {
      this.guard(() => {
        listener(details[0], ...details.slice(1));
      });
    }
    return listeners.length;
  }

  /** `{onAppShow, offAppShow, …}` */
  methods(): Record<string, (listener?: Listener) => void> {
    const methods: Record<string, (listener?: Listener) => void> = {};
    for (const name of names) {
      const listeners = new Set<Listener>();
      this.#listeners.set(name, listeners);
      methods[`on${name}`] = (listener) => {
        if (typeof listener === 'function') listeners.add(listener);
      };
      methods[`off${name}`] = (listener) => {
        if (listener) listeners.delete(listener);
        else listeners.clear();
      };
    }
    return methods;
  }
}
