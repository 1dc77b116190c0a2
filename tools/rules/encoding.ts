/** Marks at the beginning of a file, and the encoding each names. */
const marks = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
] as const;

/**
 * The text of a file, in whatever encoding it was saved: Excel in Chinese writes GBK for 「CSV」 and UTF-16 for 「Unicode 文本」.
 * @returns null when it is no text in any of them
 */
export function decode(bytes: Uint8Array): string | null {
  const marked = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  // GBK last: hardly any text that is valid UTF-8 was meant as GBK, and not the other way round.
  const encodings = marked ? [marked[0]] : ['utf-8', 'gb18030'];
  for (const encoding of encodings)
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // No document holds this sign; a picture or a workbook does.
      if (!text.includes('\0')) return text;
    } catch {
      // Not in this one.
    }
  return null;
}
