// Lengths that mean something else on a phone than in a browser's window.

const rpx = /(-?(?:\d+\.?\d*|\.\d+))rpx\b/g;
const vh = /(-?(?:\d+\.?\d*|\.\d+))vh\b/g;

/** 750rpx are the screen's width; 100vh are the page, without the bars of the frame. */
export function phoneUnits(css: string): string {
  return css
    .replace(rpx, (_, number: string) => `${Number((Number(number) / 7.5).toFixed(5))}vw`)
    .replace(vh, (_, number: string) => `calc(var(--wx-vh, 1vh) * ${number})`)
    .replace(
      /\b(?:env|constant)\(\s*safe-area-inset-(top|bottom|left|right)\s*(?:,[^)]*)?\)/g,
      'var(--wx-safe-$1, 0px)',
    );
}

/** A number of px, also written `'20rpx'` or `'20px'`. */
export function pixels(value: unknown): number {
  if (typeof value === 'number') return value;
  const match = /^(-?[\d.]+)(rpx)?/.exec(String(value));
  if (!match) return 0;
  return Number(match[1]) * (match[2] ? window.innerWidth / 750 : 1);
}
