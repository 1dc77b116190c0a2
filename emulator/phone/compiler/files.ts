// Where a mini program's files are. In: paths as the mini program writes them. Out: real files. npm packages are found
// in `miniprogram_npm` as DevTools builds it, else straight in node_modules through package.json's `miniprogram` field.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const npmFolder = 'miniprogram_npm';

interface Manifest {
  readonly miniprogram?: string;
  readonly main?: string;
}
interface NpmPackage {
  readonly folder: string;
  /** The file in it that the package's bare name means. */
  readonly main: string;
}

export class MiniprogramFiles {
  /** node_modules folders to look in, nearest first. */
  readonly #modules: readonly string[];
  readonly #packages = new Map<string, NpmPackage | null>();
  /** WeChat resolveAlias: what stands before the `*`, and what it means from the root. */
  #aliases: readonly (readonly [written: string, meant: string])[] = [];

  /**
   * @param root the folder of app.json
   * @param projectRoot the folder of project.config.json, whose node_modules count too
   * @param typescript whether a `.ts` file stands for the `.js` file that DevTools makes of it
   */
  constructor(
    readonly root: string,
    projectRoot: string,
    private readonly typescript = false,
  ) {
    this.#modules = [root, projectRoot, process.cwd()]
      .map((folder) => path.join(folder, 'node_modules'))
      .filter((folder, index, all) => all.indexOf(folder) === index && existsSync(folder));
  }

  /** The real file behind a path inside the mini program, or null. */
  locate(virtual: string): string | null {
    const direct = path.join(this.root, virtual);
    if (isFile(direct)) return direct;
    if (this.typescript && direct.endsWith('.js')) {
      const source = direct.replace(/js$/, 'ts');
      if (isFile(source)) return source;
    }
    if (!virtual.startsWith(`${npmFolder}/`)) return null;
    const [name, rest] = splitPackage(virtual.slice(npmFolder.length + 1));
    const found = this.#package(name);
    if (found === null) return null;
    const file = path.join(found.folder, rest === 'index.js' ? found.main : rest);
    return isFile(file) ? file : null;
  }

  exists(virtual: string): boolean {
    return this.locate(virtual) !== null;
  }

  /** Text of a file, or null when it does not exist. */
  read(virtual: string): string | null {
    const file = this.locate(virtual);
    return file === null ? null : readFileSync(file, 'utf8');
  }

  /**
   * Finds what a reference means: beside the file, from the root, or in an npm package.
   * @param from the file that refers
   * @param reference `./x`, `/x`, `x/y` or an npm name
   * @param endings tried in order: `['.js', '/index.js']`
   * @returns the path inside the mini program, ending included; null when there is none
   */
  resolve(from: string, reference: string, endings: readonly string[]): string | null {
    const found = (base: string) => endings.map((ending) => base + ending).find((file) => this.exists(file)) ?? null;
    if (reference.startsWith('/')) return found(normalize(reference));
    const folder = path.posix.dirname(from);
    const beside = found(normalize(path.posix.join(folder, reference)));
    if (beside !== null || reference.startsWith('.')) return beside;
    for (let up = folder; ; up = path.posix.dirname(up)) {
      const base = normalize(path.posix.join(up, npmFolder, reference));
      const inPackage = found(base);
      if (inPackage !== null) return inPackage;
      if (up === '.' || up === '') return null;
    }
  }

  /** `resolveAlias` of app.json: `{"@utils/*": "utils/*"}`; anything else in it is passed over. */
  setAliases(aliases: Readonly<Record<string, unknown>>): void {
    this.#aliases = Object.entries(aliases).flatMap(([written, meant]) =>
      written.endsWith('/*') && typeof meant === 'string' && meant.endsWith('/*')
        ? [[written.slice(0, -1), meant.slice(0, -1).replace(/^\/?/, '/')] as const]
        : [],
    );
  }

  /** As `resolve`, for what `require` and `import` of a module name: aliases count there. */
  resolveModule(from: string, reference: string): string | null {
    const alias = this.#aliases.find(([written]) => reference.startsWith(written));
    const meant = alias ? alias[1] + reference.slice(alias[0].length) : reference;
    return this.resolve(from, meant, ['.js', '', '/index.js']);
  }

  #package(name: string): NpmPackage | null {
    const known = this.#packages.get(name);
    if (known !== undefined) return known;
    let found: NpmPackage | null = null;
    for (const modules of this.#modules) {
      const manifest = path.join(modules, name, 'package.json');
      if (!isFile(manifest)) continue;
      const { miniprogram, main = 'index.js' } = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest;
      const built = path.join(modules, name, miniprogram ?? 'miniprogram_dist');
      // 构建 npm makes one file, index.js, of what a package for any JavaScript names as its main file.
      found = existsSync(built)
        ? { folder: built, main: 'index.js' }
        : { folder: path.join(modules, name, path.dirname(main)), main: path.basename(main) };
      break;
    }
    this.#packages.set(name, found);
    return found;
  }
}

/** `a/./b/../c` → `a/c`, without a leading slash. */
export function normalize(virtual: string): string {
  return path.posix.normalize(virtual).replace(/^(\.?\/)+/, '');
}

function splitPackage(reference: string): [name: string, rest: string] {
  const parts = reference.split('/');
  const length = reference.startsWith('@') ? 2 : 1;
  return [parts.slice(0, length).join('/'), parts.slice(length).join('/')];
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}
