// Sizes of the window that a page asks about: this.createMediaQueryObserver and <match-media>.

/** WeChat's descriptor: px, or `landscape` / `portrait`. */
export interface MediaQuery {
  readonly minWidth?: number;
  readonly maxWidth?: number;
  readonly width?: number;
  readonly minHeight?: number;
  readonly maxHeight?: number;
  readonly height?: number;
  readonly orientation?: string;
}
export interface WindowSize {
  readonly width: number;
  readonly height: number;
}

export function matchesMedia(query: MediaQuery, { width, height }: WindowSize): boolean {
  const orientation = width > height ? 'landscape' : 'portrait';
  return (
    width >= (query.minWidth ?? 0) &&
    width <= (query.maxWidth ?? Infinity) &&
    width === (query.width ?? width) &&
    height >= (query.minHeight ?? 0) &&
    height <= (query.maxHeight ?? Infinity) &&
    height === (query.height ?? height) &&
    orientation === (query.orientation ?? orientation)
  );
}

/** WeChat: MediaQueryObserver. It tells at once whether the window matches, and again when that has changed. */
export class MediaQueryObserver {
  #stop: (() => void) | null = null;

  constructor(private readonly size: () => WindowSize) {}

  observe(query: MediaQuery, callback: (result: { matches: boolean }) => void): void {
    this.disconnect();
    let told: boolean | null = null;
    const look = () => {
      const matches = matchesMedia(query, this.size());
      if (matches === told) return;
      told = matches;
      callback({ matches });
    };
    window.addEventListener('resize', look);
    const first = setTimeout(look, 0);
    this.#stop = () => {
      clearTimeout(first);
      window.removeEventListener('resize', look);
    };
  }

  disconnect(): void {
    this.#stop?.();
    this.#stop = null;
  }
}
