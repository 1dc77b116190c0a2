import * as v from 'valibot';
import type { OutboundContent } from '../../../contracts/content';
import type { Handwritten } from '../../../contracts/documents';
import { problems } from '../texts/problems';
import { readReplies } from './reply';
import { normal } from './plain';

/** A rule ready for matching. */
export interface Rule {
  readonly id: string;
  readonly name: string;
  readonly match: 'contains' | 'exact' | 'all';
  /** As matching sees them; empty: every message of the rule's types. */
  readonly keywords: readonly string[];
  /** Higher comes first. */
  readonly priority: number;
  readonly types: readonly string[];
  readonly replies: readonly OutboundContent[];
  /** It ends with a hand-off to a human. */
  readonly human: boolean;
}
export type ReadRule = { readonly rule: Rule } | { readonly problem: string } | { readonly off: true };

const types = ['text', 'image', 'miniprogrampage'] as const;
/** The plain fields of a rule; each default is here. `keywords` and `reply` are read apart. */
const Fields = v.object({
  name: v.optional(v.string(), ''),
  match: v.optional(v.picklist(['contains', 'exact', 'all']), 'contains'),
  priority: v.optional(v.pipe(v.number(), v.finite()), 0),
  types: v.optional(v.pipe(v.array(v.picklist(types)), v.minLength(1)), ['text']),
  then: v.optional(v.picklist(['human', ''])),
  enabled: v.optional(v.boolean(), true),
});
const fieldProblems: Readonly<Record<string, string>> = {
  name: problems.notText('name'),
  match: problems.badMatch,
  priority: problems.badPriority,
  types: problems.badTypes,
  then: problems.badThen,
  enabled: problems.badEnabled,
};

/** Reads a document of `rules`, as an operator wrote it in the console. A bad one says what is wrong and stops no other. */
export function readRule(document: Handwritten): ReadRule {
  const read = v.safeParse(Fields, { ...document, types: listed(document['types']) });
  if (!read.success) {
    const [field = ''] = (v.getDotPath(read.issues[0]) ?? '').split('.');
    return { problem: fieldProblems[field] ?? problems.notText(field) };
  }
  const fields = read.output;
  if (!fields.enabled) return { off: true };
  const keywords = readKeywords(document['keywords']);
  if ('problem' in keywords) return keywords;
  const onlyText = fields.types.includes('text');
  if (keywords.words.length === 0 && onlyText) return { problem: problems.noKeywords };
  const replies = readReplies(document['reply']);
  if ('problem' in replies) return replies;
  const human = fields.then === 'human';
  if (replies.replies.length === 0 && !human) return { problem: problems.noReply };
  const { match, priority } = fields;
  const rule: Rule = {
    id: document._id,
    name: fields.name || document._id,
    match,
    keywords: keywords.words,
    priority,
    types: fields.types,
    replies: replies.replies,
    human,
  };
  return { rule };
}

/** A list of words, or one text with the words separated as people separate them. */
function readKeywords(written: unknown): { words: string[] } | { problem: string } {
  const words = listed(written) ?? [];
  if (!Array.isArray(words)) return { problem: problems.notText('keywords') };
  const read: string[] = [];
  for (const [index, word] of words.entries()) {
    if (typeof word !== 'string' && typeof word !== 'number') return { problem: problems.notText('keywords') };
    const keyword = normal(String(word));
    if (keyword === '') return { problem: problems.keywordEmpty(index + 1) };
    read.push(keyword);
  }
  return { words: read };
}

function listed(written: unknown): unknown {
  if (written === null || written === '') return undefined;
  return typeof written === 'string' ? written.split(/[,，、;；|\n]/).map((part) => part.trim()) : written;
}
