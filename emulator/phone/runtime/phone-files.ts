// Addresses of files: the mini program's own, the network's, temporary ones that exist on this phone only, and those the
// mini program wrote itself.
import { parsePageUrl } from './url';
import { UserFiles } from './user-files';

const temporaryRoot = 'http://tmp/';

export class PhoneFiles {
  readonly user: UserFiles;
  readonly #temporary = new Map<string, { url: string; blob: Blob }>();
  readonly #urls = new WeakMap<Uint8Array, string>();

  /**
   * @param base address under which the mini program's own files are served, with a slash at its end
   * @param page path of the page on top; null before the first
   * @param now the time of changes, epoch milliseconds
   */
  constructor(
    private readonly base: string,
    private readonly page: () => string | null,
    now: () => number,
  ) {
    this.user = new UserFiles(now);
  }

  /** What a browser can load for a path as a page writes it. */
  url(path: string): string {
    if (path.startsWith(temporaryRoot)) return this.#temporary.get(path)?.url ?? path;
    const bytes = this.user.owns(path) ? this.user.find(path)?.bytes : null;
    if (bytes) return this.#urlOf(bytes);
    if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(path)) return path;
    return this.base + parsePageUrl(path, path.startsWith('/') ? null : this.page()).path;
  }

  /** Where the bytes of a file of this phone or of the mini program's package lie; null for the network's, and for none. */
  readable(path: string): string | null {
    const url = this.url(path);
    return url.startsWith('blob:') || url.startsWith(this.base) ? url : null;
  }

  /** Keeps bytes under the path that wx methods call a temporary file. */
  keep(blob: Blob, ending: string): string {
    const path = `${temporaryRoot}${randomName()}${ending}`;
    this.#temporary.set(path, { url: URL.createObjectURL(blob), blob });
    return path;
  }

  temporary(path: string): Blob | null {
    return this.#temporary.get(path)?.blob ?? null;
  }

  /** A temporary file, or one the mini program wrote. */
  local(path: string): Blob | null {
    const bytes = this.user.find(path)?.bytes;
    return bytes ? new Blob([bytes]) : this.temporary(path);
  }

  #urlOf(bytes: Uint8Array<ArrayBuffer>): string {
    const url = this.#urls.get(bytes) ?? URL.createObjectURL(new Blob([bytes]));
    this.#urls.set(bytes, url);
    return url;
  }
}

export function randomName(): string {
  return crypto.randomUUID().replaceAll('-', '');
}
