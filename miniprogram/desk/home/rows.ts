// The rules as the list shows them: only what is seen, so that many of them stay light. Pure.
import type { DeskAnswers, RuleRow } from '../../../contracts/desk';
import { onForm, worstFirst } from '../rule/on-form';
import { texts } from '../texts/home';

export interface HomeRow {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly label: string;
  readonly keywords: string;
  /** Empty for 0, which is what most have. */
  readonly priority: string;
  readonly problems: readonly { readonly message: string; readonly fatal: boolean }[];
  /** Of problems that are not shown. */
  readonly more: string;
  readonly hits: string;
}

/** The row 「需要处理」: what it says, and how pressing it is. */
export interface Needs {
  readonly note: string;
  readonly count: string;
  readonly tone: 'bad' | 'wait' | 'good' | 'none';
}

/** @param told null: not told yet */
export function needsOf(told: DeskAnswers['problems'] | 'failed' | null): Needs {
  const words = texts.needs;
  if (told === null) return { note: words.checking, count: '', tone: 'none' };
  if (told === 'failed') return { note: words.failed, count: '', tone: 'none' };
  const { total, fatal } = told;
  if (total === 0) return { note: words.none, count: '', tone: 'good' };
  return { note: words.some(fatal, total - fatal), count: String(total), tone: fatal > 0 ? 'bad' : 'wait' };
}

const keywordsShown = 12;
const problemsShown = 2;

/** How often each rule answered, by id; null: not known (yet). */
export type Hits = ReadonlyMap<string, number> | null;

export function rowOf(rule: RuleRow, hits: Hits): HomeRow {
  const { id, version, name, enabled, keywords, priority } = rule;
  const fatalFirst = worstFirst(rule.problems);
  const hidden = fatalFirst.length - problemsShown;
  return {
    ...{ id, version, name, enabled },
    label: texts.switch(name),
    keywords: keywordsOf(keywords),
    priority: priority === 0 ? '' : texts.priority(priority),
    problems: fatalFirst.slice(0, problemsShown).map(({ message, fatal }) => ({ message: onForm(message), fatal })),
    more: hidden > 0 ? texts.moreProblems(hidden) : '',
    hits: hitsOf(id, hits),
  };
}

export function hitsOf(id: string, hits: Hits): string {
  if (hits === null) return '';
  const answered = hits.get(id) ?? 0;
  return answered > 0 ? texts.hits(answered) : texts.noHits;
}

function keywordsOf(given: readonly string[]): string {
  const keywords = given.filter((word) => word.trim() !== '');
  if (keywords.length === 0) return texts.noKeywords;
  const shown = keywords.slice(0, keywordsShown).join('、');
  return keywords.length > keywordsShown ? `${shown} ${texts.moreKeywords(keywords.length)}` : shown;
}

/**
 * What `setData` needs to add rows below those that are there: one path per new row, never the whole list again.
 * A rule that is on the page already (it moved while the list was read) is not shown twice.
 */
export function appended(shown: readonly HomeRow[], next: readonly HomeRow[]): Record<string, HomeRow> {
  const known = new Set(shown.map(({ id }) => id));
  const added = next.filter(({ id }) => !known.has(id));
  return Object.fromEntries(added.map((row, n) => [`rows[${shown.length + n}]`, row]));
}
