// One line of the log: a checksum, a blank, a JSON list of operations that happen together or not at all, a newline.
import { crc32 } from 'node:zlib';
import { fromEjson, toRelaxed } from '../values/ejson';
import type { Document } from '../values/types';

/** `put` a whole document, `drop` one by `_id`; `make` and `unmake` a collection. */
export type Operation =
  | readonly ['put', collection: string, document: Document]
  | readonly ['drop', collection: string, id: unknown]
  | readonly ['make', collection: string]
  | readonly ['unmake', collection: string];

export function encodeRecord(operations: readonly Operation[]): Buffer {
  const json = Buffer.from(toRelaxed(operations));
  return Buffer.concat([Buffer.from(`${checksum(json)} `), json, newline]);
}
const newline = Buffer.from('\n');
const checksum = (bytes: Uint8Array) => crc32(bytes).toString(16).padStart(8, '0');

/** Reads a line without its newline; null when it is damaged. */
export function decodeRecord(line: Buffer): readonly Operation[] | null {
  const json = line.subarray(9);
  if (line.length < 11 || line[8] !== 0x20 || line.toString('latin1', 0, 8) !== checksum(json)) return null;
  return fromEjson(JSON.parse(json.toString('utf8')), 'the log', { stored: true }) as readonly Operation[];
}
