// What the local stand-in for a language model says. In: the messages of a request. Out: one text, always the same for the
// same messages. It never leaves this machine and never invents anything: it repeats what it was given.
import * as v from 'valibot';

const part = v.looseObject({ type: v.string(), text: v.optional(v.string()) });
export const messagesSchema = v.pipe(
  v.array(v.looseObject({ role: v.string(), content: v.nullish(v.union([v.string(), v.array(part)])) })),
  v.minLength(1, 'must not be empty'),
);
export type Messages = v.InferOutput<typeof messagesSchema>;

/** An answer that someone set: it is given when the visitor's question holds the text. */
export interface SetAnswer {
  readonly contains: string;
  readonly reply: string;
}

const UNKNOWN = '抱歉，这个问题我暂时不清楚。';
/** Fewer shared pairs of characters than this are chance. */
const SHARED_PAIRS = 2;

/** The last thing the user said. */
export function questionIn(messages: Messages): string {
  const asked = messages.filter(({ role }) => role === 'user').at(-1);
  return asked ? textOf(asked) : '';
}

/**
 * A set answer if one fits, else the sentence of the material (system and earlier messages) that shares most with the
 * question, else that it does not know.
 */
export function answer(messages: Messages, set: readonly SetAnswer[]): string {
  const question = questionIn(messages);
  const fitting = set.find(({ contains }) => question.includes(contains));
  if (fitting) return fitting.reply;
  const wanted = pairsOf(question);
  let best = { shared: SHARED_PAIRS - 1, sentence: UNKNOWN };
  for (const sentence of messages.slice(0, -1).flatMap((message) => sentencesOf(textOf(message)))) {
    const shared = [...pairsOf(sentence)].filter((pair) => wanted.has(pair)).length;
    if (shared > best.shared) best = { shared, sentence };
  }
  return best.sentence;
}

function textOf({ content }: Messages[number]): string {
  if (typeof content === 'string') return content;
  return (content ?? []).map(({ text = '' }) => text).join('\n');
}

function sentencesOf(text: string): string[] {
  return (text.match(/[^。！？!?\n]+[。！？!?]?/g) ?? []).map((sentence) => sentence.trim()).filter(Boolean);
}

/** Pairs of neighbouring letters, digits and Han characters: words without knowing where they begin. */
function pairsOf(text: string): Set<string> {
  const characters = [...text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')];
  return new Set(characters.slice(1).map((character, i) => `${characters[i] ?? ''}${character}`));
}
