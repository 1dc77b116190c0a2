// Values on their way out of the phone: JSON, whatever the page put in.

import { own } from '../../../own';

/** As JSON.stringify would, but cycles and functions become text instead of an error or nothing. */
export function toJson(value: unknown, above: readonly unknown[] = []): unknown {
  if (typeof value === 'function') return `[Function ${value.name}]`;
  if (typeof value === 'bigint' || typeof value === 'symbol') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (above.includes(value)) return '[Circular]';
  if (value instanceof Error) return { message: value.message, stack: value.stack };
  if (value instanceof Node || value === window) return `[${value.constructor.name}]`;
  const path = [...above, value];
  if (Array.isArray(value)) return value.map((entry) => toJson(entry, path) ?? null);
  if (typeof (value as { toJSON?: unknown }).toJSON === 'function') return JSON.parse(JSON.stringify(value));
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) => (entry === undefined ? [] : [[key, toJson(entry, path)]])),
  );
}

/** `list[0].text` of an object; undefined where there is nothing. */
export function atPath(value: unknown, path: string): unknown {
  return path
    .split(/[.[\]]/)
    .filter((part) => part !== '')
    .reduce<unknown>(
      (at, part) => (typeof at === 'object' ? own(at as Record<string, unknown> | null, part) : undefined),
      value,
    );
}
