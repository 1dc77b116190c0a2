import type { Content, InboundContent, OutboundContent } from '../../../contracts/content';
import type { InMessage, Trace } from '../../../contracts/message';
import { encodeSessionFrom } from '../../../contracts/session-from';
import type { Visitor } from '../../../contracts/visitor';
import { noFacts } from '../allowance';
import { seal, unseal } from '../privacy';
import { keyOf, type Looked, type Need } from '../answering/business';
import { decideAsIf } from '../reception/look-up';
import { rehearsal as texts } from '../texts/rehearsal';
import type { Book } from './book';
import { explained, type Reason } from './explain';
import { sampleOf } from './sample-business';
import { talkAfter, talkedBefore } from './talk';

/** Who says what, when. */
export interface Attempt {
  readonly content: InboundContent;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly visitor?: string;
  /** What is stored of that visitor; what is told here comes before it. */
  readonly known?: Pick<Visitor, 'level' | 'levelAt' | 'tags' | 'cooldowns' | 'sessionFrom'>;
  readonly level?: string;
  readonly tags?: readonly string[];
  /** The raw session-from, or the page the visitor stood at. */
  readonly sessionFrom?: string;
  readonly page?: string;
  /** The visitor is somebody in particular, whose own data is looked up. */
  readonly looksUp?: true;
  /** `talk` of an attempt just before; without it this is the first message of its visitor. */
  readonly talk?: string;
}

export interface Tried {
  /** What the visitor would get. */
  readonly replies: readonly OutboundContent[];
  /** The same as lines of Chinese; a picture or card by its name. */
  readonly says: readonly string[];
  readonly human: boolean;
  /** What answered, in one line of Chinese. */
  readonly summary: string;
  /** What was tried, matched, lost and held back. */
  readonly reasons: readonly Reason[];
  /** All of it in Chinese, a line each. */
  readonly lines: readonly string[];
  /** The text in pieces, those that rules hit marked. */
  readonly pieces: readonly { readonly text: string; readonly hit: boolean }[];
  readonly trace: Trace;
  /** What the visitor's next message goes on with; null: it begins anew. */
  readonly talk: string | null;
}

/** What a message would lead to, decided by the very code that answers visitors. Cooldowns and new tags do not outlast it: it may be tried again. */
export function tryOut(book: Book, attempt: Attempt, find: (need: Need) => Looked = sampleOf(attempt.now)): Tried {
  const { content, now } = attempt;
  const createTime = Math.floor(now / 1000);
  const message: InMessage = {
    ...{ _id: `try:${createTime}`, v: 1, direction: 'in', state: 'new', channel: 'mini-program', appUser: '' },
    ...{ visitor: attempt.visitor ?? 'try', openid: attempt.visitor ?? 'try', claim: '' },
    content: seal(content),
    createTime,
    createdAt: new Date(now),
  };
  const visitor = visitorOf(attempt);
  const moment = {
    ...{ visitor, message, reference: book.reference, now },
    // A text that the check would not let be repeated is not known beforehand.
    ...{ ownPush: true, unbooked: 0, check: { verdict: 'pass' } as const },
  };
  const { intent, transfer } = decideAsIf(moment, find);
  const trace = intent.trace ?? { decided: 'nothing', tried: 0, matched: [], blocked: [], leftOut: 0 };
  const replies = intent.outs.map(({ content: sealed }) => unseal(sealed) as OutboundContent);
  const says = replies.map(sayingOf);
  const text = content.type === 'text' ? content.text : content.type === 'miniprogrampage' ? content.title : '';
  const newTags = intent.tags.filter((tag) => !visitor.tags.includes(tag));
  const { summary, reasons } = explained(book, { text, trace, said: says.length, human: transfer, newTags });
  return {
    ...{ replies, says, human: transfer, summary, reasons, trace, pieces: marked(text, trace) },
    lines: [
      summary,
      ...reasons.map(({ what, why }) => (what === '' ? why : `${what}：${why}`)),
      ...ending(says, transfer),
    ],
    talk: transfer ? null : talkAfter(intent),
  };
}

/** The same with the shop's own data as it is. */
export async function tryLookingUp(
  book: Book,
  attempt: Attempt,
  lookUp: (need: Need) => Promise<Looked>,
): Promise<Tried> {
  const made = new Map<string, Looked>();
  for (;;) {
    const asked: Need[] = [];
    const tried = tryOut(book, { ...attempt, looksUp: true }, (need) => {
      const looked = made.get(keyOf(need));
      if (looked === undefined) asked.push(need);
      return looked ?? { state: 'missing' };
    });
    if (asked.length === 0) return tried;
    for (const need of asked) made.set(keyOf(need), await lookUp(need));
  }
}

/** What the visitor sees of it. */
function ending(says: readonly string[], human: boolean): string[] {
  const said = [...says.map(texts.says), ...(human ? [texts.toHuman] : [])];
  return said.length === 0 ? [texts.silence] : said;
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

function visitorOf({ visitor = 'try', known, level, tags, sessionFrom, page, now, talk, looksUp }: Attempt): Visitor {
  const cameFrom = page === undefined || page === '' ? (known?.sessionFrom ?? null) : encodeSessionFrom({ page });
  return {
    ...{ _id: visitor, v: 1, rev: 0, nonce: '', channel: 'mini-program', openid: visitor, appUser: '' },
    ...{ conversation: null, conversations: 0, allowance: noFacts, inbox: [], recent: [], turn: null, turnUntil: null },
    ...{ welcomedAt: null, lastText: null, flow: null, asked: null, pace: { since: 0, count: 0 } },
    ...{ sessionFrom: sessionFrom ?? cameFrom, createdAt: new Date(now) },
    ...{ level: level ?? known?.level ?? null, tags: tags ?? known?.tags ?? [], cooldowns: known?.cooldowns ?? [] },
    // A level that is told, or that nobody has, holds; only somebody's own is looked up.
    levelAt: level === undefined && looksUp === true ? (known?.levelAt ?? null) : new Date(now),
    ...(talk === undefined ? {} : talkedBefore(talk, visitor, now)),
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
