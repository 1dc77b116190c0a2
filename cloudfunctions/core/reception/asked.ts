import { decodeSessionFrom } from '../../../contracts/session-from';
import type { Visitor } from '../../../contracts/visitor';
import type { Answer, Asked } from '../answering';
import { isOpen } from '../calendar';
import type { Moment } from './decide';

const keptTags = 30;
const keptCooldowns = 20;

/** Who asks, where from and when, for the conditions of rules. */
export function contextOf({ visitor, message, reference, now }: Moment): Asked['context'] {
  const from = visitor?.sessionFrom ?? null;
  const page = from === null ? undefined : decodeSessionFrom(from)?.page;
  return {
    visitor: {
      id: message.visitor,
      tags: visitor?.tags ?? [],
      ...(visitor?.level ? { level: visitor.level } : {}),
    },
    ...(from === null ? {} : { sessionFrom: from }),
    ...(page === undefined ? {} : { page }),
    cooldowns: Object.fromEntries((visitor?.cooldowns ?? []).map(({ rule, at }) => [rule, at.getTime()])),
    now,
    open: isOpen(reference.shop.hours, now),
    messageId: message._id,
  };
}

/** The visitor's tags, with those that the answering rules put on. */
export function tagsAfter({ visitor }: Moment, found: Answer | undefined): readonly string[] {
  return [...new Set([...(visitor?.tags ?? []), ...(found?.addTags ?? [])])].slice(-keptTags);
}

/** The cooldowns that still run, with those of the rules that answer now. */
export function cooldownsAfter({ visitor, now }: Moment, found: Answer | undefined): Visitor['cooldowns'] {
  const begun = (found?.rules ?? [])
    .filter(({ cooldown }) => cooldown > 0)
    .map(({ id }) => ({ rule: id, at: new Date(now) }));
  const kept = (visitor?.cooldowns ?? []).filter(({ rule }) => !begun.some((one) => one.rule === rule));
  return [...kept, ...begun].slice(-keptCooldowns);
}
