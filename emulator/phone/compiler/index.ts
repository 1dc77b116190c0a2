// The compiler. In: the folder of a mini program, as DevTools would read it. Out: one bundle for the phone, with every
// problem named by file and line. It never runs the mini program and never writes into its folder.
import { createHash } from 'node:crypto';
import { SourceMap, type SourceMapPayload } from 'node:module';
import type { AppBundle, Problem } from './bundle';
import { readAppConfig } from './app-config';
import { collectComponents, missingPlaceholders } from './components';
import { MiniprogramFiles } from './files';
import { isObject, readJson } from './json';
import { compileScript, type CompiledScript } from './script';
import { measurePackages, sizeProblems } from './size';
import { compileStyle, type CompiledStyle } from './style';
import { Templates } from './template';

export type { AppBundle, Problem } from './bundle';

export interface CompilerOptions {
  /** Folder of app.json. */
  readonly root: string;
  /** Folder of project.config.json. */
  readonly projectRoot: string;
  readonly appid: string;
  readonly env: string;
}

/** Keeps what it compiled: the next build costs only what has changed. */
export class Compiler {
  readonly files: MiniprogramFiles;
  readonly #templates: Templates;
  readonly #plugins: ReadonlySet<string>;
  readonly #scripts = new Map<string, { source: string; compiled: CompiledScript }>();
  readonly #styles = new Map<string, { sources: readonly (string | null)[]; compiled: CompiledStyle }>();

  constructor(private readonly options: CompilerOptions) {
    this.#plugins = compilerPlugins(options.projectRoot);
    this.files = new MiniprogramFiles(options.root, options.projectRoot, this.#plugins.has('typescript'));
    this.#templates = new Templates(this.files);
  }

  /** Never rejects for a mistake in the mini program: mistakes are in `problems`. */
  async build(): Promise<AppBundle> {
    const problems: Problem[] = [];
    const app = readAppConfig(this.files, problems);
    this.files.setAliases(app?.resolveAlias ?? {});
    const components = app
      ? collectComponents(this.files, [...app.pages, ...app.tabBarComponent], app.usingComponents, problems)
      : new Map<string, never>();
    problems.push(...missingPlaceholders(components, app?.subpackages ?? []));
    problems.push(
      ...this.#templates.compile([...components.keys()].filter((name) => this.files.exists(`${name}.wxml`))),
    );
    const modules = await this.#modules(['app', ...components.keys()], problems);
    const pages = new Set(app?.pages);
    const styles: Record<string, { css: string; scope: string }> = {};
    for (const name of ['app', ...components.keys()]) {
      if (!this.files.exists(`${name}.wxss`)) {
        problems.push(...uncompiledStyle(this.files, name));
        continue;
      }
      const scope = name === 'app' ? '' : scopeOf(name);
      const { css, problems: own } = this.#style(`${name}.wxss`, scope, pages.has(name) ? name : null);
      styles[name] = { css, scope };
      problems.push(...own);
    }
    const sizes = app
      ? measurePackages(
          this.options.root,
          app.subpackages.map(({ root }) => root),
        )
      : [];
    problems.push(...sizeProblems(sizes));
    const nothing = { window: {}, tabBar: null, pages: {} };
    const bundle = {
      appid: this.options.appid,
      env: this.options.env,
      pages: app?.pages ?? [],
      entryPage: app?.entryPage ?? '',
      plugins: app?.plugins ?? [],
      tabBarComponent: app?.tabBarComponent[0] ?? null,
      darkmode: app?.darkmode ?? false,
      style: app?.style ?? '',
      light: app?.light ?? nothing,
      dark: app?.dark ?? nothing,
      subpackages: app?.subpackages ?? [],
      components: Object.fromEntries(components),
      modules,
      templates: this.#templates.output,
      styles,
      sizes,
      problems: distinct(problems),
    };
    return { version: createHash('sha1').update(JSON.stringify(bundle)).digest('hex').slice(0, 12), ...bundle };
  }

  /** Where a position in a compiled module comes from; lines and columns are 1-based. Null when unknown. */
  originalPosition(file: string, line: number, column: number): { line: number; column: number } | null {
    const map = this.#scripts.get(file)?.compiled.map;
    if (!map) return null;
    const entry = new SourceMap(JSON.parse(map) as SourceMapPayload).findEntry(line - 1, column - 1);
    return 'originalLine' in entry ? { line: entry.originalLine + 1, column: entry.originalColumn + 1 } : null;
  }

  async #modules(roots: readonly string[], problems: Problem[]): Promise<AppBundle['modules']> {
    const modules: Record<string, { code: string; requires: Record<string, string> }> = {};
    const seen = new Set<string>();
    let level = roots.map((name) => `${name}.js`).filter((file) => this.files.exists(file));
    while (level.length > 0) {
      for (const file of level) seen.add(file);
      const compiled = await Promise.all(level.map(async (file) => [file, await this.#script(file)] as const));
      const next = new Set<string>();
      for (const [file, script] of compiled) {
        problems.push(...script.problems);
        const requires = new Map<string, string>();
        for (const name of script.requires) {
          const target = this.files.resolveModule(file, name);
          if (target === null) continue;
          requires.set(name, target);
          if (!seen.has(target)) next.add(target);
        }
        modules[file] = { code: script.code, requires: Object.fromEntries(requires) };
      }
      level = [...next];
    }
    return modules;
  }

  async #script(file: string): Promise<CompiledScript> {
    const source = this.files.read(file) ?? '';
    const known = this.#scripts.get(file);
    if (known?.source === source) return known.compiled;
    const compiled = await compileScript(file, source, this.files.locate(file)?.endsWith('.ts') === true);
    this.#scripts.set(file, { source, compiled });
    return compiled;
  }

  #style(file: string, scope: string, page: string | null): CompiledStyle {
    const known = this.#styles.get(file);
    const sourcesOf = (imports: readonly string[]) => [file, ...imports].map((name) => this.files.read(name));
    if (known && sourcesOf(known.compiled.imports).every((text, index) => text === known.sources[index]))
      return known.compiled;
    const compiled = compileStyle(this.files, file, { scope, page });
    this.#styles.set(file, { sources: sourcesOf(compiled.imports), compiled });
    return compiled;
  }
}

/** WeChat useCompilerPlugins of project.config.json: what DevTools makes JavaScript and WXSS of by itself. */
function compilerPlugins(projectRoot: string): ReadonlySet<string> {
  const config = readJson(new MiniprogramFiles(projectRoot, projectRoot), 'project.config.json', []);
  const plugins = isObject(config?.setting) ? config.setting.useCompilerPlugins : [];
  return new Set(Array.isArray(plugins) ? plugins.filter((name): name is string => typeof name === 'string') : []);
}

/** Less and Sass are DevTools' own to compile; the phone reads what a build has written. */
function uncompiledStyle(files: MiniprogramFiles, name: string): Problem[] {
  const ending = ['less', 'scss', 'sass'].find((each) => files.exists(`${name}.${each}`));
  if (ending === undefined) return [];
  const message = `This phone compiles no ${ending}: write ${name}.wxss beside it with a build of your own.`;
  return [{ severity: 'error', file: `${name}.${ending}`, line: 0, column: 0, message }];
}

/** A page's json is read for its window and for its components. */
function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/** The class prefix of a component: readable and never part of another one. */
function scopeOf(name: string): string {
  const short = name.split('/').slice(-2).join('_').replace(/[^\w]/g, '_');
  return `${short}_${createHash('sha1').update(name).digest('hex').slice(0, 5)}`;
}
