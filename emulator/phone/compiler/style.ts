// WXSS → CSS. In: a component's sheet. Out: tag names as the phone's elements,
// classes under the component's own prefix, a page's sheet bound to that page, imports inlined. Lengths stay as they are: the phone knows its screen.
import path from 'node:path';
import postcss, { type AtRule, type ChildNode, type Root } from 'postcss';
import selectorParser from 'postcss-selector-parser';
import type { Problem } from './bundle';
import type { MiniprogramFiles } from './files';

export interface StyleTarget {
  /** Prefix of the classes; empty for a sheet whose classes are shared. */
  readonly scope: string;
  /** Set for a page's sheet: it must not reach other pages, which live in the same document. */
  readonly page: string | null;
}
export interface CompiledStyle {
  readonly css: string;
  readonly imports: readonly string[];
  readonly problems: readonly Problem[];
}

export function compileStyle(files: MiniprogramFiles, file: string, target: StyleTarget): CompiledStyle {
  const problems: Problem[] = [];
  const imports = new Set<string>();
  const root = readSheet(files, file, problems, imports, []);
  if (!root) return { css: '', imports: [...imports], problems };
  const selectors = selectorParser((list) => {
    list.each((selector) => rewrite(selector, target));
  });
  root.walkRules((rule) => {
    if (rule.parent?.type === 'atrule' && (rule.parent as AtRule).name.endsWith('keyframes')) return;
    try {
      rule.selector = selectors.processSync(rule.selector, { updateSelector: false });
    } catch (error) {
      problems.push(problemAt(file, rule, `Selector "${rule.selector}": ${(error as Error).message}`));
    }
  });
  root.walkDecls((declaration) => {
    const used = /url\(\s*["']?\s*([^"')]+)/.exec(declaration.value)?.[1];
    if (used !== undefined && !/^(data:|https?:|\/\/|#)/.test(used)) {
      problems.push(
        problemAt(
          file,
          declaration,
          'WXSS cannot use a local file: use a data: or https: address, or <image>.',
          'warning',
        ),
      );
    }
  });
  root.walkComments((comment) => {
    comment.remove();
  });
  return { css: root.toString(), imports: [...imports], problems };
}

function readSheet(
  files: MiniprogramFiles,
  file: string,
  problems: Problem[],
  imports: Set<string>,
  above: readonly string[],
): Root | null {
  const source = files.read(file);
  if (source === null) return null;
  let root: Root;
  try {
    root = postcss.parse(source, { from: file });
  } catch (error) {
    const { line = 0, column = 0, reason } = error as { line?: number; column?: number; reason?: string };
    problems.push({ severity: 'error', file, line, column, message: reason ?? (error as Error).message });
    return null;
  }
  root.walkAtRules('import', (rule) => {
    const reference = /^\s*(?:url\()?["']?([^"')]+)/.exec(rule.params)?.[1] ?? '';
    const imported =
      files.resolve(file, reference.startsWith('.') ? reference : reference.replace(/^(?!\/)/, './'), ['', '.wxss']) ??
      files.resolve(file, reference, ['', '.wxss']);
    if (imported === null) {
      problems.push(problemAt(file, rule, `@import "${reference}": there is no such file.`));
      rule.remove();
      return;
    }
    imports.add(imported);
    const inner = above.includes(imported) ? null : readSheet(files, imported, problems, imports, [...above, file]);
    if (inner) rule.replaceWith(inner.nodes);
    else rule.remove();
  });
  return root;
}

/** `page .a view:hover` → what matches in the phone's document. */
function rewrite(selector: selectorParser.Selector, { scope, page }: StyleTarget): void {
  let aboutPage = false;
  selector.walkTags((tag) => {
    if (tag.value === 'page') {
      aboutPage = true;
      if (page === null) tag.value = 'wx-page';
      else tag.replaceWith(selectorParser.tag({ value: 'wx-page' }), boundTo(page));
    } else tag.value = `wx-${tag.value}`;
  });
  selector.walkPseudos((pseudo) => {
    if (pseudo.value === ':host') {
      pseudo.replaceWith(
        selectorParser.attribute({ attribute: 'wx-host', value: scope, quoteMark: '"', operator: '=', raws: {} }),
      );
    } else if (pseudo.value === ':root') aboutPage = true;
  });
  if (scope !== '') {
    selector.walkClasses((name) => {
      name.value = `${scope}--${name.value}`;
    });
    selector.walkIds((id) => {
      id.value = `${scope}--${id.value}`;
    });
  }
  if (page !== null && !aboutPage) {
    selector.prepend(selectorParser.combinator({ value: ' ' }));
    selector.prepend(boundTo(page));
  }
}

function boundTo(page: string): selectorParser.Pseudo {
  return selectorParser.pseudo({ value: `:where([data-p="${page}"])`, nodes: [] });
}

function problemAt(file: string, node: ChildNode, message: string, severity: Problem['severity'] = 'error'): Problem {
  const { line = 0, column = 0 } = node.source?.start ?? {};
  const from = node.source?.input.from;
  return { severity, file: from ? path.posix.relative(process.cwd(), from) || file : file, line, column, message };
}
