// A JSON text that somebody wrote: the value, or what is wrong and where. Pure.
import { texts } from '../texts';
import type { Json, JsonObject } from '../types';
import { wrongPlace } from './jsonPlace';

/** `at` is the place in the text, 0 for its first character. */
export type Read<T> = { value: T } | { problem: string; at: number };

/** @returns the value; or a sentence with line and column (both from 1) and the place */
export function readJson(text: string): Read<Json> {
  try {
    return { value: JSON.parse(text) as Json };
  } catch {
    const at = wrongPlace(text) ?? text.length;
    const before = text.slice(0, at).split('\n');
    const found = text[at];
    const why = found === undefined ? texts.json.ended : texts.json.unexpected(found);
    return { problem: texts.database.jsonAt(before.length, (before.at(-1) ?? '').length + 1, why), at };
  }
}

/** The same for what must be an object: a document, an event. */
export function readObject(text: string): Read<JsonObject> {
  const read = readJson(text);
  if ('problem' in read) return read;
  const { value } = read;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return { problem: texts.database.notObject, at: 0 };
  }
  return { value };
}
