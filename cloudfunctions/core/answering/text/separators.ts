import type { Unit } from './index';

/**
 * Drops what stands between two Chinese characters only to keep them apart, and the space between Chinese and Latin
 * that some type and some do not (满 100 减 20). Everything else stays: 1.5, A-1, red wine. A run of spaces that stays
 * counts as one; spaces around the text go.
 */
export function dropSeparators(units: readonly Unit[]): Unit[] {
  const kept: Unit[] = [];
  for (let at = 0; at < units.length;) {
    const unit = units[at];
    if (!unit) break;
    if (unit.class === 'han' || unit.class === 'word') {
      kept.push(unit);
      at += 1;
      continue;
    }
    let end = at;
    while (end < units.length && units[end]?.class !== 'han' && units[end]?.class !== 'word') end += 1;
    const run = units.slice(at, end);
    if (!separatesOnly(run, units, at, end)) kept.push(...withoutDoubleSpaces(run, at === 0, end === units.length));
    at = end;
  }
  return kept;
}

function separatesOnly(run: readonly Unit[], units: readonly Unit[], at: number, end: number): boolean {
  const before = units[at - 1];
  const after = units[end];
  if (!before || !after) return false;
  const isBetweenHan = before.class === 'han' && after.class === 'han';
  if (run.every((unit) => unit.class === 'space')) {
    return isBetweenHan || before.class !== after.class;
  }
  if (!isBetweenHan) return false;
  if (run.every((unit) => unit.class !== 'break')) return true;
  return units[at - 2]?.class !== 'han' && units[end + 1]?.class !== 'han';
}

function withoutDoubleSpaces(run: readonly Unit[], isFirst: boolean, isLast: boolean): Unit[] {
  const single = run.filter((unit, i) => unit.class !== 'space' || run[i - 1]?.class !== 'space');
  while (isFirst && single[0]?.class === 'space') single.shift();
  while (isLast && single[single.length - 1]?.class === 'space') single.pop();
  return single;
}
