// WXML and WXS → one JavaScript expression, through WeChat's own glass-easel compiler. Keeps its group between builds,
// so that a changed file costs only itself.
import path from 'node:path';
import { TmplGroup } from 'glass-easel-template-compiler';
import type { Problem } from './bundle';
import { normalize, type MiniprogramFiles } from './files';

interface CompilerMessage {
  readonly path: string;
  readonly message: string;
  readonly isError: boolean;
  readonly startLine: number;
  readonly startColumn: number;
}

/** What WXS has and JavaScript modules of the compiler lack; `Q` holds the compiler's hooks for wxs handlers. */
const wxsRuntime = `
Q.A=__wxs.changeProp;
Q.C=__wxs.event;
var getRegExp=function(p,f){return new RegExp(p,f)};
var getDate=function(){return arguments.length?new (Date.bind.apply(Date,[null].concat([].slice.call(arguments))))():new Date()};
`;

export class Templates {
  readonly #group = new TmplGroup();
  readonly #sources = new Map<string, string>();
  readonly #problems = new Map<string, readonly Problem[]>();
  #output: string | null = null;

  constructor(private readonly files: MiniprogramFiles) {
    this.#group.setExtraRuntimeScript(wxsRuntime);
  }

  /** Everything compiled so far as one expression; its only free name is `__wxs`. */
  get output(): string {
    return (this.#output ??= this.#group.getTmplGenObjectGroups());
  }

  /** Brings templates (paths without ending) and what they include up to date. Returns what is wrong with them. */
  compile(paths: readonly string[]): Problem[] {
    const seen = new Set<string>();
    const queue = [...paths];
    const problems: Problem[] = [];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      problems.push(...this.#template(next));
      queue.push(...(this.#group.getDirectDependencies(next) as string[]).map(withoutEnding));
      for (const script of this.#group.getScriptDependencies(next) as string[])
        problems.push(...this.#script(script, next));
    }
    return problems;
  }

  #template(name: string): readonly Problem[] {
    const file = `${name}.wxml`;
    const source = this.files.read(file) ?? '';
    if (this.#sources.get(file) === source) return this.#problems.get(file) ?? [];
    const { text, problems } = withoutDefaultSlots(file, source);
    const messages = this.#group.addTmpl(name, text) as CompilerMessage[];
    const inline = (this.#group.getInlineScriptModuleNames(name) as string[]).flatMap((module) => {
      const script = this.#group.getInlineScript(name, module);
      this.#group.setInlineScript(name, module, wxsSource(script));
      return wxsProblems(file, script, this.#group.getInlineScriptStartLine(name, module));
    });
    this.#note(file, source, [
      ...problems,
      ...inline,
      ...messages.map((message): Problem => ({
        severity: message.isError ? 'error' : 'warning',
        file,
        line: message.startLine + 1,
        column: message.startColumn + 1,
        message: message.message,
      })),
    ]);
    return this.#problems.get(file) ?? [];
  }

  #script(name: string, from: string): readonly Problem[] {
    const file = `${withoutEnding(name)}.wxs`;
    const source = this.files.read(file);
    if (source === null) {
      return [{ severity: 'error', file: `${from}.wxml`, line: 0, column: 0, message: `There is no ${file}.` }];
    }
    if (this.#sources.get(file) === source) return this.#problems.get(file) ?? [];
    this.#group.addScript(withoutEnding(name), wxsSource(source));
    this.#note(file, source, wxsProblems(file, source));
    const inner: Problem[] = [];
    for (const [, reference] of source.matchAll(/\brequire\(\s*["']([^"']+)["']\s*\)/g)) {
      if (reference) inner.push(...this.#script(normalize(path.posix.join(path.posix.dirname(file), reference)), from));
    }
    return [...(this.#problems.get(file) ?? []), ...inner];
  }

  #note(file: string, source: string, problems: readonly Problem[]): void {
    this.#sources.set(file, source);
    this.#problems.set(file, problems);
    this.#output = null;
  }
}

/**
 * WXS names its modules without ending here, and `x.constructor` is a string there. What a module exports is marked, so
 * that an event handler chosen by an expression is known as WXS.
 */
function wxsSource(source: string): string {
  const text = source
    .replace(/\brequire\(\s*(["'])([^"']+?)\.wxs\1\s*\)/g, 'require($1$2$1)')
    .replace(/\.constructor\b(?!\s*\.\s*name)/g, '.constructor.name');
  return `${text}\n;__wxs.mark(module.exports);`;
}

/** WXS is an old JavaScript: what a phone refuses is refused here too. */
function wxsProblems(file: string, source: string, linesBefore = 0): Problem[] {
  const problems: Problem[] = [];
  const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, (text) =>
    text.replace(/[^\n]/g, ' '),
  );
  for (const match of code.matchAll(/\b(let|const|class|new|try|async|await)\b|=>/g)) {
    const before = code.slice(0, match.index).split('\n');
    problems.push({
      severity: 'error',
      file,
      line: linesBefore + before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
      message: `WXS knows no "${match[0]}".`,
    });
  }
  return problems;
}

/** WeChat has no default content of slots; the compiler refuses it outright, the phone only leaves it out. */
function withoutDefaultSlots(file: string, source: string): { text: string; problems: Problem[] } {
  const problems: Problem[] = [];
  const text = source.replace(
    /(<slot\b(?:[^>"'/]|"[^"]*"|'[^']*'|\/(?!>))*>)([\s\S]*?)(<\/slot>)/g,
    (all: string, open: string, content: string, close: string, at: number) => {
      if (content.trim() === '') return all;
      const line = source.slice(0, at).split('\n').length;
      problems.push({
        severity: 'warning',
        file,
        line,
        column: 1,
        message: 'A slot has no default content; it is left out.',
      });
      return open + content.replace(/[^\n]/g, '') + close;
    },
  );
  return { text, problems };
}

function withoutEnding(name: string): string {
  return normalize(name).replace(/\.(wxml|wxs)$/, '');
}
