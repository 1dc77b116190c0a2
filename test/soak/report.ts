// A soak's face: its figures as a table and as a picture.
import { contracts } from '../support/guarantees/audit';
import { brokenBy, type SoakResult } from './run';

const titles = {
  C1: 'lost or doubled in the store',
  C2: 'left undecided',
  C3: 'said twice',
  C4: 'past the allowance',
  C5: 'said over WeChat’s desk',
  C6: 'two conversations',
  C7: 'a state that is not true',
  C8: 'answered too late',
} as const;

const number = (value: number) => value.toLocaleString('en');

/** The figures as a Markdown table, which reads well on a terminal too. */
export function table(result: SoakResult): string {
  const { messages, visitors, deliveries, sends, givenUp, givenUpStored, states, seed, waves, seconds } = result;
  const rows: (readonly [string, string])[] = [
    ['seed', String(seed)],
    ['messages and events pushed', number(messages)],
    ['visitors, in waves', `${number(visitors)} in ${waves}`],
    ['attempts to deliver', number(deliveries)],
    [
      'WeChat gave up (no attempt acknowledged)',
      `${number(givenUp)}, of these stored and decided ${number(givenUpStored)}`,
    ],
    ['sends WeChat was asked for', number(sends)],
    ...Object.entries(states)
      .sort(([, a], [, b]) => b - a)
      .map(([state, count]) => [`replies \`${state}\``, number(count)] as const),
    ['replies said later, when the visitor wrote again', number(result.saidLater)],
    ...Object.entries(result.faults).map(([fault, count]) => [`fault: ${fault}`, number(count)] as const),
    ...contracts.map(
      (contract) => [`**${contract}** ${titles[contract]}`, number(brokenBy(result.violations, contract))] as const,
    ),
    ['duration', `${Math.round(seconds)} s`],
  ];
  const width = Math.max(...rows.map(([what]) => what.length));
  const line = ([what, figure]: readonly [string, string]) => `| ${what.padEnd(width)} | ${figure} |`;
  return [line(['what', 'figure']), `| ${'-'.repeat(width)} | --- |`, ...rows.map(line)].join('\n');
}

/** Faults as bars, and under them the contracts with what was broken. */
export function picture(result: SoakResult): string {
  const faults = Object.entries(result.faults).sort(([, a], [, b]) => b - a);
  const [left, right, top, step] = [240, 900, 92, 26];
  const most = Math.log10(Math.max(10, ...faults.map(([, count]) => count)));
  const bars = faults.map(([fault, count], index) => {
    const y = top + index * step;
    const width = count === 0 ? 1 : Math.max(3, (Math.log10(count + 1) / most) * (right - left - 60));
    return `<text x="${left - 12}" y="${y + 15}" text-anchor="end">${escape(fault)}</text>
<rect x="${left}" y="${y + 2}" width="${width.toFixed(1)}" height="18" rx="3" fill="#fa9d3b"/>
<text x="${left + width + 8}" y="${y + 16}" class="small">${number(count)}</text>`;
  });
  const base = top + faults.length * step + 40;
  const boxes = contracts.map((contract, index) => {
    const [x, y] = [40 + (index % 4) * 220, base + Math.floor(index / 4) * 74];
    const broken = brokenBy(result.violations, contract);
    return `<rect x="${x}" y="${y}" width="208" height="62" rx="8" fill="${broken === 0 ? '#07c160' : '#c0392b'}" fill-opacity="0.14"/>
<text x="${x + 14}" y="${y + 27}" font-weight="600">${contract}: ${broken} broken</text>
<text x="${x + 14}" y="${y + 47}" class="small">${titles[contract]}</text>`;
  });
  const height = base + 170;
  const unknown = result.states['unknown'] ?? 0;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 940 ${height}" font-family="system-ui, sans-serif" font-size="14">
<style>text{fill:#222}.small{font-size:12px;fill:#777}@media(prefers-color-scheme:dark){text{fill:#eee}.small{fill:#aaa}}</style>
<text x="40" y="34" font-size="19" font-weight="600">${number(result.messages)} messages, every kind of fault, seed ${result.seed}</text>
<text x="40" y="58" class="small">${number(result.visitors)} visitors · ${number(result.deliveries)} deliveries · ${number(result.sends)} sends · ${number(unknown)} replies unknown · faults on a logarithmic scale</text>
${bars.join('\n')}
${boxes.join('\n')}
</svg>
`;
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
