// The bench's face: rows as a table on the terminal and as a picture beside it.
import type { BenchRow } from './row';

/** The rows as an aligned table. */
export function table(rows: readonly BenchRow[]): string {
  const cells = rows.map((row) => [
    row.name,
    `${figure(row.ours)} ${row.unit}`,
    `${figure(row.peer)} ${row.unit}`,
    row.peerName,
    `${row.ratio.toFixed(2)}×`,
    row.target,
    row.met === null ? '' : row.met ? 'met' : 'MISSED',
  ]);
  const header = ['what', 'ours', 'peer', 'the peer', 'ours ÷ peer', 'target', ''];
  const widths = header.map((_, i) => Math.max(...[header, ...cells].map((line) => (line[i] ?? '').length)));
  const line = (parts: readonly string[]) =>
    parts
      .map((part, i) => part.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(header), widths.map((width) => '─'.repeat(width)).join('  '), ...cells.map(line)].join('\n');
}

/** The ratios as bars on a logarithmic scale; the middle line is the peer. */
export function picture(rows: readonly BenchRow[]): string {
  const [left, right, top, step] = [380, 1000, 64, 44];
  const middle = (left + right) / 2;
  const reach = Math.max(1, ...rows.map((row) => Math.abs(Math.log10(row.ratio))));
  const x = (ratio: number) => middle + (Math.log10(ratio) / reach) * ((right - left) / 2 - 60);
  const height = top + rows.length * step + 30;
  const bars = rows.map((row, i) => {
    const y = top + i * step;
    const at = x(row.ratio);
    const colour = row.met === false ? '#c0392b' : row.ratio <= 1 ? '#07c160' : '#576b95';
    return `<text x="${left - 16}" y="${y + 14}" text-anchor="end">${escape(row.name)}</text>
<text x="${left - 16}" y="${y + 29}" text-anchor="end" class="small">against ${escape(row.peerName)}</text>
<rect x="${Math.min(at, middle)}" y="${y + 2}" width="${Math.max(Math.abs(at - middle), 2)}" height="22" rx="4" fill="${colour}"/>
<text x="${at + (row.ratio <= 1 ? -8 : 8)}" y="${y + 18}" text-anchor="${row.ratio <= 1 ? 'end' : 'start'}">${row.ratio.toFixed(2)}×</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1040 ${height}" font-family="system-ui, sans-serif" font-size="14">
<style>text{fill:#222}.small{font-size:11px;fill:#777}@media(prefers-color-scheme:dark){text{fill:#eee}.small{fill:#aaa}}</style>
<text x="${middle}" y="28" text-anchor="middle" class="small">← faster than the peer · ours ÷ peer, logarithmic · slower →</text>
<line x1="${middle}" x2="${middle}" y1="40" y2="${height - 16}" stroke="#999" stroke-dasharray="3 3"/>
${bars.join('\n')}
</svg>
`;
}

const figure = (value: number) =>
  value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toPrecision(2);
const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
