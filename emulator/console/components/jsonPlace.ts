// Where a text stops being JSON. The browsers' own messages name the place only sometimes, and each in its own way.

class Stop extends Error {
  constructor(readonly at: number) {
    super();
  }
}
const token = {
  space: /[ \t\n\r]*/y,
  number: /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y,
  word: /true|false|null/y,
  // JSON strings hold no control characters; these are the others.
  letters: /(?:[^"\\\p{Cc}]|[\u007f-\u009f])*/uy,
  escape: /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y,
};

/** @returns the place of the first character that cannot stand there (0-based; the length when something is missing), or null when it is JSON */
export function wrongPlace(text: string): number | null {
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    at += found?.[0].length ?? 0;
    return found !== null;
  };
  const sign = (wanted: string): boolean => {
    take(token.space);
    if (text[at] !== wanted) return false;
    at += 1;
    take(token.space);
    return true;
  };
  const must = (good: boolean): void => {
    if (!good) throw new Stop(at);
  };
  const string = (): void => {
    must(text[at] === '"');
    at += 1;
    for (take(token.letters); text[at] !== '"'; take(token.letters)) must(take(token.escape));
    at += 1;
  };
  const list = (close: string, item: () => void): void => {
    if (sign(close)) return;
    do item();
    while (sign(','));
    must(sign(close));
  };
  const value = (): void => {
    take(token.space);
    if (sign('{')) {
      list('}', () => {
        string();
        must(sign(':'));
        value();
      });
    } else if (sign('[')) list(']', value);
    else if (text[at] === '"') string();
    else must(take(token.word) || take(token.number));
  };
  try {
    value();
    take(token.space);
    return at < text.length ? at : null;
  } catch (stop) {
    if (stop instanceof Stop) return stop.at;
    throw stop;
  }
}
