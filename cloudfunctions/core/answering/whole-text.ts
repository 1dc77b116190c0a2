/** A text as matching sees it: full width is half width, capitals are small, what cannot be seen is gone. */
export function normal(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200B-\u200F\u2060\uFEFF]/g, '')
    .toLowerCase()
    .trim();
}

/** Without the punctuation and spaces around it, for comparing whole texts. */
export function bare(text: string): string {
  return normal(text).replace(/^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu, '');
}
