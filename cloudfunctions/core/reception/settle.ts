import type { OutboundContent } from '../../../contracts/content';
import type { Trace } from '../../../contracts/message';
import type { AllowanceFacts, Conversation, Pace } from '../../../contracts/visitor';
import { allowance } from '../allowance';
import type { Answer } from '../answering';
import { withBusiness, type Need } from '../answering/business';
import { fillReply } from '../answering/replies';
import { seal } from '../privacy';
import type { Intent } from '../turn';
import { allowed } from './allowed';
import { collectedIn, cooldownsAfter, flowAfter, levelAfter, missesAfter, tagsAfter } from './asked';
import { fitted } from './fit';
import { lookupsIn, orderIn } from './looked-up';
import type { Moment } from './moment';
import { paceAfter } from './pace';
import { repeats, textMark } from './repeat';
import { echoes, variablesFor } from './variables';
import { catchUp, waitOn } from './waiting';

/** What a decision writes and leads to. */
export interface Decision {
  readonly intent: Intent;
  /** Answer the push with the hand-over to WeChat's desk. */
  readonly transfer: boolean;
  /** A reply would repeat the visitor's text: worth waiting for the check's verdict. */
  readonly echoes: boolean;
  /** It depends on when humans are there. */
  readonly asksHours: boolean;
  /** Nothing answered it, or only a model may. */
  readonly missed: boolean;
  /** Look-ups that it waits for: until they are made, nothing else of it is true. */
  readonly needs: readonly Need[];
}

/** What was decided, before it is put into the words of the turn. */
export interface Outcome {
  readonly facts: AllowanceFacts;
  readonly conversation: Conversation | null;
  readonly decided: string;
  readonly found?: Answer;
  readonly say?: readonly OutboundContent[];
  readonly blocked?: readonly string[];
  readonly transfer?: boolean;
  readonly followUp?: string;
  readonly slow?: Intent['slow'];
  readonly welcomedAt?: Date;
  /** The bot answers what the visitor wrote: what waits for that may be said too. */
  readonly answers?: true;
  /** Why it could not be decided. */
  readonly problem?: string;
  /** What became of the visitor's wish for a human. */
  readonly human?: NonNullable<Pace['human']>;
}

/** Puts an outcome into the words of the turn: replies filled in, fitted to the allowance, and the trace. */
export function settled(moment: Moment, outcome: Outcome): Decision {
  const { visitor, message, reference, now } = moment;
  const { facts, conversation, decided, found, say = [], transfer = false, followUp = null } = outcome;
  const blocked = [...(outcome.blocked ?? [])];
  const rehearsal = reference.shop.mode === 'shadow';
  const business = withBusiness(say, orderIn(moment, found), moment.lookups ?? new Map());
  const variables = new Map([...variablesFor(moment, found), ...business.values]);
  const filled = business.contents.map((content) => fillReply(content, variables));
  const contents = filled.map((content) => allowed(content, reference)).filter((content) => content !== null);
  const lastText = textMark(message, contents);
  // A slow answer is nobody's second asking, whatever is left of it to be said: it ends its task.
  const answersLate = outcome.slow === 'answers';
  const repeated = !answersLate && !transfer && followUp === null && repeats(visitor?.lastText ?? null, lastText);
  const left = allowance(facts, now);
  const fit = fitted(message._id, rehearsal || repeated ? [] : contents, left);
  // In a rehearsal what would have been said counts as said.
  const says = fit.outs.some(({ state }) => state === 'pending') || (rehearsal && left.forBot > 0);
  // A slow answer will need one.
  const room = left.forBot - fit.outs.length - (outcome.slow === 'opens' ? 1 : 0);
  // What the visitor asked since comes first.
  const asksMore = visitor?.inbox.some((id) => id !== message._id) ?? false;
  const catchesUp = outcome.answers === true && !rehearsal && !repeated && !asksMore;
  const late = catchesUp ? catchUp(moment, fit.saying, room) : waitOn(moment);
  if (rehearsal) blocked.push('shadow');
  if (repeated) blocked.push('same-as-before');
  if (fit.blocked !== null) blocked.push(fit.blocked);
  if (contents.length < filled.length || late.stopped) blocked.push('sensitive-word');
  const trace: Trace = {
    decided,
    tried: 0,
    matched: [],
    ...found?.trace,
    ...(found?.kind === 'human' ? { human: true as const } : {}),
    blocked,
    leftOut: fit.leftOut,
    ...(outcome.problem === undefined ? {} : { problem: outcome.problem }),
    ...collectedIn(found),
    ...lookupsIn(moment),
    ...(found === undefined || found.rated === null ? {} : { rated: found.rated }),
    ...(rehearsal ? { wouldSay: contents.map((content) => seal(content)) } : {}),
  };
  const intent: Intent = {
    message: message._id,
    appUser: message.appUser,
    conversation: found === undefined ? conversation : ratingAsked(conversation, found),
    conversations: Math.max(visitor?.conversations ?? 0, conversation?.n ?? 0),
    lastMessageAt: facts.lastMessageAt,
    lastEnterAt: facts.lastEnterAt,
    refusalOver: facts.refusedAt === null && (visitor?.allowance.refusedAt ?? null) !== null,
    welcomedAt: (says ? outcome.welcomedAt : null) ?? visitor?.welcomedAt ?? null,
    lastText: lastText ?? visitor?.lastText ?? null,
    pace: { ...paceAfter(visitor, message), ...(outcome.human === undefined ? {} : { human: outcome.human }) },
    ...flowAfter(moment, found),
    misses: missesAfter(moment, found),
    sessionFrom: message.content.type === 'enter' ? message.content.sessionFrom : (visitor?.sessionFrom ?? null),
    ...levelAfter(moment),
    tags: tagsAfter(moment, found),
    cooldowns: cooldownsAfter(moment, found),
    outs: [...fit.outs, ...late.outs],
    waiting: late.waiting,
    trace,
    slow: repeated ? null : (outcome.slow ?? null),
    followUp,
  };
  return {
    intent,
    transfer: transfer && !rehearsal,
    echoes: say.some(echoes),
    asksHours: found?.kind === 'human' || found?.options.some(({ kind }) => kind === 'human') === true,
    missed: found?.missed === true || found?.kind === 'slow',
    needs: [...(found?.needs ?? []), ...business.needs],
  };
}

/** A conversation is asked about once. */
function ratingAsked(conversation: Conversation | null, { options }: Answer): Conversation | null {
  const asks = options.some(({ kind }) => kind === 'rating');
  return conversation === null || !asks ? conversation : { ...conversation, askedToRate: true };
}
