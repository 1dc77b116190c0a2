import * as v from 'valibot';
import type { OutboundContent } from '../../../../contracts/content';
import { intentProblems as words } from '../../texts/intents';
import { normalWord } from '../normal-text';
import { readReplies } from '../replies';
import type { IntentContext } from './index';

export interface Intent {
  id: string;
  name: string;
  /** How the bot asks whether this was meant. */
  label: string;
  examples: string[];
  replies: OutboundContent[];
  flow: string | null;
  /** The visitor is handed to a human, of this group if one is named. */
  human: boolean;
  group: string | null;
  /** Talk that is none of the shop's business: it answers only when nothing else comes near, and is never offered. */
  offTopic: boolean;
}

/** `fatal`: the intent is out of use until it is mended. */
export interface IntentProblem {
  message: string;
  fatal: boolean;
}

/** From here on an intent is hardly ever mistaken for its only sentences. */
const fewExamples = 3;
const longest = 200;

const optionalText = (message: string) => v.optional(v.nullable(v.pipe(v.string(message), v.trim())), null);

const Fields = v.object({
  name: v.optional(v.pipe(v.string(words.noName), v.trim(), v.nonEmpty(words.noName)), ''),
  label: optionalText(words.label),
  examples: v.optional(
    v.union(
      [
        v.pipe(
          v.string(),
          v.transform((text): unknown[] => text.split(/[;；|\n]/)),
        ),
        v.array(v.unknown()),
      ],
      words.noExamples,
    ),
    [],
  ),
  flow: optionalText(words.flow),
  then: v.optional(v.nullable(v.picklist(['human', ''], words.then)), null),
  group: optionalText(words.group),
  offTopic: v.optional(v.nullable(v.boolean(words.offTopic)), false),
  enabled: v.optional(v.nullable(v.boolean(words.enabled)), true),
});

/** Reads every document; one that is bad says so and stops no other. */
export function readIntents(documents: readonly unknown[], context: IntentContext) {
  const intents: Intent[] = [];
  const problems = new Map<string, IntentProblem[]>();
  const owners = new Map<string, string>();
  documents.forEach((document, order) => {
    const found: IntentProblem[] = [];
    const { id, intent } = readIntent(document, order, context, owners, (message, fatal) =>
      found.push({ message, fatal }),
    );
    if (found.length > 0) problems.set(id, [...(problems.get(id) ?? []), ...found]);
    if (intent && !found.some(({ fatal }) => fatal)) intents.push(intent);
  });
  return { intents, problems };
}

type Tell = (message: string, fatal: boolean) => void;

function readIntent(document: unknown, order: number, context: IntentContext, owners: Map<string, string>, tell: Tell) {
  const { _id, reply } = isRecord(document) ? document : {};
  const id = typeof _id === 'string' && _id !== '' ? _id : `#${order + 1}`;
  const read = v.safeParse(Fields, document, { abortEarly: true });
  if (!read.success) {
    tell(read.issues[0].path ? read.issues[0].message : words.notADocument, true);
    return { id };
  }
  if (read.output.enabled === false) return { id };
  const { name, label, flow, group, offTopic } = read.output;
  const examples = readExamples(read.output.examples, name, owners, tell);
  if (examples.length < fewExamples)
    tell(examples.length === 0 ? words.noExamples : words.fewExamples(examples.length), examples.length === 0);
  const { replies, problems, notes } = readReplies(reply, context.replies);
  for (const problem of problems) tell(problem, true);
  for (const note of notes) tell(note, false);
  const human = read.output.then === 'human';
  if (replies.length === 0 && problems.length === 0 && !flow && !human) tell(words.nothingToDo, true);
  if (flow && context.flows && !context.flows.has(flow)) tell(words.unknownFlow(flow), true);
  const intent: Intent = {
    ...{ id, name, label: label || name, examples, replies, human },
    ...{ flow: flow || null, group: group || null, offTopic: offTopic === true },
  };
  return { id, intent };
}

function readExamples(written: readonly unknown[], name: string, owners: Map<string, string>, tell: Tell): string[] {
  return written.flatMap((example, i) => {
    const text = typeof example === 'string' ? example.trim() : null;
    if (text === null) tell(words.badExample(i + 1), false);
    else if (normalWord(text) === '') tell(words.emptyExample(i + 1), false);
    else if (text.length > longest) tell(words.longExample(i + 1), false);
    else {
      const other = owners.get(normalWord(text));
      if (other !== undefined && other !== name) tell(words.sameExample(i + 1, other), false);
      owners.set(normalWord(text), name);
      return [text];
    }
    return [];
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
