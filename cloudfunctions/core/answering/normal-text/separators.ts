import { BREAK, HAN, SPACE, WORD, type Units } from './classes';

/**
 * Drops what stands between two Chinese characters only to keep them apart, and the space between Chinese and Latin
 * that some type and some do not (满 100 减 20). Everything else stays: 1.5, A-1, red wine. A run of spaces that stays
 * counts as one; spaces around the text go.
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
    if (!separatesOnly(classes, at, end)) {
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

function separatesOnly(classes: readonly number[], at: number, end: number): boolean {
  const before = classes[at - 1];
  const after = classes[end];
  if (before === undefined || after === undefined) return false;
  const run = classes.slice(at, end);
  const areHan = before === HAN && after === HAN;
  if (run.every((each) => each === SPACE)) return areHan || before !== after;
  if (!areHan) return false;
  return !run.includes(BREAK) || (classes[at - 2] !== HAN && classes[end + 1] !== HAN);
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
