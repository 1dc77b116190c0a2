// The graph of pages and components: who uses whom, by absolute path.
import type { ComponentConfig, Problem } from './bundle';
import type { MiniprogramFiles } from './files';
import { isObject, readJson, stringOf } from './json';

const endings = ['.json', '.js', '/index.json', '/index.js'];

/** Every component that the pages reach, pages included, with its references resolved. */
export function collectComponents(
  files: MiniprogramFiles,
  pages: readonly string[],
  appComponents: Readonly<Record<string, string>>,
  problems: Problem[],
): Map<string, ComponentConfig> {
  const found = new Map<string, ComponentConfig>();
  const queue = [...pages];
  const resolveAll = (file: string, references: Readonly<Record<string, unknown>>) => {
    const resolved = new Map<string, string>();
    for (const [tag, reference] of Object.entries(references)) {
      const target = typeof reference === 'string' ? resolveComponent(files, file, reference) : null;
      if (target === null) {
        const isPlugin = String(reference).startsWith('plugin://');
        problems.push({
          severity: isPlugin ? 'warning' : 'error',
          file,
          line: 0,
          column: 0,
          message: `usingComponents "${tag}": "${String(reference)}" ${isPlugin ? 'is of a plugin, which this phone does not have.' : 'is not found. Is its npm package built?'}`,
        });
      } else resolved.set(tag, target);
    }
    return Object.fromEntries(resolved);
  };
  const shared = resolveAll('app.json', appComponents);
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (found.has(next)) continue;
    const file = `${next}.json`;
    const json = readJson(files, file, problems) ?? {};
    const own = resolveAll(file, isObject(json.usingComponents) ? json.usingComponents : {});
    const usingComponents = { ...shared, ...own };
    const generics = readGenerics(files, file, json.componentGenerics);
    const styleIsolation = stringOf(json.styleIsolation);
    const pureDataPattern = stringOf(json.pureDataPattern);
    found.set(next, {
      usingComponents,
      ...(json.component === true ? { component: true } : {}),
      ...(generics ? { componentGenerics: generics } : {}),
      ...(isObject(json.componentPlaceholder)
        ? { componentPlaceholder: json.componentPlaceholder as Record<string, string> }
        : {}),
      ...(styleIsolation === undefined ? {} : { styleIsolation }),
      ...(json.addGlobalClass === true ? { addGlobalClass: true } : {}),
      ...(pureDataPattern === undefined ? {} : { pureDataPattern }),
    });
    queue.push(...Object.values(usingComponents));
    for (const generic of Object.values(generics ?? {}))
      if (generic !== true && generic.default) queue.push(generic.default);
  }
  return found;
}

/** WeChat 分包异步化: a component of another subpackage is not there yet when it is first drawn, so it needs a stand-in. */
export function missingPlaceholders(
  components: ReadonlyMap<string, ComponentConfig>,
  subpackages: readonly { readonly root: string }[],
): Problem[] {
  const packageOf = (name: string) => subpackages.find(({ root }) => name.startsWith(`${root}/`))?.root ?? '';
  return [...components].flatMap(([user, { usingComponents, componentPlaceholder = {} }]) =>
    Object.entries(usingComponents)
      .filter(
        ([tag, used]) => !['', packageOf(user)].includes(packageOf(used)) && !Object.hasOwn(componentPlaceholder, tag),
      )
      .map(([tag, used]): Problem => ({
        severity: 'error',
        file: `${user}.json`,
        line: 0,
        column: 0,
        message: `usingComponents "${tag}": "${used}" is in the subpackage "${packageOf(used)}". Name a componentPlaceholder for it, or move it to the main package.`,
      })),
  );
}

function readGenerics(files: MiniprogramFiles, file: string, value: unknown): ComponentConfig['componentGenerics'] {
  if (!isObject(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).map(([name, generic]) => {
      const reference = isObject(generic) ? stringOf(generic.default) : undefined;
      const target = reference === undefined ? null : resolveComponent(files, file, reference);
      return [name, target === null ? (true as const) : { default: target }];
    }),
  );
}

function resolveComponent(files: MiniprogramFiles, file: string, reference: string): string | null {
  return files.resolve(file, reference, endings)?.replace(/\.(json|js)$/, '') ?? null;
}
