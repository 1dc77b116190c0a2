// The operators' guide shows documents to copy: each must be one that works, and every field of a rule must be explained.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fields } from '../../../cloudfunctions/core/answering/rules/fields';
import { openBook, type WrittenSet } from '../../../cloudfunctions/core/rehearsal';
import type { Handwritten } from '../../../contracts/documents';
import { parseDocuments } from '../../../tools/rules/files';

const root = path.resolve(__dirname, '../../..');
const guide = readFileSync(path.join(root, 'docs', 'operators.md'), 'utf8');

it('every field of a rule is in the guide', () => {
  for (const field of Object.keys(fields)) expect(guide).toContain(`\`${field}\``);
});

it('every example works as it is', async () => {
  const starter = (set: WrittenSet) => {
    const text = readFileSync(path.join(root, 'database', 'starter', `${set}.jsonl`), 'utf8');
    return parseDocuments(text, '.jsonl').written.map(({ document }) => document as Handwritten);
  };
  const examples: Partial<Record<WrittenSet, Handwritten[]>> = {
    settings: starter('settings'),
    flows: starter('flows'),
  };
  let count = 0;
  for (const section of guide.split(/^## /m)) {
    const set = (/^(rules|faqs|intents|flows|sensitive_words|calendars)：/.exec(section)?.[1] ?? 'rules') as WrittenSet;
    for (const [, code = ''] of section.matchAll(/```json\n([^`]*)```/g)) {
      if (code.startsWith('"status"')) continue;
      for (const one of code.trim().split(/\n(?=\{)/)) {
        count += 1;
        const document = { _id: `example-${count}`, ...(JSON.parse(one) as object) };
        examples[set] = [...(examples[set] ?? []), document];
      }
    }
  }
  expect(count).toBe(9);
  expect((await openBook(examples)).problems(Date.UTC(2026, 2, 1))).toEqual([]);
});
