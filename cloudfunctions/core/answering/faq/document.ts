import * as v from 'valibot';
import type { OutboundContent } from '../../../../contracts/content';
import { faqProblems as words } from '../../texts/faqs';
import { normalWord } from '../normal-text';
import { readReplies, type ReplyContext } from '../replies';

export interface Faq {
  id: string;
  question: string;
  aliases: string[];
  replies: OutboundContent[];
  category: string;
  /** In the chat this flow answers, in place of the answer that the help centre shows. */
  flow: string | null;
}

export interface FaqContext extends ReplyContext {
  /** Ids of the flows there are; when given, an entry that names another is told so. */
  flows?: ReadonlySet<string>;
}

/** `fatal`: the entry is out of use until it is mended. */
export interface FaqProblem {
  message: string;
  fatal: boolean;
}

export interface ReadFaqs {
  faqs: Faq[];
  /** The entry whose question or alias a text is, by the text as matching sees it. */
  said: Map<string, string>;
  problems: Map<string, FaqProblem[]>;
}

export const faqLimits = { aliases: 100, length: 200 } as const;
const separators = /[,，、;；|\n]/;

/** The wordings beside the question as a person wrote them, one by one; what cannot be told apart is none. */
export function writtenAliases(document: Readonly<Record<string, unknown>>): readonly unknown[] {
  const { aliases } = document;
  if (Array.isArray(aliases)) return aliases;
  return typeof aliases === 'string' ? aliases.split(separators).filter((alias) => alias.trim() !== '') : [];
}

const Fields = v.object({
  question: v.optional(
    v.pipe(
      v.string(words.noQuestion),
      v.trim(),
      v.nonEmpty(words.noQuestion),
      v.maxLength(faqLimits.length, words.longQuestion),
    ),
    '',
  ),
  aliases: v.optional(
    v.nullable(
      v.union(
        [
          v.pipe(
            v.string(),
            v.transform((text): unknown[] => text.split(separators)),
          ),
          v.array(v.unknown()),
        ],
        words.aliases,
      ),
    ),
    [],
  ),
  category: v.optional(v.nullable(v.string(words.category)), ''),
  flow: v.optional(v.nullable(v.pipe(v.string(words.flow), v.trim())), ''),
  enabled: v.optional(v.nullable(v.boolean(words.enabled)), true),
});

/** Reads every document; one that is bad says so and stops no other. */
export function readFaqs(documents: readonly unknown[], context: FaqContext = {}): ReadFaqs {
  const faqs: Faq[] = [];
  const problems = new Map<string, FaqProblem[]>();
  const owners = new Map<string, { id: string; question: string }>();
  const said = new Map<string, string>();
  documents.forEach((document, order) => {
    const { _id, answer } = isRecord(document) ? document : {};
    const id = typeof _id === 'string' && _id !== '' ? _id : `#${order + 1}`;
    const found: FaqProblem[] = [];
    const tell = (message: string, fatal: boolean) => found.push({ message, fatal });
    const read = v.safeParse(Fields, document, { abortEarly: true });
    if (!read.success) tell(read.issues[0].path ? read.issues[0].message : words.notADocument, true);
    else if (read.output.enabled !== false) {
      const { replies, problems: bad, notes } = readReplies(answer, context);
      for (const problem of bad) tell(problem, true);
      for (const note of notes) tell(note, false);
      if (replies.length === 0 && bad.length === 0) tell(words.noAnswer, true);
      const aliases = readAliases(read.output.aliases ?? [], tell);
      const { question, category, flow } = read.output;
      if (flow && context.flows && !context.flows.has(flow)) tell(words.unknownFlow(flow), false);
      const plain = [normalWord(question), ...aliases.map((alias) => alias.plain)];
      const owner = { id, question };
      plain.forEach((wording, at) => {
        const other = owners.get(wording);
        if (other && other.id !== id)
          tell(words.sameWording(aliases[at - 1]?.alias ?? question, other.question), false);
        else owners.set(wording, owner);
      });
      if (!found.some(({ fatal }) => fatal)) {
        for (const wording of plain) said.set(wording, id);
        const written = aliases.map(({ alias }) => alias);
        faqs.push({ id, question, aliases: written, replies, category: category ?? '', flow: flow || null });
      }
    }
    if (found.length > 0) problems.set(id, [...(problems.get(id) ?? []), ...found]);
  });
  return { faqs, said, problems };
}

function readAliases(written: readonly unknown[], tell: (message: string, fatal: boolean) => void) {
  const aliases: { alias: string; plain: string }[] = [];
  written.slice(0, faqLimits.aliases).forEach((value, i) => {
    const alias = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : null;
    const plain = alias === null ? '' : normalWord(alias);
    if (alias === null) tell(words.badAlias(i + 1), false);
    else if (plain === '') tell(words.emptyAlias(i + 1), false);
    else if (alias.length > faqLimits.length) tell(words.longAlias(i + 1), false);
    else aliases.push({ alias, plain });
  });
  if (written.length > faqLimits.aliases) tell(words.manyAliases(faqLimits.aliases), false);
  return aliases;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
