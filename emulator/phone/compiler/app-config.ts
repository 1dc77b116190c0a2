// app.json, its pages' json and theme.json → what the phone's frame shows, once per theme.
import { own } from '../../own';
import type { Problem, TabBarConfig, Themed, WindowConfig } from './bundle';
import type { MiniprogramFiles } from './files';
import { normalize } from './files';
import { isObject, readJson, stringOf } from './json';

export interface AppConfig {
  readonly pages: readonly string[];
  readonly entryPage: string;
  readonly subpackages: readonly { readonly root: string; readonly name?: string }[];
  readonly darkmode: boolean;
  readonly style: string;
  readonly light: Themed;
  readonly dark: Themed;
  readonly usingComponents: Readonly<Record<string, string>>;
  /** Names of declared plugins. */
  readonly plugins: readonly string[];
  /** WeChat 自定义 tabBar: the component that draws it, where there is one. */
  readonly tabBarComponent: readonly string[];
  /** As written; WeChat resolveAlias. */
  readonly resolveAlias: Readonly<Record<string, unknown>>;
}

/** WeChat 自定义 tabBar: where its component lies. */
export const customTabBar = 'custom-tab-bar/index';
/** WeChat: a tab bar has 2 to 5 tabs. */
const tabLimits = [2, 5] as const;

export function readAppConfig(files: MiniprogramFiles, problems: Problem[]): AppConfig | null {
  const wrong = (message: string) =>
    problems.push({ severity: 'error', file: 'app.json', line: 0, column: 0, message });
  const app = readJson(files, 'app.json', problems);
  if (!app) {
    if (problems.length === 0) wrong(`There is no app.json in ${files.root}. Has the mini program been built?`);
    return null;
  }
  const listed = strings(app.pages);
  if (listed.length === 0) wrong('"pages" must list at least one page.');
  const subpackages = readSubpackages(app.subPackages ?? app.subpackages);
  const pages = [
    ...listed,
    ...subpackages.flatMap(({ root, pages: inner }) => inner.map((page) => normalize(`${root}/${page}`))),
  ];
  for (const page of pages) {
    for (const ending of ['.js', '.wxml'])
      if (!files.exists(page + ending)) wrong(`Page "${page}": there is no ${page}${ending}.`);
  }
  const entryPage = stringOf(app.entryPagePath) ?? pages[0] ?? '';
  if (!pages.includes(entryPage)) wrong(`"entryPagePath" ${entryPage} is not among the pages.`);
  const tabs = isObject(app.tabBar) && Array.isArray(app.tabBar.list) ? app.tabBar.list.length : null;
  if (tabs !== null && (tabs < tabLimits[0] || tabs > tabLimits[1])) {
    wrong(`"tabBar.list" must hold ${tabLimits[0]} to ${tabLimits[1]} tabs; it holds ${tabs}.`);
  }
  if (isObject(app.tabBar) && app.tabBar.custom === true && !files.exists(`${customTabBar}.js`))
    wrong(`"tabBar.custom" needs the component ${customTabBar}, and there is no ${customTabBar}.js.`);
  const theme = typeof app.themeLocation === 'string' ? readJson(files, normalize(app.themeLocation), problems) : null;
  const pageConfigs = new Map(pages.map((page) => [page, readJson(files, `${page}.json`, problems) ?? {}]));
  const themed = (name: 'light' | 'dark'): Themed => {
    const variables = isObject(theme?.[name]) ? theme[name] : {};
    const put = <T>(value: unknown) => withVariables(value, variables) as T;
    return {
      window: put<WindowConfig>(isObject(app.window) ? app.window : {}),
      tabBar: isObject(app.tabBar) ? put<TabBarConfig>(app.tabBar) : null,
      pages: Object.fromEntries([...pageConfigs].map(([page, config]) => [page, put<WindowConfig>(config)])),
    };
  };
  return {
    pages,
    entryPage,
    subpackages: subpackages.map(({ root, name }) => ({ root, ...(name === undefined ? {} : { name }) })),
    darkmode: app.darkmode === true,
    style: stringOf(app.style) ?? '',
    light: themed('light'),
    dark: themed('dark'),
    usingComponents: isObject(app.usingComponents) ? (app.usingComponents as Record<string, string>) : {},
    plugins: [app, ...lists(app.subPackages ?? app.subpackages)].flatMap(({ plugins }) =>
      isObject(plugins) ? Object.keys(plugins) : [],
    ),
    tabBarComponent: isObject(app.tabBar) && app.tabBar.custom === true ? [customTabBar] : [],
    resolveAlias: isObject(app.resolveAlias) ? app.resolveAlias : {},
  };
}

function readSubpackages(value: unknown): { root: string; name?: string; pages: string[] }[] {
  return lists(value).map((entry) => {
    const name = stringOf(entry.name);
    return {
      root: normalize(stringOf(entry.root) ?? '').replace(/\/$/, ''),
      ...(name === undefined ? {} : { name }),
      pages: strings(entry.pages),
    };
  });
}

function lists(value: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string').map(normalize) : [];
}

/** `"@name"` is the theme's variable of that name. */
function withVariables(value: unknown, variables: Readonly<Record<string, unknown>>): unknown {
  if (typeof value === 'string' && value.startsWith('@')) return own(variables, value.slice(1)) ?? value;
  if (Array.isArray(value)) return value.map((entry) => withVariables(entry, variables));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withVariables(entry, variables)]));
}
