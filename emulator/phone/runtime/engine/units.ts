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
