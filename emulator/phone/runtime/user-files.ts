// The files a mini program writes itself: those below USER_DATA_PATH, in folders, and those it saved, which have names of
// the phone's own. They live as long as the phone is open.

/** wx.env.USER_DATA_PATH, as DevTools names it. */
export const userRoot = 'http://usr';
/** Where wx.saveFile puts a file that is given no path. */
export const savedRoot = 'http://store';
/** WeChat 文件系统: what one user's mini program may keep, in bytes. */
const limitBytes = 200 * 1024 * 1024;

export interface Entry {
  /** null: a folder. */
  readonly bytes: Uint8Array<ArrayBuffer> | null;
  readonly changedAt: number;
}
/** Why a change was not made; each method of WeChat's has its own words for it. */
export type FileFault = 'denied' | 'missing' | 'folder' | 'no-folder' | 'exists' | 'not-empty' | 'full';
export class FileRefusal extends Error {
  constructor(readonly fault: FileFault) {
    super(fault);
  }
}

export class UserFiles {
  readonly #entries = new Map<string, Entry>();

  constructor(private readonly now: () => number) {}

  /** Whether the mini program may write at a path at all. */
  owns(path: string): boolean {
    return path.startsWith(`${userRoot}/`) || path === userRoot || path.startsWith(`${savedRoot}/`);
  }

  find(path: string): Entry | null {
    const name = clean(path);
    if (name === userRoot) return { bytes: null, changedAt: 0 };
    return this.#entries.get(name) ?? null;
  }

  /** Names of what lies in a folder. */
  list(path: string): string[] {
    const folder = `${clean(path)}/`;
    return [...this.#entries.keys()]
      .filter((name) => name.startsWith(folder) && !name.slice(folder.length).includes('/'))
      .map((name) => name.slice(folder.length));
  }

  /** The paths of all that lies below a folder, folders included. */
  below(path: string): string[] {
    const folder = `${clean(path)}/`;
    return [...this.#entries.keys()].filter((name) => name.startsWith(folder));
  }

  /** @throws FileRefusal denied, missing (its folder), folder, full */
  write(path: string, bytes: Uint8Array<ArrayBuffer>): void {
    this.#needOwn(path);
    const name = clean(path);
    if (this.find(name)?.bytes === null) throw new FileRefusal('folder');
    if (!name.startsWith(`${savedRoot}/`)) this.#needFolder(name);
    const kept = [...this.#entries].reduce(
      (sum, [key, entry]) => sum + (key === name ? 0 : (entry.bytes?.length ?? 0)),
      0,
    );
    if (kept + bytes.length > limitBytes) throw new FileRefusal('full');
    this.#entries.set(name, { bytes, changedAt: this.now() });
  }

  /** @throws FileRefusal denied, exists, missing (its folder, unless `recursive`) */
  makeFolder(path: string, recursive: boolean): void {
    this.#needOwn(path);
    const name = clean(path);
    if (this.find(name)) throw new FileRefusal('exists');
    if (recursive && this.find(parent(name)) === null) this.makeFolder(parent(name), true);
    this.#needFolder(name);
    this.#entries.set(name, { bytes: null, changedAt: this.now() });
  }

  /** @throws FileRefusal denied, missing, no-folder, not-empty */
  removeFolder(path: string, recursive: boolean): void {
    this.#needOwn(path);
    const name = clean(path);
    const found = this.find(name);
    if (!found) throw new FileRefusal('missing');
    if (found.bytes !== null) throw new FileRefusal('no-folder');
    const inside = this.below(name);
    if (inside.length > 0 && !recursive) throw new FileRefusal('not-empty');
    for (const each of [...inside, name]) this.#entries.delete(each);
  }

  /** @throws FileRefusal denied, missing, folder */
  remove(path: string): void {
    this.#needOwn(path);
    const found = this.find(path);
    if (!found) throw new FileRefusal('missing');
    if (found.bytes === null) throw new FileRefusal('folder');
    this.#entries.delete(clean(path));
  }

  /** Moves a file, or a folder with all that lies in it. @throws FileRefusal denied, missing */
  rename(from: string, to: string): void {
    this.#needOwn(from);
    this.#needOwn(to);
    const [old, next] = [clean(from), clean(to)];
    const found = this.#entries.get(old);
    if (!found) throw new FileRefusal('missing');
    this.#needFolder(next);
    const moved = [old, ...this.below(old)].map(
      (name) => [next + name.slice(old.length), this.#entries.get(name)] as const,
    );
    for (const name of [old, ...this.below(old)]) this.#entries.delete(name);
    for (const [name, entry] of moved) if (entry) this.#entries.set(name, entry);
  }

  #needOwn(path: string): void {
    if (!this.owns(path)) throw new FileRefusal('denied');
  }

  #needFolder(name: string): void {
    const above = this.find(parent(name));
    if (above === null) throw new FileRefusal('missing');
    if (above.bytes !== null) throw new FileRefusal('no-folder');
  }
}

/** Without doubled and last slashes. */
function clean(path: string): string {
  const [scheme = '', rest = ''] = path.split('://');
  return `${scheme}://${rest.replace(/\/+/g, '/').replace(/\/$/, '')}`;
}

function parent(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
