import type { Content, InboundContent } from '../../../contracts/content';
import type { InMessage, Trace } from '../../../contracts/message';
import { encodeSessionFrom } from '../../../contracts/session-from';
import type { Visitor } from '../../../contracts/visitor';
import { noFacts } from '../allowance';
import { seal, unseal } from '../privacy';
import { decide } from '../reception/decide';
import { rehearsal as texts } from '../texts/rehearsal';
import type { Book } from './book';
import { explained } from './explain';

/** Who says what, when. */
export interface Attempt {
  readonly content: InboundContent;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly visitor?: string;
  readonly level?: string;
  readonly tags?: readonly string[];
  /** The raw session-from, or the page the visitor stood at. */
  readonly sessionFrom?: string;
  readonly page?: string;
}

export interface Tried {
  /** What the visitor would read, as lines of Chinese; a picture or card by its name. */
  readonly says: readonly string[];
  readonly human: boolean;
  /** The trace in Chinese, a line each. */
  readonly lines: readonly string[];
  /** The text in pieces, those that rules hit marked. */
  readonly pieces: readonly { readonly text: string; readonly hit: boolean }[];
  readonly trace: Trace;
}

/** What a message would lead to, decided by the very code that answers visitors: as the first message of somebody who may be told apart. */
export function tryOut(book: Book, attempt: Attempt): Tried {
  const { content, now } = attempt;
  const createTime = Math.floor(now / 1000);
  const message: InMessage = {
    ...{ _id: `try:${createTime}`, v: 1, direction: 'in', state: 'new', channel: 'mini-program', appUser: '' },
    ...{ visitor: attempt.visitor ?? 'try', openid: attempt.visitor ?? 'try', claim: '' },
    content: seal(content),
    createTime,
    createdAt: new Date(now),
  };
  const { intent, transfer } = decide({
    ...{ visitor: visitorOf(attempt), message, reference: book.reference, now },
    // A text that the check would not let be repeated is not known beforehand.
    ...{ ownPush: true, unbooked: 0, check: { verdict: 'pass' } },
  });
  const trace = intent.trace ?? { decided: 'nothing', tried: 0, matched: [], blocked: [], leftOut: 0 };
  const says = intent.outs.map((out) => sayingOf(unseal(out.content)));
  const text = content.type === 'text' ? content.text : content.type === 'miniprogrampage' ? content.title : '';
  return { says, human: transfer, trace, lines: explained(trace, text, says, transfer), pieces: marked(text, trace) };
}

/** A content in one line. */
export function sayingOf(content: Content): string {
  switch (content.type) {
    case 'text':
      return content.text;
    case 'image':
      return texts.image;
    case 'link':
      return texts.link(content.title);
    case 'miniprogrampage':
      return texts.card(content.title);
    case 'enter':
      return '';
  }
}

function visitorOf({ visitor = 'try', level, tags = [], sessionFrom, page, now }: Attempt): Visitor {
  const from = sessionFrom ?? (page === undefined || page === '' ? null : encodeSessionFrom({ page }));
  return {
    ...{ _id: visitor, v: 1, rev: 0, nonce: '', channel: 'mini-program', openid: visitor, appUser: '' },
    ...{ conversation: null, conversations: 0, allowance: noFacts, inbox: [], recent: [], turn: null, turnUntil: null },
    ...{ welcomedAt: null, lastText: null, flow: null, asked: null, pace: { since: 0, count: 0 }, cooldowns: [] },
    ...{ sessionFrom: from, level: level ?? null, tags, createdAt: new Date(now) },
  };
}

function marked(text: string, { matched }: Trace): Tried['pieces'] {
  const hit = Array.from({ length: text.length }, () => false);
  for (const { spans } of matched) for (const { start, end } of spans) hit.fill(true, start, end);
  const pieces: { text: string; hit: boolean }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const last = pieces.at(-1);
    if (last !== undefined && last.hit === hit[at]) last.text += text.charAt(at);
    else pieces.push({ text: text.charAt(at), hit: hit[at] ?? false });
  }
  return pieces;
}
