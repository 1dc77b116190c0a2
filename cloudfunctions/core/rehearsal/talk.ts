import * as v from 'valibot';
import type { AskedOption, Conversation, Visitor } from '../../../contracts/visitor';
import type { Intent } from '../turn';

/** What a flow has collected, alone or with the orders that were just listed, as core/reception keeps it. */
const Answers = v.record(v.string(), v.string());
const Choice = v.object({ text: v.string(), no: v.nullable(v.string()) });
const Collected = v.union([v.object({ answers: Answers, choices: v.array(Choice) }), Answers]);

/** The part of a visitor's document that the next message goes on with, as it is stored. */
const Talk = v.object({
  flow: v.nullable(
    v.looseObject({
      ...{ flow: v.string(), step: v.string(), path: v.array(v.string()), misses: v.number(), at: v.number() },
      content: v.object({ type: v.literal('text'), text: v.pipe(v.string(), v.check(isCollected)) }),
    }),
  ),
  options: v.array(v.object({ kind: v.string(), id: v.string(), title: v.string() })),
});

/** What a visitor's next message goes on with, as a text that only this file reads; null when it begins anew. */
export function talkAfter({ flow, asked }: Intent): string | null {
  const options = asked?.options ?? [];
  return flow === null && options.length === 0 ? null : JSON.stringify({ flow, options });
}

/**
 * The part of a visitor that makes a message go on with a talk that has just been; nothing of a text that is none.
 * @param now epoch milliseconds
 */
export function talkedBefore(talk: string, visitor: string, now: number): Partial<Visitor> {
  const read = v.safeParse(v.pipe(v.string(), v.check(isJson), v.transform(JSON.parse), Talk), talk);
  if (!read.success) return {};
  const { flow, options } = read.output;
  const opened = { openedAt: new Date(now), opener: '' };
  const conversation: Conversation = { id: `${visitor}:1`, n: 1, owner: 'bot', handoff: null, ...opened };
  return {
    conversation,
    conversations: 1,
    flow: flow,
    asked: options.length === 0 ? null : { options: options as AskedOption[], createTime: Math.floor(now / 1000) },
  };
}

function isCollected(text: string): boolean {
  return isJson(text) && v.is(Collected, JSON.parse(text));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
