// The append-only log. In: records. Out: a promise that is kept when the record is safe. A record is handed to the system
// at once, before the memory changes, so a killed process loses nothing; many records then share one fdatasync, so a power
// cut loses nothing that was answered either.
import {
  closeSync,
  copyFileSync,
  existsSync,
  fdatasync,
  fdatasyncSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { encodeRecord, type Operation } from './record';
import { replay, type Replayed } from './replay';

/** Names of a new log while it is written. */
const COMPACT = '.compact';
const REPLACE = '.replace';

export interface LogOptions {
  readonly folder: string;
  /** Whether an answer waits for fdatasync. */
  readonly fsync: () => boolean;
  /** Tells the person at the terminal about damage. */
  readonly warn: (message: string) => void;
}

export class Log {
  readonly file: string;
  #handle = -1;
  #bytes = 0;
  #syncing: Promise<void> | null = null;
  #nextSync: Promise<void> | null = null;
  readonly #inFlight = new Set<Promise<void>>();
  #failure: Error | null = null;

  constructor(private readonly options: LogOptions) {
    this.file = path.join(options.folder, 'database.log');
  }

  /** Bytes written so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /**
   * Replays what is there, cuts off a torn tail and opens the log for writing.
   * @throws Error that names the log when something else than a file has its name
   */
  open(apply: (operations: readonly Operation[]) => void): Replayed {
    let replayed: Replayed = { records: 0, goodBytes: 0, tornBytes: 0, damaged: [] };
    if (existsSync(this.file)) {
      // Reading a folder fails with words that name neither it nor a way out.
      if (!statSync(this.file).isFile())
        throw new Error(
          `Documents are kept in the file ${this.file}, but that is a folder or something else. Move it away, choose another folder with --data DIR, or keep nothing with --in-memory.`,
        );
      replayed = replay(this.file, apply);
      this.#tellDamage(replayed);
      if (replayed.tornBytes > 0) truncateSync(this.file, replayed.goodBytes);
    }
    // What a process left behind that died while it wrote a new log.
    for (const half of [COMPACT, REPLACE]) rmSync(this.file + half, { force: true });
    this.#handle = openSync(this.file, 'a');
    this.#bytes = replayed.goodBytes;
    return replayed;
  }

  /**
   * Writes a record. When this returns the system has it; `synced` says when the disk has it.
   * @throws Error when the disk refuses; then nothing of the record counts
   */
  append(operations: readonly Operation[]): void {
    if (this.#failure) throw this.#failure;
    const record = encodeRecord(operations);
    let written = 0;
    try {
      while (written < record.length) written += writeSync(this.#handle, record, written);
    } catch (error) {
      this.#undo(written);
      throw error;
    }
    this.#bytes += record.length;
  }

  /** Kept when everything appended before this call is on the disk. */
  synced(): Promise<void> {
    if (!this.options.fsync()) return Promise.resolve();
    // A sync that runs already may have begun before our record: wait for the one after it, shared with all who wait now.
    if (!this.#syncing) return (this.#syncing = this.#sync());
    this.#nextSync ??= this.#syncing
      .catch(() => undefined)
      .then(() => {
        this.#nextSync = null;
        return (this.#syncing = this.#sync());
      });
    return this.#nextSync;
  }

  /**
   * Puts a shorter log in the place of this one, while others go on writing.
   * @param state what the new log begins with, in portions; taken at once, before the first await
   */
  async compact(state: Iterable<readonly Operation[]>): Promise<void> {
    const from = this.#bytes;
    const before = this.#handle;
    const next = this.file + COMPACT;
    const handle = openSync(next, 'w');
    try {
      let pause = 0;
      for (const operations of state) {
        writeSync(handle, encodeRecord(operations));
        if (++pause % 8 === 0) await new Promise(setImmediate);
        if (this.#handle !== before) return;
      }
      await dataToDisk(handle);
      if (this.#handle !== before) return;
      // From here to the end nothing else runs: the last records are copied and the files change places.
      copyTail(this.file, from, this.#bytes, handle);
      this.#moveTo(next, handle);
    } finally {
      closeSync(handle);
    }
  }

  /** Puts another state in the place of all that was written, at once: after a crash it is there or the old one is. */
  replace(state: Iterable<readonly Operation[]>): void {
    const next = this.file + REPLACE;
    const handle = openSync(next, 'w');
    try {
      for (const operations of state) writeSync(handle, encodeRecord(operations));
      this.#moveTo(next, handle);
    } finally {
      closeSync(handle);
    }
  }

  #moveTo(file: string, handle: number): void {
    fdatasyncSync(handle);
    renameSync(file, this.file);
    const before = this.#handle;
    this.#handle = openSync(this.file, 'a');
    this.#bytes = statSync(this.file).size;
    syncFolder(this.options.folder);
    // Those who wait for a sync of the old file may finish; what they wrote is in the new one, or was to go.
    void Promise.allSettled(this.#inFlight).then(() => closeSync(before));
  }

  async close(): Promise<void> {
    if (this.#handle < 0) return;
    await this.synced().catch(() => undefined);
    await Promise.allSettled(this.#inFlight);
    closeSync(this.#handle);
    this.#handle = -1;
  }

  async #sync(): Promise<void> {
    const running = dataToDisk(this.#handle);
    this.#inFlight.add(running);
    try {
      await running;
    } catch (error) {
      // After a failed sync the system may have thrown the pages away: nothing that follows could be trusted.
      this.#failure = error as Error;
      throw error;
    } finally {
      this.#inFlight.delete(running);
      this.#syncing = null;
    }
  }

  /** Takes half a record back, so that the next one does not follow it on the same line. */
  #undo(written: number): void {
    if (written === 0) return;
    try {
      truncateSync(this.file, this.#bytes);
    } catch (error) {
      this.#failure = error as Error;
    }
  }

  #tellDamage({ damaged, tornBytes }: Replayed): void {
    if (tornBytes > 0)
      this.options.warn(
        `${this.file}: dropped ${tornBytes} bytes of a half-written last record; it was never answered.`,
      );
    if (damaged.length === 0) return;
    const copy = `${this.file}.damaged`;
    copyFileSync(this.file, copy);
    this.options.warn(
      `${this.file}: skipped ${damaged.length} damaged line(s), the first is line ${damaged[0]}. All others were read. The file as it was found is kept as ${copy}.`,
    );
  }
}

const dataToDisk = (handle: number) =>
  new Promise<void>((resolve, reject) => fdatasync(handle, (error) => (error ? reject(error) : resolve())));

function copyTail(file: string, from: number, to: number, target: number): void {
  const source = openSync(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(Math.min(Math.max(to - from, 1), 4 * 1024 * 1024));
    for (let at = from; at < to;) {
      const length = readSync(source, buffer, 0, Math.min(buffer.length, to - at), at);
      if (length === 0) throw new Error(`${file} is shorter than what was written to it.`);
      writeSync(target, buffer, 0, length);
      at += length;
    }
  } finally {
    closeSync(source);
  }
}

/** The new name must be on the disk too. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } catch {
    // Some systems cannot sync a folder; there the rename is as safe as they make it.
  } finally {
    closeSync(handle);
  }
}
