// A page's query, written and read. WeChat hands the values on as they were written, still encoded. Pure.

/** `id=1&search=…`, encoded. Half a character, as a field that is cut to its length leaves it, is written as a sign for it: it cannot be encoded. */
export function written(query: Readonly<Record<string, string>>): string {
  return Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(whole(value))}`)
    .join('&');
}

/** By pairs first: older iPhones know no lookbehind. */
const whole = (text: string) =>
  text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (unit) => (unit.length === 2 ? unit : '\ufffd'));

/** One value; a wrongly encoded one is taken as it is, an absent one is empty. */
export function decoded(value: string | undefined): string {
  try {
    return decodeURIComponent(value ?? '');
  } catch {
    return value ?? '';
  }
}
