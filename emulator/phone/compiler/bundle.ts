// What the compiler hands to the phone: one JSON document. Types only, shared by Node and the browser.

/** Something wrong in the mini program's source, as the error overlay shows it. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** Path inside the mini program, `pages/index/index.wxml`. */
  readonly file: string;
  /** 1-based; 0 where the whole file is meant. */
  readonly line: number;
  /** 1-based; 0 where unknown. */
  readonly column: number;
  readonly message: string;
}

/** `window` of app.json, or a page's own json: WeChat's names. Values `@name` are already resolved per theme. */
export interface WindowConfig {
  readonly navigationBarBackgroundColor?: string;
  readonly navigationBarTextStyle?: string;
  readonly navigationBarTitleText?: string;
  readonly navigationStyle?: string;
  readonly backgroundColor?: string;
  readonly backgroundTextStyle?: string;
  readonly enablePullDownRefresh?: boolean;
  readonly onReachBottomDistance?: number;
  readonly disableScroll?: boolean;
}

export interface TabBarConfig {
  readonly color?: string;
  readonly selectedColor?: string;
  readonly backgroundColor?: string;
  readonly borderStyle?: string;
  readonly position?: string;
  readonly custom?: boolean;
  readonly list: readonly {
    readonly pagePath: string;
    readonly text?: string;
    readonly iconPath?: string;
    readonly selectedIconPath?: string;
  }[];
}

/** What depends on the theme: the same keys for light and dark. */
export interface Themed {
  readonly window: WindowConfig;
  readonly tabBar: TabBarConfig | null;
  /** Window settings of single pages, by page path. */
  readonly pages: Readonly<Record<string, WindowConfig>>;
}

/** A component's or page's json, references made absolute (no leading slash). */
export interface ComponentConfig {
  readonly component?: boolean;
  readonly usingComponents: Readonly<Record<string, string>>;
  readonly componentGenerics?: Readonly<Record<string, true | { readonly default?: string }>>;
  readonly componentPlaceholder?: Readonly<Record<string, string>>;
  readonly styleIsolation?: string;
  readonly addGlobalClass?: boolean;
  readonly pureDataPattern?: string;
}

export interface PackageSize {
  /** Empty for the main package. */
  readonly root: string;
  readonly bytes: number;
}

export interface AppBundle {
  /** Changes whenever anything in the bundle does. */
  readonly version: string;
  readonly appid: string;
  /** Cloud environment id. */
  readonly env: string;
  /** Page paths in the order of app.json, subpackages after the main package. */
  readonly pages: readonly string[];
  readonly entryPage: string;
  /** Names of the plugins that app.json declares, those of subpackages too. */
  readonly plugins: readonly string[];
  /** The component that draws a tab bar of the mini program's own; null where there is none. */
  readonly tabBarComponent: string | null;
  readonly darkmode: boolean;
  /** app.json `style`: `v2` gives the built-in components their newer looks; empty for the older ones. */
  readonly style: string;
  readonly light: Themed;
  readonly dark: Themed;
  readonly subpackages: readonly { readonly root: string; readonly name?: string }[];
  readonly components: Readonly<Record<string, ComponentConfig>>;
  /** CommonJS bodies by path with `.js`, and what each `require` argument in them means. */
  readonly modules: Readonly<
    Record<string, { readonly code: string; readonly requires: Readonly<Record<string, string>> }>
  >;
  /** One JavaScript expression: an object of template groups by component path. */
  readonly templates: string;
  /** CSS by component path; `app` is app.wxss. */
  readonly styles: Readonly<Record<string, { readonly css: string; readonly scope: string }>>;
  readonly sizes: readonly PackageSize[];
  readonly problems: readonly Problem[];
}
