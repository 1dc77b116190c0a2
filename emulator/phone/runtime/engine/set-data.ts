// What setData takes on a phone: JSON goes over to the view layer, in bounded size, and `undefined` is not a value.

/** WeChat 合理使用 setData: one call may carry 1024 KB; DevTools complains from 256 KB on. */
export const setDataLimits = { warnBytes: 256 * 1024, maxBytes: 1024 * 1024 } as const;

export interface SetDataReport {
  readonly data: Record<string, unknown>;
  readonly warnings: readonly string[];
  readonly errors: readonly string[];
}

/** Checks one call's argument. Returns what is really set, and what DevTools would say about the rest. */
export function checkSetData(given: unknown, owner: string): SetDataReport {
  const warnings: string[] = [];
  const errors: string[] = [];
  if (typeof given !== 'object' || given === null) {
    return {
      data: {},
      warnings,
      errors: [`${owner}: setData accepts an Object rather than some ${given === null ? 'null' : typeof given}.`],
    };
  }
  const data: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(given)) {
    if (value === undefined) warnings.push(`${owner}: Setting data field "${path}" to undefined is invalid.`);
    else data[path] = value;
  }
  const unserialisable = new Set<string>();
  let bytes: number;
  try {
    bytes = sizeOf(data, unserialisable);
  } catch (error) {
    errors.push(`${owner}: setData cannot serialise its data: ${(error as Error).message}`);
    return { data: {}, warnings, errors };
  }
  for (const what of unserialisable)
    warnings.push(`${owner}: setData holds ${what}, which a phone's view layer does not get.`);
  if (bytes > setDataLimits.maxBytes) {
    errors.push(`${owner}: setData 数据传输长度为 ${Math.ceil(bytes / 1024)} KB，超过 1024 KB 的上限！`);
  } else if (bytes > setDataLimits.warnBytes) {
    warnings.push(`${owner}: setData 数据传输长度为 ${Math.ceil(bytes / 1024)} KB，存在有性能问题！`);
  }
  return { data, warnings, errors };
}

/** About the UTF-8 length of the JSON. */
function sizeOf(data: unknown, unserialisable: Set<string>): number {
  const text = JSON.stringify(data, function (this: Record<string, unknown>, key: string, value: unknown) {
    const raw = this[key];
    const what = kindOf(raw);
    if (what) unserialisable.add(`${what} at "${key}"`);
    return what ? undefined : value;
  });
  return text.length;
}

function kindOf(value: unknown): string | null {
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'bigint') return 'a BigInt';
  if (typeof value === 'symbol') return 'a symbol';
  if (typeof value !== 'object' || value === null) return null;
  if (value instanceof Map || value instanceof Set || value instanceof RegExp || value instanceof Promise) {
    return `a ${value.constructor.name}`;
  }
  return null;
}
