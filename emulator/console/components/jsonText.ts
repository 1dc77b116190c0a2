// A JSON text that somebody wrote: the value, or what is wrong and on which line. Pure.
import { texts } from '../texts';
import type { Json, JsonObject } from '../types';

export type Read<T> = { value: T } | { problem: string };

/** @returns the value; or a sentence with line and column, both from 1, when the browser tells the place */
export function readJson(text: string): Read<Json> {
  try {
    return { value: JSON.parse(text) as Json };
  } catch (error) {
    const message = (error as Error).message;
    const offset = /position (\d+)/.exec(message)?.[1];
    const place = offset === undefined ? text.length : Number(offset);
    const before = text.slice(0, place).split('\n');
    const found = text[place];
    const why = found === undefined ? texts.json.ended : texts.json.unexpected(found);
    return { problem: texts.database.jsonAt(before.length, (before.at(-1) ?? '').length + 1, why) };
  }
}

/** The same for what must be an object: a document, an event. */
export function readObject(text: string): Read<JsonObject> {
  const read = readJson(text);
  if ('problem' in read) return read;
  const { value } = read;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return { problem: texts.database.notObject };
  return { value };
}
