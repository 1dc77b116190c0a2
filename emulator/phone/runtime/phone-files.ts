// Addresses of files: the mini program's own, the network's, and temporary ones that exist on this phone only.
import { parsePageUrl } from './url';

const temporaryRoot = 'http://tmp/';

export class PhoneFiles {
  readonly #temporary = new Map<string, { url: string; blob: Blob }>();

  /**
   * @param base address under which the mini program's own files are served, with a slash at its end
   * @param page path of the page on top; null before the first
   */
  constructor(
    private readonly base: string,
    private readonly page: () => string | null,
  ) {}

  /** What a browser can load for a path as a page writes it. */
  url(path: string): string {
    if (path.startsWith(temporaryRoot)) return this.#temporary.get(path)?.url ?? path;
    if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(path)) return path;
    return this.base + parsePageUrl(path, path.startsWith('/') ? null : this.page()).path;
  }

  /** Keeps bytes under the path that wx methods call a temporary file. */
  keep(blob: Blob, ending: string): string {
    const path = `${temporaryRoot}${crypto.randomUUID().replaceAll('-', '')}${ending}`;
    this.#temporary.set(path, { url: URL.createObjectURL(blob), blob });
    return path;
  }

  temporary(path: string): Blob | null {
    return this.#temporary.get(path)?.blob ?? null;
  }
}
