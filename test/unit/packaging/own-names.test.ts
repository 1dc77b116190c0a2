// The lint rule that keeps tables from being looked up by any text: it finds the fault and nothing else.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');

/** The lines of a file at this place that the rule complains of. */
function complaints(lines: readonly string[]): number[] {
  const eslint = path.join(root, 'node_modules/eslint/bin/eslint.js');
  const args = [eslint, '--stdin', '--stdin-filename', 'emulator/own.ts', '--format', 'json'];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    input: lines.join('\n'),
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  const [file] = JSON.parse(stdout) as { messages: { ruleId: string | null; line: number }[] }[];
  return (file?.messages ?? []).filter(({ ruleId }) => ruleId === 'names/own-names').map(({ line }) => line);
}

it('a table is not looked up by any text, and by everything else it is', () => {
  const wrong = [
    'export const a = (text: string) => table[text];',
    'export const b = (text: string) => nested.inner[text] ?? 0;',
    'export const c = (text: string) => ({ one: 1 })[text as string];',
    'export const d = (text: string) => table[`${text}s`];',
    "export const e = (text: string) => (Object.hasOwn(table, 'one') ? table[text] : 0);",
  ];
  const right = [
    "export const f = (name: 'one' | 'two') => table[name];",
    'export const g = (text: string) => (Object.hasOwn(table, text) ? table[text] : 0);',
    'export const h = (text: string) => list[Number(text)] ?? map.get(text);',
    'export const i = (given: Record<string, number>, text: string) => given[text];',
  ];
  const head = [
    'const table: Readonly<Record<string, number>> = { one: 1, two: 2 };',
    'const nested: { readonly inner: Readonly<Record<string, number>> } = { inner: table };',
    'const list = [1, 2];',
    "const map = new Map([['one', 1]]);",
  ];
  const first = head.length + 1;
  expect(complaints([...head, ...wrong, ...right])).toEqual(wrong.map((_, n) => first + n));
}, 300_000);
