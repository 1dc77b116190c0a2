// The contracts, held against the evidence once everything is quiet and swept. In: what WeChat has in its book and what we have
// in our collections, about one visitor. Out: what is wrong, by contract. It trusts WeChat's book and nothing of ours.
import type { Evidence, Stored } from './evidence';

export const contracts = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8'] as const;
export type Contract = (typeof contracts)[number];
export interface Violation {
  readonly contract: Contract;
  readonly openid: string;
  readonly what: string;
}

/** Surely inside the 48 hours after a message. */
const messageWindowMs = 47 * 60 * 60 * 1000;
const entering = 'user_enter_tempsession';
type Say = (contract: Contract, what: string) => void;

/** @param announcement what the visitor reads when they are handed to WeChat's desk: part of the hand-off itself */
export function audit(evidence: Evidence, announcement: string): Violation[] {
  const found: Violation[] = [];
  const say: Say = (contract, what) => found.push({ contract, openid: evidence.openid, what });
  stored(evidence, say);
  finished(evidence, say);
  said(evidence, say);
  allowed(evidence, say);
  oneVoice(evidence, say, announcement);
  oneConversation(evidence, say);
  inTime(evidence, say);
  return found;
}

/** The identity of a message: channel, sender, WeChat's time and MsgId; of an event its name. Null: not a message at all. */
export function identity(event: unknown): string | null {
  const { FromUserName, CreateTime, MsgType, MsgId, Event } = event as Record<string, string | number | undefined>;
  const readable = ['text', 'image', 'miniprogrampage'].includes(String(MsgType)) && MsgId !== undefined;
  const mark = readable ? MsgId : MsgType === 'event' && Event === entering ? entering : null;
  return mark === null ? null : `mp:${String(FromUserName)}:${String(CreateTime)}:${String(mark)}`;
}

/** C1: what WeChat had acknowledged is stored, and nothing is stored that it did not push. */
function stored({ pushes, incoming }: Evidence, say: Say): void {
  const ids = incoming.map(({ _id }) => _id);
  const pushed = new Set(pushes.map(({ event }) => identity(event)));
  for (const id of ids) if (!pushed.has(id)) say('C1', `${id} is stored and was never pushed`);
  for (const { event, acknowledged } of pushes) {
    const id = identity(event);
    if (acknowledged && id !== null && !ids.includes(id)) say('C1', `${id} was acknowledged and is not stored`);
  }
}

/** C2: everything stored is decided, and nobody holds a turn or waits for one. */
function finished({ visitor, incoming, outgoing }: Evidence, say: Say): void {
  for (const { _id, state } of incoming) if (state !== 'done') say('C2', `${_id} is still ${String(state)}`);
  if (visitor === null) {
    if (incoming.length > 0) say('C2', 'messages are stored, and the visitor has no document');
    return;
  }
  if (visitor['turn'] !== null) say('C2', 'somebody still holds the turn');
  if ((visitor['inbox'] as unknown[]).length > 0) say('C2', 'a message still waits in the inbox');
  for (const message of incoming) {
    const { blocked = [] } = (message['trace'] ?? {}) as { blocked?: unknown[] };
    // A slow answer replies to the task that the message left.
    const answered = outgoing.some(({ inReplyTo }) => String(inReplyTo).startsWith(message._id));
    if (message['state'] === 'done' && !answered && blocked.length === 0)
      say('C2', `${message._id} is done, with no reply and no reason for none`);
  }
}

/** C3 and C7: what we recorded as said is what WeChat took. */
function said({ sends, outgoing }: Evidence, say: Say): void {
  const taken = counts(sends.filter(({ errcode }) => errcode === 0).map(({ message }) => wordsSent(message)));
  const of = (state: string) => counts(outgoing.filter((out) => out['state'] === state).map(wordsStored));
  const [sent, unknown] = [of('sent'), of('unknown')];
  for (const words of new Set([...taken.keys(), ...sent.keys()])) {
    const [book, ours, unsure] = [taken.get(words) ?? 0, sent.get(words) ?? 0, unknown.get(words) ?? 0];
    if (ours > book) say('C7', `"${words}" reads sent ${ours} times, and WeChat took it ${book} times`);
    if (book > ours + unsure)
      say('C3', `WeChat took "${words}" ${book} times; ${ours} of ours read sent and ${unsure} unknown`);
  }
  for (const out of outgoing) {
    const { _id, state, reason, errcode } = out;
    if (state === 'pending') say('C7', `${_id} is still pending`);
    if (state === 'refused' && reason === null) say('C7', `${_id} is refused and does not say why`);
    if (state === 'failed' && errcode === null) say('C7', `${_id} failed and does not say how`);
  }
}

/** C4: WeChat never has to refuse for count or window by its own rule, and one message is left for a human. */
function allowed({ sends, pushes, allowance, now }: Evidence, say: Say): void {
  for (const { errcode, fault, message } of sends)
    if (!fault && (errcode === 45015 || errcode === 45047))
      say('C4', `WeChat had to refuse "${wordsSent(message)}" with ${errcode}`);
  const messages = pushes.filter(({ event }) => !String(identity(event) ?? entering).endsWith(entering));
  const written = messages.map(({ event }) => Number((event as { CreateTime: number }).CreateTime) * 1000);
  const open = written.some((at) => now - at < messageWindowMs);
  if (open && allowance.left < 1) say('C4', 'nothing is left for a human');
}

/** C5: while WeChat's desk serves the visitor, nothing but the hand-off's own announcement is begun to be said. */
function oneVoice({ sends, desk }: Evidence, say: Say, announcement: string): void {
  for (const [index, { state, startedAt }] of desk.entries()) {
    if (state !== 'accepted') continue;
    const until = desk[index + 1]?.startedAt ?? Infinity;
    for (const send of sends) {
      const words = wordsSent(send.message);
      if (send.errcode === 0 && send.startedAt > startedAt && send.startedAt < until && words !== announcement)
        say('C5', `"${words}" was said while WeChat's desk served the visitor`);
    }
  }
}

/** C6: at most one conversation is open, and none is missing. */
function oneConversation({ visitor, conversations }: Evidence, say: Say): void {
  const open = conversations.filter(({ owner }) => owner !== 'nobody');
  if (open.length > 1) say('C6', `${open.length} conversations are open`);
  const known = Number(visitor?.['conversations'] ?? 0);
  const numbers = conversations.map(({ n }) => Number(n)).sort((a, b) => a - b);
  if (numbers.some((n, index) => n !== index + 1) || numbers.length > known)
    say('C6', `conversations ${numbers.join(', ')} of ${known}`);
}

/** C8: every run that a push led to ended in time, however it ended. */
function inTime({ runs, deadlineMs }: Evidence, say: Say): void {
  const at = (ms: number | null) => (ms === null ? 'never' : `after ${Math.round(ms)} ms`);
  for (const { ms, firstCall, lastAnswer } of runs) {
    if (ms < deadlineMs) continue;
    const when = `first call ${at(firstCall)}, last answer ${at(lastAnswer)}`;
    say('C8', `a push was worked on for ${Math.round(ms)} ms: ${when}`);
  }
}

function counts(words: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const one of words) found.set(one, (found.get(one) ?? 0) + 1);
  return found;
}

/** What was said, in a form that WeChat's book and our records share; pictures have other names there. */
function wordsSent(message: unknown): string {
  if ('template_id' in (message as object)) return 'notice';
  const { msgtype, ...bodies } = message as { msgtype: string } & Record<string, { content?: string; title?: string }>;
  const body = bodies[msgtype];
  return `${msgtype} ${body?.content ?? body?.title ?? ''}`.trim();
}

function wordsStored({ content, via }: Stored): string {
  if (via === 'subscribe') return 'notice';
  const { type, text, title } = content as { type: string; text?: string; title?: string };
  return `${type} ${text ?? title ?? ''}`.trim();
}
