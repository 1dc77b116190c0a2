// Lines over two logarithmic scales, as an SVG of its own.
export interface Curve {
  readonly name: string;
  readonly points: { x: number; y: number }[];
}

const colours = ['#07c160', '#576b95', '#c0392b', '#999999'];
const box = { left: 70, right: 690, top: 50, bottom: 400 };

export function curves(lines: readonly Curve[], labels: { title: string; x: string }): string {
  const all = lines.flatMap(({ points }) => points);
  const x = scale(
    all.map((point) => point.x),
    box.left,
    box.right,
  );
  const y = scale(
    all.map((point) => point.y),
    box.bottom,
    box.top,
  );
  const grid = [
    ...x.ticks.map((at) => mark(x.of(at), box.top, x.of(at), box.bottom, at, x.of(at), box.bottom + 20, 'middle')),
    ...y.ticks.map((at) => mark(box.left, y.of(at), box.right, y.of(at), at, box.left - 8, y.of(at) + 4, 'end')),
  ];
  const drawn = lines.map(({ name, points }, i) => {
    const colour = colours[i % colours.length] ?? '';
    const path = points.map((point) => `${round(x.of(point.x))},${round(y.of(point.y))}`).join(' ');
    const last = points[points.length - 1];
    const label = last
      ? `<text x="${box.right + 10}" y="${round(y.of(last.y)) + 4}" fill="${colour}">${name}</text>`
      : '';
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2.5"/>${label}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 940 440" font-family="system-ui, sans-serif" font-size="13">
<style>.mark{fill:#777;font-size:11px}.head{fill:#222}@media(prefers-color-scheme:dark){.head{fill:#eee}}</style>
<text class="head" x="${box.left}" y="28">${labels.title}</text>
<text class="mark" x="${box.right}" y="${box.bottom + 36}" text-anchor="end">${labels.x}</text>
${[...grid, ...drawn].join('\n')}
</svg>
`;
}

function scale(values: readonly number[], from: number, to: number) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.ceil(Math.log10(Math.max(...values)));
  const of = (value: number) => from + ((Math.log10(value) - low) / Math.max(1, high - low)) * (to - from);
  return { of, ticks: Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i)) };
}

function mark(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  at: number,
  x: number,
  y: number,
  anchor: string,
): string {
  const line = `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="#999" stroke-opacity="0.3"/>`;
  return `${line}<text class="mark" x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${at.toLocaleString('en')}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
