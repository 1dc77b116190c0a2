import { normalWord } from '../normal-text';
import type { RuleProblem } from './index';
import { problems as words } from '../../texts/rules';

type ListField = 'keywords' | 'exclude' | 'from' | 'pages' | 'levels' | 'tags' | 'addTags';

const limits = { items: 200, length: 300 } as const;
/** A list that narrows the rule: one bad item there would make it answer more than was meant. */
const narrowing: ReadonlySet<ListField> = new Set(['from', 'pages', 'levels', 'tags']);

/**
 * The usable items of a list, each with its problem when it is not: an empty keyword among good ones is reported and
 * left out, and the rule goes on.
 */
export function readItems(
  field: ListField,
  values: readonly unknown[],
  problems: RuleProblem[],
  simplify: boolean,
): string[] {
  if (values.length === 0) return [];
  const items: string[] = [];
  const places = new Map<string, number>();
  const found: string[] = [];
  values.forEach((value, i) => {
    if (i >= limits.items) return;
    const item = typeof value === 'number' ? String(value) : value;
    if (typeof item !== 'string') return void found.push(words.wrongItem(field, i + 1));
    const plain = field === 'keywords' || field === 'exclude' ? normalWord(item, { simplify }) : item.trim();
    const first = places.get(plain);
    if (plain === '') found.push(words.emptyItem(field, i + 1));
    else if (item.length > limits.length) found.push(words.longItem(field, i + 1, limits.length));
    else if (first !== undefined) found.push(words.sameItem(field, i + 1, first));
    else {
      places.set(plain, i + 1);
      items.push(plain);
    }
  });
  if (values.length > limits.items) found.push(words.manyItems(field, limits.items));
  const fatal = narrowing.has(field) && items.length === 0;
  // A list of two hundred empty lines is one mistake.
  for (const message of found.slice(0, 3)) problems.push({ message, fatal });
  if (found.length > 3) problems.push({ message: words.andMore(found.length - 3), fatal });
  return items;
}
