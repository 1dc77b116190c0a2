// Keeps the chat on disk. In: one entry per change. Out: all entries again after a restart. An entry is written before
// the change is answered; a tail that a crash cut in half is dropped, never the file.
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

/** JSON Lines, appended to; `compact` rewrites it as the shortest text that says the same. */
export class Journal<Entry> {
  #file: number | null = null;

  constructor(private readonly path: string) {}

  /**
   * Every whole entry, oldest first.
   * @throws Error that names the journal when something else than a file has its name
   */
  read(): Entry[] {
    if (!existsSync(this.path)) return [];
    // Reading a folder fails with words that name neither it nor a way out.
    if (!statSync(this.path).isFile())
      throw new Error(
        `The chat is kept in the file ${this.path}, but that is a folder or something else. Move it away, choose another folder with --data DIR, or keep nothing with --in-memory.`,
      );
    const entries: Entry[] = [];
    const lines = readFileSync(this.path, 'utf8').split('\n');
    for (const [index, line] of lines.entries()) {
      if (line === '') continue;
      try {
        entries.push(JSON.parse(line) as Entry);
      } catch {
        console.warn(`${this.path}: line ${index + 1} is not whole and was dropped.`);
      }
    }
    return entries;
  }

  append(entry: Entry): void {
    this.#file ??= this.#open();
    writeSync(this.#file, `${JSON.stringify(entry)}\n`);
  }

  /** Replaces the file by these entries; a crash leaves the old file or the new one. */
  compact(entries: Iterable<Entry>): void {
    this.close();
    mkdirSync(path.dirname(this.path), { recursive: true });
    const next = `${this.path}.next`;
    writeFileSync(next, Array.from(entries, (entry) => `${JSON.stringify(entry)}\n`).join(''));
    renameSync(next, this.path);
  }

  clear(): void {
    this.close();
    rmSync(this.path, { force: true });
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }

  #open(): number {
    mkdirSync(path.dirname(this.path), { recursive: true });
    return openSync(this.path, 'a');
  }
}
