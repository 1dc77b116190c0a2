// How the mini program looks now: the theme, what the frame shows in it, and the style sheets that follow it.
import type { AppBundle, Themed, WindowConfig } from '../compiler/bundle';
import { StyleSheets } from './engine/styles';
import type { Theme } from './phone-options';
import type { Screen } from './shell/screen';
import type { TabBar } from './shell/tab-bar';
import type { OpenPage } from './stack';

export class Appearance {
  readonly styles: StyleSheets;
  #theme: Theme;

  /** A mini program that does not declare `darkmode` is light, whatever is wanted. */
  constructor(
    private readonly bundle: AppBundle,
    wanted: Theme,
  ) {
    this.#theme = bundle.darkmode ? wanted : 'light';
    this.styles = new StyleSheets(new Set(bundle.pages), bundle.styles, this.#theme);
  }

  get theme(): Theme {
    return this.#theme;
  }

  /** What app.json, the pages' json and theme.json say in this theme. */
  get themed(): Themed {
    return this.bundle[this.#theme];
  }

  configOf(path: string): WindowConfig {
    return { ...this.themed.window, ...this.themed.pages[path] };
  }

  /** Puts the screen into its looks: those of the theme, and those of app.json's `style`. */
  dress(screen: Screen): void {
    screen.theme = this.#theme;
    screen.element.dataset.style = this.bundle.style;
  }

  /** Returns false when nothing changes: the theme is on already, or the mini program has only one. */
  change(theme: Theme, screen: Screen, tabBar: TabBar | null, pages: readonly OpenPage[]): boolean {
    if (!this.bundle.darkmode || theme === this.#theme) return false;
    this.#theme = theme;
    this.styles.theme = theme;
    this.dress(screen);
    if (this.themed.tabBar) tabBar?.configure(this.themed.tabBar);
    for (const { frame, path } of pages) {
      const { navigationBarTitleText } = frame.config;
      frame.configure({
        ...this.configOf(path),
        ...(navigationBarTitleText === undefined ? {} : { navigationBarTitleText }),
      });
    }
    return true;
  }
}
