import type { OutboundContent } from '../../../contracts/content';
import { textBytes } from '../../../contracts/limits';
import type { Trace } from '../../../contracts/message';
import type { Out, WaitingReply } from '../../../contracts/visitor';
import type { Said } from '../outbound';
import { seal, unseal } from '../privacy';
import { texts } from '../texts';
import { allowed } from './allowed';
import { answered } from './late-name';
import type { Moment } from './moment';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * The replies of a turn that WeChat's window or count was over for, and that are still worth saying when the visitor writes again.
 * @param now epoch milliseconds
 */
export function toWait({ held, outs }: Said, now: number): WaitingReply[] {
  const { turn } = held.visitor;
  if (turn === null || turn.message === null) return [];
  const message = answered(turn.message);
  return outs.filter(isRefused).flatMap(({ id, content, waited }) => {
    if (waited !== undefined) return [{ ...waited, content }];
    return isWorthIt(turn.trace) ? [{ message, reply: id, since: new Date(now), content }] : [];
  });
}

/** What is said of the waiting replies, and what waits on. */
export interface CaughtUp {
  readonly outs: readonly Out[];
  readonly waiting: readonly WaitingReply[];
  /** A word that the shop does not let out any more stopped one of them for good. */
  readonly stopped: boolean;
}

/** Everything waits on that is not too old. */
export function waitOn({ visitor, reference, now }: Moment): CaughtUp {
  const longest = reference.shop.lateReplyDays * dayMs;
  const waiting = (visitor?.waiting ?? []).filter(({ since }) => now - since.getTime() < longest);
  return { outs: [], waiting, stopped: false };
}

/**
 * The visitor has written: after the new answer what waits is said, oldest first, each reply under a name of its own; the one that was
 * refused stays what it is. What is said already, by the new answer or by one that waited longer, is not said again, and the sensitive words are those of now.
 * @param answers what goes out of the new answer; what of it does not fit says nothing
 * @param room how many messages the allowance leaves
 */
export function catchUp(moment: Moment, answers: readonly OutboundContent[], room: number): CaughtUp {
  const said = new Set(answers.map(wordsOf));
  const all = waitOn(moment).waiting;
  const sayable = all.flatMap((reply) => {
    const content = allowed(unseal(reply.content) as OutboundContent, moment.reference);
    return content === null ? [] : [{ reply, content }];
  });
  const now: typeof sayable = [];
  const waiting: WaitingReply[] = [];
  for (const one of sayable) {
    const words = wordsOf(one.content);
    if (said.has(words)) continue;
    if (now.length >= room) {
      waiting.push(one.reply);
      continue;
    }
    now.push(one);
    said.add(words);
  }
  const outs = now.map(({ reply: { content: _asItWas, ...waited }, content }, index): Out => {
    const id = `${moment.message._id}:w${index}`;
    return { id, state: 'pending', content: seal(index === 0 ? introduced(content) : content), waited };
  });
  return { outs, waiting, stopped: sayable.length < all.length };
}

function isRefused({ state, reason }: Out): boolean {
  return state === 'refused' && (reason === 'window' || reason === 'allowance');
}

/** An answer to a question is; a welcome, a step of a flow, a choice or a word about humans belonged to its moment. */
function isWorthIt(trace: Trace | null): boolean {
  if (trace === null || trace.human === true || trace.steps !== undefined) return false;
  return trace.decided === 'ai' || (trace.by !== undefined && trace.by.kind !== 'flow');
}

/** The visitor is told that this is about an earlier question, once. */
function introduced(content: OutboundContent): OutboundContent {
  if (content.type !== 'text' || content.text.startsWith(texts.earlier)) return content;
  const text = `${texts.earlier}${content.text}`;
  return Buffer.byteLength(text) > textBytes ? content : { ...content, text };
}

function wordsOf(content: OutboundContent): string {
  const { text, ...rest } = { text: '', ...content };
  return JSON.stringify([text.startsWith(texts.earlier) ? text.slice(texts.earlier.length) : text, rest]);
}
