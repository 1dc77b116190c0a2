// The files themselves. In: a path and bytes. Out: the same, until they are deleted. In memory, or with a folder each file
// as one file on disk whose first line says what it is; a half-written one is never seen. It knows no permissions.
import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, readSync, rmSync, statSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface FileHead {
  readonly path: string;
  readonly contentType: string;
  /** The openid of the client that uploaded it; null for a function or the console. */
  readonly creator: string | null;
  /** Virtual time, epoch milliseconds. */
  readonly uploadedAt: number;
}
export interface StoredFile extends FileHead {
  /** Bytes. */
  readonly size: number;
}

/** Marks a file that is being written. */
const UNFINISHED = '.part';
/** A head is one short line: a path of at most 850 bytes, escaped, and little else. */
const LONGEST_HEAD = 8192;

export class Files {
  readonly #heads = new Map<string, StoredFile>();
  readonly #bodies = new Map<string, Buffer>();
  #writes = 0;

  /** @param folder where files are kept; null keeps them in memory only */
  constructor(private readonly folder: string | null) {}

  /** Finds what is on disk; what an interrupted upload left is removed. */
  load(): void {
    if (this.folder === null) return;
    mkdirSync(this.folder, { recursive: true });
    for (const name of readdirSync(this.folder)) {
      const file = path.join(this.folder, name);
      if (name.endsWith(UNFINISHED)) rmSync(file, { force: true });
      else this.#loadOne(file);
    }
  }

  /** Sorted by path. */
  list(prefix = ''): StoredFile[] {
    const found = [...this.#heads.values()].filter((file) => file.path.startsWith(prefix));
    return found.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  get(filePath: string): StoredFile | undefined {
    return this.#heads.get(filePath);
  }

  async read(file: StoredFile): Promise<Buffer> {
    if (this.folder === null) return this.#bodies.get(file.path) ?? Buffer.alloc(0);
    const bytes = await readFile(this.#place(file.path));
    return bytes.subarray(bytes.indexOf(10) + 1);
  }

  /** Writes a file, in place of one that has its path; it is there for readers only when it is complete. */
  async put(head: FileHead, body: Buffer): Promise<StoredFile> {
    if (this.folder === null) this.#bodies.set(head.path, body);
    else {
      const place = this.#place(head.path);
      this.#writes += 1;
      const unfinished = `${place}.${this.#writes}${UNFINISHED}`;
      await writeFile(unfinished, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]), { flush: true });
      await rename(unfinished, place);
    }
    const stored = { ...head, size: body.length };
    this.#heads.set(head.path, stored);
    return stored;
  }

  /** @returns whether there was one */
  async delete(filePath: string): Promise<boolean> {
    const known = this.#heads.delete(filePath);
    this.#bodies.delete(filePath);
    if (known && this.folder !== null) await rm(this.#place(filePath), { force: true });
    return known;
  }

  clear(): void {
    this.#heads.clear();
    this.#bodies.clear();
    if (this.folder !== null) rmSync(this.folder, { recursive: true, force: true });
    this.load();
  }

  /** Any path is a safe file name as its hash. */
  #place(filePath: string): string {
    return path.join(this.folder ?? '', createHash('sha256').update(filePath).digest('hex'));
  }

  #loadOne(file: string): void {
    const start = Buffer.alloc(LONGEST_HEAD);
    const open = openSync(file, 'r');
    const read = readSync(open, start, 0, LONGEST_HEAD, 0);
    closeSync(open);
    const headEnd = start.subarray(0, read).indexOf(10);
    try {
      const head = JSON.parse(start.toString('utf8', 0, headEnd)) as FileHead;
      this.#heads.set(head.path, { ...head, size: statSync(file).size - headEnd - 1 });
    } catch {
      console.warn(`${file} is no stored file; it is left alone.`);
    }
  }
}
