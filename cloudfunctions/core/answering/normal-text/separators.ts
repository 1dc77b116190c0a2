import { BREAK, HAN, SPACE, WORD, type Units } from './classes';

/**
 * Drops what stands between two Chinese characters only to keep them apart, and the space between Chinese and Latin
 * that some type and some do not (满 100 减 20), and what stands between single Latin letters (T.u.i款, 加 V X).
 * Everything else stays: 1.5, A-1, red wine. A run of spaces that stays counts as one; spaces around the text go.
 */
export function dropSeparators(units: Units): Units {
  const { classes } = units;
  if (classes.every((each) => each <= WORD)) return units;
  const kept: Units = { codes: [], classes: [], starts: [], ends: [] };
  for (let at = 0; at < classes.length;) {
    if (carries(classes[at])) {
      keep(units, at, kept);
      at += 1;
      continue;
    }
    let end = at + 1;
    while (end < classes.length && !carries(classes[end])) end += 1;
    if (!separatesOnly(units, at, end)) {
      for (let i = at; i < end; i += 1) {
        const isExtra = classes[i] === SPACE && classes[i - 1] === SPACE;
        const leadsOut = classes[i] === SPACE && (endsIn(classes, i, 1) || endsIn(classes, i, -1));
        if (!isExtra && !leadsOut) keep(units, i, kept);
      }
    }
    at = end;
  }
  return kept;
}

function separatesOnly({ classes, codes }: Units, at: number, end: number): boolean {
  const before = classes[at - 1];
  const after = classes[end];
  if (before === undefined || after === undefined) return false;
  const run = classes.slice(at, end);
  const areHan = before === HAN && after === HAN;
  if (run.every((each) => each === SPACE) && (areHan || before !== after)) return true;
  if (!areHan) return !run.includes(BREAK) && isSingle(codes, classes, at - 1) && isSingle(codes, classes, end);
  return !run.includes(BREAK) || (classes[at - 2] !== HAN && classes[end + 1] !== HAN);
}

/** A small Latin letter that is no part of a longer word. */
function isSingle(codes: readonly number[], classes: readonly number[], at: number): boolean {
  const code = codes[at] ?? 0;
  return code >= 0x61 && code <= 0x7a && classes[at - 1] !== WORD && classes[at + 1] !== WORD;
}

/** Only spaces from here to the beginning or the end of the text. */
function endsIn(classes: readonly number[], at: number, step: 1 | -1): boolean {
  let i = at;
  while (classes[i] === SPACE) i += step;
  return classes[i] === undefined;
}

function carries(each: number | undefined): boolean {
  return each === HAN || each === WORD;
}

function keep({ codes, classes, starts, ends }: Units, at: number, kept: Units): void {
  kept.codes.push(codes[at] ?? 0);
  kept.classes.push(classes[at] ?? WORD);
  kept.starts.push(starts[at] ?? 0);
  kept.ends.push(ends[at] ?? 0);
}
