import * as v from 'valibot';
import { sensitiveWordProblems as texts } from '../../texts/sensitive-words';
import { normalWord } from '../normal-text';
import type { Direction, WordAction } from './index';

export interface Word {
  word: string;
  /** As matching sees it. */
  plain: string;
  action: WordAction;
  directions: readonly Direction[];
}

/** `fatal`: the whole document is out of use until it is mended. */
export interface WordProblem {
  message: string;
  fatal: boolean;
}

export interface WordLists {
  words: Word[];
  /** Longer texts in which a word is harmless, as matching sees them. */
  exceptions: string[];
  problems: Map<string, WordProblem[]>;
}

const list = v.pipe(
  v.union([v.string(), v.array(v.unknown())]),
  v.transform((value): unknown[] => (typeof value === 'string' ? value.split(/[,，、;；|\n]/) : value)),
);

const Fields = v.object({
  words: v.optional(v.nullable(list), []),
  word: v.optional(v.nullable(v.unknown())),
  except: v.optional(v.nullable(list), []),
  action: v.optional(v.nullable(v.picklist(['block', 'mask', 'flag'], texts.action)), 'block'),
  direction: v.optional(v.nullable(v.picklist(['in', 'out', 'both'], texts.direction)), 'both'),
  enabled: v.optional(v.nullable(v.boolean(texts.enabled)), true),
});

const told = 3;

/** Reads every document; one that is bad says so and stops no other, and a bad word stops no other word. */
export function readWordLists(documents: readonly unknown[], simplify: boolean): WordLists {
  const lists: WordLists = { words: [], exceptions: [], problems: new Map() };
  documents.forEach((document, order) => {
    const id =
      isRecord(document) && typeof document._id === 'string' && document._id !== '' ? document._id : `#${order + 1}`;
    const found = readWordList(document, simplify, lists);
    const problems = found.slice(0, told);
    if (found.length > told) problems.push({ message: texts.manyProblems(found.length - told), fatal: false });
    if (problems.length > 0) lists.problems.set(id, [...(lists.problems.get(id) ?? []), ...problems]);
  });
  return lists;
}

function readWordList(document: unknown, simplify: boolean, lists: WordLists): WordProblem[] {
  if (!isRecord(document)) return [{ message: texts.notADocument, fatal: true }];
  const read = v.safeParse(Fields, document, { abortEarly: true });
  if (!read.success) {
    const { message } = read.issues[0];
    return [{ message: /\p{Script=Han}/u.test(message) ? message : texts.noWords, fatal: true }];
  }
  const { words, word, except, action, direction, enabled } = read.output;
  if (enabled === false) return [];
  const problems: WordProblem[] = [];
  const tell = (message: string) => problems.push({ message, fatal: false });
  const written: unknown[] = word === undefined || word === null ? (words ?? []) : [word, ...(words ?? [])];
  let usable = 0;
  written.forEach((item, i) => {
    const text = typeof item === 'number' ? String(item) : item;
    if (typeof text !== 'string') return void tell(texts.wrongWord(i + 1));
    const plain = normalWord(text, { simplify });
    if (plain === '') return void tell(texts.emptyWord(i + 1));
    if (plain.length === 1) tell(texts.shortWord(text.trim()));
    usable += 1;
    const directions: Direction[] = direction === 'in' || direction === 'out' ? [direction] : ['in', 'out'];
    lists.words.push({ word: text.trim(), plain, action: action ?? 'block', directions });
  });
  (except ?? []).forEach((item, i) => {
    const plain = typeof item === 'string' ? normalWord(item, { simplify }) : '';
    if (plain === '') tell(texts.wrongException(i + 1));
    else lists.exceptions.push(plain);
  });
  if (usable === 0) problems.unshift({ message: texts.noWords, fatal: true });
  return problems;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
