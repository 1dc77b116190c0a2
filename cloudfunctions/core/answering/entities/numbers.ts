const DIGITS = '零一二三四五六七八九';
const UNITS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** A number as people write it: `1,299.5`, 十五, 一百二, 两千零五, 三万; null when it is none. */
export function readNumber(written: string): number | null {
  if (/^\d[\d,]*(\.\d+)?$/.test(written)) return Number(written.replaceAll(',', ''));
  if (!/^[零一二三四五六七八九十百千万两]+$/.test(written)) return null;
  const [high, low] = written.includes('万') ? written.split('万') : ['', written];
  const thousands = high ? readBelowTenThousand(high, 1) : 0;
  // 三万五 is thirty-five thousand.
  return thousands * 10_000 + (low ? readBelowTenThousand(low, high ? 10_000 : 1) : 0);
}

/** @param above the unit before, which the last bare digit follows: 一百二 is 120, 一百零二 is 102 */
function readBelowTenThousand(written: string, above: number): number {
  let sum = 0;
  let digit = 0;
  let unit = above;
  let isBare = true;
  for (const character of written.replaceAll('两', '二')) {
    const size = UNITS.get(character);
    if (size !== undefined) {
      sum += (digit || (isBare && sum === 0 ? 1 : 0)) * size;
      digit = 0;
      unit = size;
    } else {
      isBare = character !== '零';
      digit = DIGITS.indexOf(character);
      if (!isBare) unit = 1;
    }
  }
  return sum + digit * (unit >= 100 ? unit / 10 : 1);
}
