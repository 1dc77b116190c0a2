import * as v from 'valibot';
import type { OutboundContent } from '../../../contracts/content';
import type { Handwritten } from '../../../contracts/documents';
import { readReplies } from '../answering/replies';
import { readSpans, type Span, type WeeklyHours } from '../calendar';
import { businessNames } from '../texts/business';
import { problems } from '../texts/settings';
import { notesOn } from './shop-notes';
import { readVisitorList, type VisitorList } from './visitor-list';

/**
 * How far the shop is live: `off` records only, `shadow` also decides and sends nothing, `bot` answers and hands over to WeChat's desk.
 * `full` is for our own desk; until there is one it is the same as `bot`, and its document says so.
 */
export type ShopMode = 'off' | 'shadow' | 'bot' | 'full';

/** A shop's settings. Every document of `settings` is optional; its default is here. */
export interface Shop {
  readonly mode: ShopMode;
  /** What stands for `{{name}}` in a reply. */
  readonly variables: ReadonlyMap<string, string>;
  readonly defaultReply: readonly OutboundContent[];
  /** Said to who enters the chat, at most once per `everyHours`. */
  readonly welcome: { readonly replies: readonly OutboundContent[]; readonly everyHours: number };
  readonly hours: WeeklyHours;
  /** The subscribe message for a reply that WeChat's window is over for; null where none is set up. */
  readonly notice: ShopNotice | null;
  /** A model that answers what nothing else does; null where none is switched on. */
  readonly ai: { readonly model: string; readonly about: string } | null;
  /** Visitors who are stored and never answered. */
  readonly blocked: VisitorList;
  /** Visitors whom the bot does not answer; a human they ask for comes as ever. */
  readonly muted: VisitorList;
  /** Messages of one visitor in a minute that are answered; more are only stored. */
  readonly perMinute: number;
  /** So many days a reply that WeChat's window was over for is worth saying when the visitor writes again; 0: never. */
  readonly lateReplyDays: number;
  /** Instead of our own words, when a human was asked for. */
  readonly handoff: {
    readonly open: readonly OutboundContent[];
    readonly closed: readonly OutboundContent[];
    /** Messages in a row that nothing answered, from which on a human is offered; 0: never. */
    readonly offerAfter: number;
  };
}
/** Variables that no setting has to declare. */
export const builtInVariables: readonly string[] = ['下次服务时间', ...Object.values(businessNames)];
/** Values may hold `{{回复}}`, the reply, `{{时间}}`, and the shop's own variables. */
export interface ShopNotice {
  readonly template: string;
  readonly data: Readonly<Record<string, string>>;
  readonly page: string | null;
}
export interface ShopRead {
  readonly shop: Shop;
  /** Why a document of `settings` is as if it were not there, by its id. */
  readonly problems: ReadonlyMap<string, string>;
  /** What an operator should know of one that works, by its id. */
  readonly notes: ReadonlyMap<string, string>;
}

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const dayNames = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;
const usualDay: readonly Span[] = [{ from: 9 * 60, to: 18 * 60 }];
const usualHours: WeeklyHours = days.map(() => usualDay);

const usualPerMinute = 60;
const usualOfferAfter = 2;
const usualLateReplyDays = 7;

const PerMinute = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), usualPerMinute);
const LateReplyDays = v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(365)), usualLateReplyDays);
const OfferAfter = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), usualOfferAfter);
const NoticeSetting = v.object({
  value: v.pipe(v.string(), v.trim(), v.nonEmpty()),
  data: v.pipe(
    v.record(v.string(), v.string()),
    v.check((data) => Object.keys(data).length > 0),
  ),
  page: v.optional(v.string(), ''),
});
const AiSetting = v.object({
  enabled: v.literal(true),
  model: v.pipe(v.string(), v.trim(), v.nonEmpty()),
  material: v.optional(v.string(), ''),
});
const Mode = v.picklist(['off', 'shadow', 'bot', 'full']);
const Hours = v.optional(v.pipe(v.number(), v.gtValue(0), v.finite()), 24);

/** Reads the documents of `settings`. One that cannot be read is as if it were not there, and the problem says why. */
export function readShop(documents: readonly Handwritten[]): ShopRead {
  const found = new Map<string, string>();
  const byId = new Map(documents.map((document) => [document._id, document]));
  const on = (id: string): Handwritten | undefined => {
    const document = byId.get(id);
    return document?.['enabled'] === false ? undefined : document;
  };
  const repliesOf = (id: string, field: string): readonly OutboundContent[] => {
    const written = on(id)?.[field];
    const read = readReplies(written === '' ? undefined : written);
    const [problem] = read.problems;
    if (problem === undefined) return read.replies;
    found.set(id, problem);
    return [];
  };

  const variables = new Map<string, string>();
  for (const { _id, name, value } of documents) {
    if (_id === 'mode' || value === undefined || typeof name !== 'string') continue;
    const isNumber = typeof value === 'number' && Number.isFinite(value);
    if (typeof value === 'string' || isNumber) variables.set(name.trim(), String(value));
    else found.set(_id, problems.badValue);
  }
  const mode = v.safeParse(Mode, byId.get('mode')?.['value'] ?? 'bot');
  if (!mode.success) found.set('mode', problems.badMode);
  const everyHours = v.safeParse(Hours, on('welcome')?.['everyHours']);
  if (!everyHours.success) found.set('welcome', problems.badEveryHours);

  const shop: Shop = {
    // A mode that cannot be read must not let anything out.
    mode: mode.success ? mode.output : 'shadow',
    variables,
    defaultReply: repliesOf('default-reply', 'reply'),
    welcome: { replies: repliesOf('welcome', 'reply'), everyHours: everyHours.success ? everyHours.output : 24 },
    hours: readHours(byId.get('hours'), found),
    notice: readNotice(on('reply-template')),
    ai: readAi(byId.get('ai')),
    blocked: readList(on('blocked'), found),
    muted: readList(on('muted'), found),
    perMinute: readPerMinute(on('limits'), found),
    lateReplyDays: readLateReplyDays(on('limits'), found),
    handoff: {
      open: repliesOf('handoff', 'reply'),
      closed: repliesOf('handoff', 'closedReply'),
      offerAfter: readOfferAfter(on('handoff'), found),
    },
  };
  const names = new Set([...variables.keys(), ...builtInVariables]);
  return { shop, problems: found, notes: notesOn(documents, shop, names) };
}

function readHours(document: Handwritten | undefined, found: Map<string, string>): WeeklyHours {
  if (document === undefined) return usualHours;
  return days.map((day, index) => {
    const written = document[day] ?? '';
    const spans = typeof written === 'string' ? readSpans(written) : null;
    if (spans === null) found.set('hours', problems.badHours(dayNames[index] ?? day));
    // Nobody waits for a human who may not be there.
    return spans ?? [];
  });
}

function readList(document: Handwritten | undefined, found: Map<string, string>): VisitorList {
  const { list, wrong } = readVisitorList(document?.['visitors']);
  if (document !== undefined && wrong !== null)
    found.set(document._id, wrong === 0 ? problems.badVisitors : problems.badVisitor(wrong));
  return list;
}

function readPerMinute(document: Handwritten | undefined, found: Map<string, string>): number {
  const read = v.safeParse(PerMinute, document?.['perMinute']);
  if (!read.success) found.set('limits', problems.badPerMinute);
  return read.success ? read.output : usualPerMinute;
}

function readLateReplyDays(document: Handwritten | undefined, found: Map<string, string>): number {
  const read = v.safeParse(LateReplyDays, document?.['lateReplyDays']);
  if (!read.success) found.set('limits', problems.badLateReplyDays);
  return read.success ? read.output : usualLateReplyDays;
}

function readOfferAfter(document: Handwritten | undefined, found: Map<string, string>): number {
  const read = v.safeParse(OfferAfter, document?.['offerAfter']);
  if (!read.success) found.set('handoff', problems.badOfferAfter);
  return read.success ? read.output : usualOfferAfter;
}

/** It is off unless it is switched on and a model is named. */
function readAi(document: Handwritten | undefined): Shop['ai'] {
  const read = v.safeParse(AiSetting, document);
  return read.success ? { model: read.output.model, about: read.output.material } : null;
}

function readNotice(document: Handwritten | undefined): ShopNotice | null {
  const read = v.safeParse(NoticeSetting, document);
  if (!read.success) return null;
  const { value, data, page } = read.output;
  return { template: value, data, page: page === '' ? null : page };
}
