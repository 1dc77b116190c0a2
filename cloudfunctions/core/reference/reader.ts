import type { Handwritten } from '../../../contracts/documents';
import type { CompiledRules } from '../answering/rules';
import { compileCalendars } from '../calendar/opening';
import type { Run } from '../platform';
import { page, pageSize } from './documents';
import { hoursOf, type Hours } from './hours';
import { knowledgeOf, type Knowledge } from './knowledge';
import { publish, type AlreadyPublished } from './publish';
import { readPublished, type PublishedSets } from './published';
import { compiled, variablesOf } from './rules';
import { readShop, type Shop } from './shop';

/** What a decision looks at. */
export interface Reference {
  readonly rules: CompiledRules;
  readonly shop: Shop;
  readonly knowledge: Knowledge;
  readonly hours: Hours;
  /** Nobody has published yet, as in a shop that was just set up: `knowledge` is empty. */
  readonly unpublished: boolean;
}
/** Gives the reference data, read again when the instance's copy is older than two seconds. */
export type ReferenceReader = (run: Run) => Promise<Reference>;

/** Nothing tells us that an operator saved a document, so this is how long a change may take to be seen. */
const freshMs = 2_000;
/** What is published changes once a minute at most. */
const publishedFreshMs = 15_000;
/**
 * Making the documents ready blocks the process, longer the more there are and the busier the machine is. With less time than this left a
 * run that has a copy leaves it to the next one, so that the push is answered in time (C8).
 */
const readyMs = 900;
/** From this many rules on the second page is asked for beside the first: it is about to be needed. */
const nearlyAPage = pageSize - 10;
/** So many rules are read directly; more come as they were last published. */
const mostDirect = 2 * pageSize;

/** What one reading gave. */
interface Reading {
  readonly rules: readonly Handwritten[];
  /** The second page alone, for the reading that skips it. */
  readonly second: readonly Handwritten[];
  readonly settings: readonly Handwritten[];
  readonly published: PublishedSets;
  readonly publishedAt: number;
}

/** One per instance: it remembers between runs. */
export function createReference(): ReferenceReader {
  let known: { reading: Reading; print: string; reference: Reference; at: number } | null = null;

  return async (run) => {
    const at = run.time.elapsed();
    if (known !== null && at - known.at < freshMs) return known.reference;
    try {
      const before = known;
      const reading = await read(run, before?.reading ?? null, at);
      if (before !== null && run.remaining() < readyMs) return before.reference;
      const print = printOf(reading);
      const reference = before?.print === print ? before.reference : await made(reading);
      known = { reading, print, reference, at };
      return reference;
    } catch (error) {
      // An old copy answers better than none; the next run asks again.
      if (known !== null) return known.reference;
      throw error;
    }
  };
}

/**
 * Reads in one step of the path, in three queries at most: settings, the first page of rules, and either their second page or what is published. The
 * first page is always asked for, so that a set which has become small is noticed.
 */
async function read(run: Run, known: Reading | null, at: number): Promise<Reading> {
  const count = known?.rules.length ?? 0;
  const large = count > mostDirect;
  const asksPublished = known === null || large || at - known.publishedAt >= publishedFreshMs;
  const asksSecond = !asksPublished && count >= nearlyAPage;
  const [settings, first, second, published] = await Promise.all([
    page(run, 'settings', 0),
    page(run, 'rules', 0),
    asksSecond ? page(run, 'rules', pageSize) : (known?.second ?? []),
    asksPublished ? readPublished(run, known?.published ?? new Map()) : (known?.published ?? new Map()),
  ]);
  const rest = { settings, second, published, publishedAt: asksPublished ? at : (known?.publishedAt ?? at) };
  if (first.length < pageSize) return { ...rest, second: [], rules: first };
  if (asksSecond && second.length < pageSize) return { ...rest, rules: [...first, ...second] };
  const all = published.get('rules')?.documents;
  if (all !== undefined && all.length > mostDirect) return { ...rest, rules: all };
  // The set has just grown past a page, and nobody has published it so far.
  const next = second.length > 0 ? second : await page(run, 'rules', pageSize);
  return { ...rest, second: next, rules: [...first, ...next] };
}

/** The same print means the same reference data. */
function printOf({ rules, settings, published }: Reading): string {
  const large = rules === published.get('rules')?.documents;
  const revs = [...published].filter(([set]) => set !== 'rules' || large).map(([, { rev }]) => rev);
  return JSON.stringify([settings, revs, large ? null : rules]);
}

async function made({ rules, settings, published }: Reading): Promise<Reference> {
  const { shop } = readShop(settings);
  const knowledge = knowledgeOf((set) => published.get(set)?.documents ?? [], variablesOf(shop));
  // Before they are published nobody knows which flows there are.
  const flows = published.has('flows') ? flowsFor(rules, knowledge) : undefined;
  return {
    rules: await compiled(rules, shop, flows),
    shop,
    knowledge,
    hours: hoursOf(knowledge.calendars, shop.hours),
    unpublished: published.size === 0,
  };
}

/** The flows that rules may name, as the sweep judges them; a shop whose rules name none need not have them made ready. */
function flowsFor(rules: readonly Handwritten[], knowledge: Knowledge): ReadonlySet<string> | undefined {
  return rules.some(({ flow }) => typeof flow === 'string' && flow !== '')
    ? new Set(knowledge.flows.flows.keys())
    : undefined;
}

/** What an instance knows of a shop that nobody had published when it read it. */
const wholes = new WeakMap<Reference, Reference>();

/**
 * The reference data of a shop where nobody has published yet, with everything that the shop knows, which is published now. An instance reads it once
 * for each reading of the rest.
 */
export async function withEverything(run: Run, reference: Reference, published: AlreadyPublished): Promise<Reference> {
  const known = wholes.get(reference);
  if (known !== undefined) return known;
  // Whatever this instance published before is gone: it found nothing.
  published.revs.clear();
  const { used } = await publish(run, published);
  const { rules, shop } = reference;
  const knowledge = knowledgeOf((set) => used.get(set) ?? [], variablesOf(shop));
  const whole = { rules, shop, knowledge, hours: hoursOf(knowledge.calendars, shop.hours), unpublished: false };
  wholes.set(reference, whole);
  return whole;
}

/** The reference data of a shop where nobody has published yet, with its calendars: a wish for a human must not be told a wrong time. */
export async function withCalendars(run: Run, reference: Reference): Promise<Reference> {
  const calendars = compileCalendars(await page(run, 'calendars', 0));
  return { ...reference, hours: hoursOf(calendars, reference.shop.hours) };
}
