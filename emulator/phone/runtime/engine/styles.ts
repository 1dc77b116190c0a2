// Style sheets of the mini program in the phone's document: components first, then app.wxss, then pages, so that what
// is nearer to the page wins as on a phone. Knows the theme, which the emulator sets and not the machine.
import type { AppBundle } from '../../compiler/bundle';
import { phoneUnits } from './units';

type Layer = 'component' | 'app' | 'page';

export class StyleSheets {
  readonly #elements = new Map<string, HTMLStyleElement>();
  readonly #anchors: Readonly<Record<Layer, Comment>>;
  readonly #unscoped = new Set<string>();
  #styles: AppBundle['styles'];
  #theme: 'light' | 'dark';

  constructor(
    private readonly pages: ReadonlySet<string>,
    styles: AppBundle['styles'],
    theme: 'light' | 'dark',
  ) {
    this.#styles = styles;
    this.#theme = theme;
    const anchor = (name: Layer) => document.head.appendChild(document.createComment(`${name} styles`));
    this.#anchors = { component: anchor('component'), app: anchor('app'), page: anchor('page') };
  }

  /** Components whose styleIsolation shares the page's classes: theirs carry no prefix. */
  share(path: string): void {
    this.#unscoped.add(path);
  }

  isShared(path: string): boolean {
    return this.#unscoped.has(path);
  }

  /** Puts a sheet in once. */
  use(path: string): void {
    if (this.#elements.has(path) || !this.#styles[path]) return;
    const element = document.createElement('style');
    element.dataset.sheet = path;
    element.textContent = this.#text(path);
    this.#elements.set(path, element);
    this.#anchors[path === 'app' ? 'app' : this.pages.has(path) ? 'page' : 'component'].before(element);
  }

  set theme(theme: 'light' | 'dark') {
    this.#theme = theme;
    this.#refresh();
  }

  /** New text for sheets that changed while the phone runs. */
  replace(styles: AppBundle['styles']): void {
    this.#styles = styles;
    this.#refresh();
  }

  #refresh(): void {
    for (const [path, element] of this.#elements) element.textContent = this.#text(path);
  }

  #text(path: string): string {
    const { css, scope } = this.#styles[path] ?? { css: '', scope: '' };
    const own =
      scope !== '' && this.#unscoped.has(path)
        ? css.replaceAll(`.${scope}--`, '.').replaceAll(`#${scope}--`, '#')
        : css;
    // A phone has PingFang; another machine shows the same letters in the nearest it has.
    const lettered = own.replace(/(["']?)PingFang SC\1/g, "'PingFang SC','Noto Sans CJK SC','Noto Sans SC'");
    return phoneUnits(lettered).replace(/\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/g, (_, wanted: string) =>
      wanted === this.#theme ? '(min-width: 0)' : '(max-width: 0)',
    );
  }
}
