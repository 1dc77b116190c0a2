// WeChat's book as lines of one ledger, newest first. Pure.
import { own } from '../../../own';
import { texts } from '../../texts';
import type { Book, Json, Message } from '../../types';
import { describe } from '../pushes/describe';

export type EntryKind = 'push' | 'send' | 'saw' | 'desk';
export interface Entry {
  kind: EntryKind;
  openid: string;
  /** Virtual epoch milliseconds. */
  at: number;
  /** What it was: the kind of push, the API, who spoke. */
  what: string;
  words: string;
  verdict: { tone: 'good' | 'bad' | 'warn' | 'plain'; text: string }[];
  /** Of a push, for a link to its timeline. */
  pushId?: string;
}

const words = texts.book;

export function entriesOf({ pushes, sends, desk, saw }: Book): Entry[] {
  const lines: Entry[] = [
    ...pushes.map(({ id, openid, event, at, attempts, acknowledged }): Entry => {
      const { name, words: said } = describe(event);
      const verdict: Entry['verdict'] = acknowledged
        ? [{ tone: 'good', text: words.acknowledged }]
        : [{ tone: 'bad', text: words.notAcknowledged }];
      if (attempts.length > 1) verdict.push({ tone: 'warn', text: words.attempts(attempts.length) });
      return { kind: 'push', openid, at, what: name, words: said, verdict, pushId: id };
    }),
    ...sends.map(({ openid, api, message, errcode, fault, at }): Entry => {
      const verdict: Entry['verdict'] = [
        errcode === 0 ? { tone: 'good', text: words.taken } : { tone: 'bad', text: words.refused(errcode) },
      ];
      if (fault) verdict.push({ tone: 'warn', text: words.asked });
      return { kind: 'send', openid, at, what: api, words: said(message), verdict };
    }),
    ...desk.map(({ openid, state, at }): Entry => {
      return { kind: 'desk', openid, at, what: words.kinds.desk, words: own(words.desk, state) ?? state, verdict: [] };
    }),
    ...Object.entries(saw).flatMap(([openid, messages]) =>
      messages.map((message): Entry => {
        const what = words.from[message.from] ?? message.from;
        return { kind: 'saw', openid, at: message.time, what, words: said(message), verdict: [] };
      }),
    ),
  ];
  // What happened in the same millisecond stays in the order of a walk: pushed, asked, seen.
  return lines
    .map((line, n) => ({ line, n }))
    .sort((a, b) => b.line.at - a.line.at || b.n - a.n)
    .map(({ line }) => line);
}

/** A message in a few words: what it says, else its kind. */
function said(message: Json | Message): string {
  if (message === null || typeof message !== 'object' || Array.isArray(message)) return JSON.stringify(message);
  const fields: Record<string, unknown> = { ...message };
  const kinds = [fields['msgtype'], fields['template_id'], fields['templateId']];
  const msgtype = kinds.find((each) => typeof each === 'string') ?? '';
  const body = (own(fields, msgtype) ?? {}) as Record<string, unknown>;
  for (const text of [body['content'], body['title']]) if (typeof text === 'string' && text !== '') return text;
  return own(texts.pushes.names, msgtype) ?? msgtype;
}
