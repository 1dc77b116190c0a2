// Snapshots: the whole database at one moment, as the lines of a log. In: the store's state. Out: bytes to keep or to send,
// and the state again. Named ones are kept in the data folder, or in memory when there is none.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ApiError } from '../../../service';
import { decodeRecord, encodeRecord, type Operation } from './record';

export interface SnapshotInfo {
  readonly name: string;
  readonly bytes: number;
  /** Epoch milliseconds of the machine's clock. */
  readonly savedAt: number;
}

export const toBytes = (state: Iterable<readonly Operation[]>) => Buffer.concat(Array.from(state, encodeRecord));

/** @throws ApiError 400 naming the first line that cannot be read; then nothing of it may be used */
export function fromBytes(bytes: Buffer): (readonly Operation[])[] {
  const state: (readonly Operation[])[] = [];
  let start = 0;
  for (let line = 1; start < bytes.length; line++) {
    const newline = bytes.indexOf(10, start);
    const end = newline < 0 ? bytes.length : newline;
    const operations = decodeRecord(bytes.subarray(start, end));
    if (!operations)
      throw new ApiError(
        400,
        'bad-snapshot',
        `Line ${line} of the snapshot is damaged or no snapshot; nothing was restored.`,
      );
    state.push(operations);
    start = end + 1;
  }
  if (state.length === 0) throw new ApiError(400, 'bad-snapshot', 'The snapshot is empty; nothing was restored.');
  return state;
}

const EXTENSION = '.snapshot';

export class Snapshots {
  readonly #memory = new Map<string, { bytes: Buffer; savedAt: number }>();
  readonly #folder: string | null;

  /** @param dataDir null keeps named snapshots in memory */
  constructor(dataDir: string | null) {
    this.#folder = dataDir === null ? null : path.join(dataDir, 'snapshots');
  }

  list(): SnapshotInfo[] {
    const kept = this.#folder === null ? this.#inMemory() : this.#onDisk(this.#folder);
    return kept.sort((a, b) => b.savedAt - a.savedAt);
  }

  /** @throws ApiError 400 for a name that no file can have */
  save(name: string, state: Iterable<readonly Operation[]>): void {
    checkName(name);
    const bytes = toBytes(state);
    if (this.#folder === null) {
      this.#memory.set(name, { bytes, savedAt: Date.now() });
      return;
    }
    mkdirSync(this.#folder, { recursive: true });
    const file = path.join(this.#folder, name + EXTENSION);
    writeFileSync(`${file}.new`, bytes, { flush: true });
    renameSync(`${file}.new`, file);
  }

  /** @throws ApiError 404 when there is none of this name */
  load(name: string): (readonly Operation[])[] {
    const bytes = this.#folder === null ? this.#memory.get(name)?.bytes : this.#read(this.#folder, name);
    if (!bytes) throw unknownSnapshot(name);
    return fromBytes(bytes);
  }

  /** @throws ApiError 404 when there is none of this name */
  delete(name: string): void {
    if (!this.list().some((snapshot) => snapshot.name === name)) throw unknownSnapshot(name);
    if (this.#folder === null) this.#memory.delete(name);
    else rmSync(path.join(this.#folder, name + EXTENSION));
  }

  #inMemory(): SnapshotInfo[] {
    return [...this.#memory].map(([name, { bytes, savedAt }]) => ({ name, bytes: bytes.length, savedAt }));
  }
  #onDisk(folder: string): SnapshotInfo[] {
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .filter((file) => file.endsWith(EXTENSION))
      .map((file) => {
        const { size, mtimeMs } = statSync(path.join(folder, file));
        return { name: file.slice(0, -EXTENSION.length), bytes: size, savedAt: mtimeMs };
      });
  }
  #read(folder: string, name: string): Buffer | null {
    checkName(name);
    const file = path.join(folder, name + EXTENSION);
    return existsSync(file) ? readFileSync(file) : null;
  }
}

function checkName(name: string): void {
  if (!/^[\p{L}\p{N}_][\p{L}\p{N}_. -]{0,63}$/u.test(name))
    throw new ApiError(
      400,
      'bad-snapshot-name',
      `"${name}" cannot name a snapshot: use up to 64 letters, digits, blanks, dots, - and _.`,
    );
}
const unknownSnapshot = (name: string) => new ApiError(404, 'unknown-snapshot', `There is no snapshot "${name}".`);
