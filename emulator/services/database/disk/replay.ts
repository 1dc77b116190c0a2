// Reads a log from its beginning. In: a file. Out: its operations in order, and where the good part ends. A half-written
// tail is what a kill leaves behind: it was never answered and is dropped. Damage before it is skipped and told.
import { closeSync, openSync, readSync } from 'node:fs';
import { decodeRecord, type Operation } from './record';

const CHUNK = 4 * 1024 * 1024;

export interface Replayed {
  readonly records: number;
  /** Bytes up to the end of the last whole line; what follows is a torn tail. */
  readonly goodBytes: number;
  readonly tornBytes: number;
  /** Line numbers, from 1, of whole lines whose checksum is wrong. */
  readonly damaged: readonly number[];
}

/** @param apply called once for each record with its operations */
export function replay(file: string, apply: (operations: readonly Operation[]) => void): Replayed {
  const damaged: number[] = [];
  let line = 0;
  let records = 0;
  let consumed = 0;
  let rest: Buffer = Buffer.alloc(0);
  const handle = openSync(file, 'r');
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const length = readSync(handle, chunk, 0, CHUNK, null);
      if (length === 0) break;
      const bytes = rest.length === 0 ? chunk.subarray(0, length) : Buffer.concat([rest, chunk.subarray(0, length)]);
      let start = 0;
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
        line++;
        const operations = decodeRecord(bytes.subarray(start, end));
        if (operations) {
          apply(operations);
          records++;
        } else damaged.push(line);
        consumed += end + 1 - start;
        start = end + 1;
      }
      rest = bytes.subarray(start);
    }
  } finally {
    closeSync(handle);
  }
  return { records, goodBytes: consumed, tornBytes: rest.length, damaged };
}
