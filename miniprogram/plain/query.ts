// A page's query, written and read. WeChat hands the values on as they were written, still encoded. Pure.

/** `id=1&search=…`, encoded. */
export function written(query: Readonly<Record<string, string>>): string {
  return Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

/** One value; a wrongly encoded one is taken as it is, an absent one is empty. */
export function decoded(value: string | undefined): string {
  try {
    return decodeURIComponent(value ?? '');
  } catch {
    return value ?? '';
  }
}
