import * as v from 'valibot';
import type { OutboundContent } from '../../../../contracts/content';
import { orderAnswer } from '../../texts/business';
import { flowProblems as texts } from '../../texts/flows';
import { lookupNames, type LookupName } from '../business';
import { entityKinds, type EntityKind } from '../entities';
import { readReplies, standardVariables } from '../replies';
import type { FlowContext } from './index';
import { problemsOfWays } from './ways';

export interface Flow {
  id: string;
  name: string;
  start: string;
  steps: ReadonlyMap<string, FlowStep>;
  /** A visitor who is silent for longer has left. */
  minutes: number;
  /** A message that is nothing but this begins the flow. */
  on: EntityKind | null;
}

export interface FlowStep {
  id: string;
  say: OutboundContent[];
  options: { text: string; words: string[]; go: string }[];
  /** What is asked for; its answer is kept under `as`. */
  ask: EntityKind | 'text' | null;
  as: string;
  /** Said instead of our own words when the answer is none. */
  again: string;
  lookup: LookupName | null;
  /** With a look-up of orders: the visitor chooses among theirs, and these words stand above the list; null: the likeliest one is taken. */
  choose: string | null;
  go: string | null;
  /** Where a look-up that finds nothing goes. */
  missing: string | null;
  /** Where a look-up goes that could not be made; null: we say so, and the flow is over. */
  failed: string | null;
  /** A group's name, '' for whoever is free, or null. */
  human: string | null;
  end: boolean;
  /** After its end the visitor is asked how it was. */
  rating: boolean;
}

export interface FlowProblem {
  message: string;
  /** A flow that is wrong anywhere could leave a visitor stranded, so it is out of use; false where the operator should only know. */
  fatal: boolean;
}

const text = v.pipe(v.string(), v.trim());
const Step = v.object({
  id: text,
  say: v.optional(v.unknown()),
  options: v.optional(v.nullable(v.array(v.unknown())), []),
  ask: v.optional(v.nullable(text), ''),
  as: v.optional(v.nullable(text), ''),
  again: v.optional(v.nullable(text), ''),
  lookup: v.optional(v.nullable(text), ''),
  go: v.optional(v.nullable(text), ''),
  missing: v.optional(v.nullable(text), ''),
  failed: v.optional(v.nullable(text), ''),
  choose: v.optional(v.nullable(text), ''),
  then: v.optional(v.nullable(v.picklist(['rating', ''])), ''),
  human: v.optional(v.nullable(v.union([v.boolean(), text])), false),
  end: v.optional(v.nullable(v.boolean()), false),
});
const Option = v.object({
  text: v.pipe(text, v.nonEmpty()),
  go: v.pipe(text, v.nonEmpty()),
  words: v.optional(
    v.nullable(
      v.union([
        v.pipe(
          v.string(),
          v.transform((words) => words.split(/[,，、;；|\n]/)),
        ),
        v.array(v.string()),
      ]),
    ),
    [],
  ),
});

const askable: readonly string[] = [...entityKinds, 'text'];
/** Minutes a visitor may be silent. */
const usualMinutes = 30;
const minutesOf = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.trim(), v.regex(/^\d+$/), v.transform(Number))]),
  v.minValue(1),
  v.maxValue(2880),
);
/** More than anybody can look over; a flow so long is several. */
const mostSteps = 200;

/** Reads every document; one that is bad says so and stops no other. */
export function readFlows(documents: readonly unknown[], context: FlowContext) {
  const flows = new Map<string, Flow>();
  const problems = new Map<string, FlowProblem[]>();
  documents.forEach((document, order) => {
    const id =
      isRecord(document) && typeof document._id === 'string' && document._id !== '' ? document._id : `#${order + 1}`;
    if (isRecord(document) && document.enabled === false) return;
    const found = new Set<string>();
    const notes = new Set<string>();
    const flow = readFlow(document, id, context, {
      problem(message) {
        found.add(message);
        return null;
      },
      note: (message) => void notes.add(message),
    });
    if (flow && found.size === 0) problemsOfWays(flow, context.replies?.count).forEach((message) => found.add(message));
    const all = [
      ...Array.from(found, (message) => ({ message, fatal: true })),
      ...Array.from(notes, (message) => ({ message, fatal: false })),
    ];
    if (all.length > 0) problems.set(id, all);
    if (found.size === 0 && flow) flows.set(id, flow);
  });
  return { flows, problems };
}

interface Told {
  /** Gives null, for who has nothing to give after it. */
  readonly problem: (message: string) => null;
  readonly note: (message: string) => void;
}

function readFlow(document: unknown, id: string, context: FlowContext, told: Told): Flow | null {
  const tell = told.problem;
  if (!isRecord(document)) return tell(texts.notADocument);
  const { start, steps: written, on, enabled } = document;
  if (isSet(enabled) && enabled !== true) return tell(texts.enabled);
  if (!Array.isArray(written) || written.length === 0) return tell(texts.noSteps);
  if (written.length > mostSteps) return tell(texts.manySteps(written.length, mostSteps));
  const name = document.name ?? '';
  if (typeof name !== 'string') tell(texts.name);
  if (isSet(start) && typeof start !== 'string') tell(texts.start);
  const minutes = v.safeParse(minutesOf, isSet(document.minutes) ? document.minutes : usualMinutes);
  if (!minutes.success) tell(texts.minutes);
  const begunBy = entityKinds.find((kind) => kind === on) ?? null;
  if (on && begunBy === null) tell(texts.unknownOn);
  const steps = new Map<string, FlowStep>();
  const variables = ownVariables(written, context.replies?.variables);
  for (const [i, raw] of written.entries()) {
    const step = readStep(raw, i, { ...context, replies: withVariables(context.replies, variables) }, told);
    if (!step) continue;
    if (steps.has(step.id)) tell(texts.sameId(step.id));
    steps.set(step.id, step);
  }
  const [first = ''] = steps.keys();
  const begins = typeof start === 'string' && start.trim() !== '' ? start.trim() : first;
  if (!steps.has(begins)) tell(texts.noSuchStart(begins));
  const named = typeof name === 'string' && name.trim() !== '' ? name.trim() : id;
  return {
    id,
    name: named,
    start: begins,
    steps,
    minutes: minutes.success ? minutes.output : usualMinutes,
    on: begunBy,
  };
}

function readStep(raw: unknown, i: number, context: FlowContext, told: Told): FlowStep | null {
  const tell = told.problem;
  const read = v.safeParse(Step, raw);
  if (!read.success) {
    const field = v.getDotPath(read.issues[0]);
    if (field === 'id') tell(texts.noId(i + 1));
    else if (field === null || !isRecord(raw)) tell(texts.notAStep(i + 1));
    else tell(texts.badField(typeof raw.id === 'string' ? raw.id : String(i + 1), field));
    return null;
  }
  const { id, ask, as, again, choose, go, missing, failed, human, end, then } = read.output;
  if (id === '') return tell(texts.noId(i + 1));
  const said = readReplies(read.output.say, context.replies);
  for (const problem of said.problems) tell(texts.inStep(id, problem));
  for (const note of said.notes) told.note(texts.inStep(id, note));
  const options = (read.output.options ?? []).flatMap((option, n) => {
    const one = v.safeParse(Option, option);
    if (!one.success) tell(texts.emptyOption(id, n + 1));
    return one.success ? [{ ...one.output, words: one.output.words ?? [] }] : [];
  });
  if (ask && !askable.includes(ask)) tell(texts.noSuchEntity(id, ask));
  if (said.replies.length === 0 && (options.length > 0 || ask)) tell(texts.nothing(id));
  const lookup = lookupNames.find((name) => name === read.output.lookup) ?? null;
  if (read.output.lookup && lookup === null) tell(texts.unknownLookup(id, read.output.lookup));
  if (lookup !== null && (ask || options.length > 0)) tell(texts.lookupAlone(id));
  if (choose && (lookup === null || lookup === 'member')) tell(texts.chooseWithoutOrders(id));
  if (then && !end) tell(texts.thenWithoutEnd(id));
  const group = human === true ? '' : human === false || human === null ? null : human;
  if (group && context.groups && !context.groups.has(group)) tell(texts.unknownGroup(id, group));
  return {
    ...{ id, say: said.replies, options, human: group, end: end ?? false },
    ask: ask ? (ask as FlowStep['ask']) : null,
    as: as || nameOf(lookup ?? ask) || id,
    again: again ?? '',
    lookup,
    choose: choose || null,
    go: go || null,
    missing: missing || null,
    failed: failed || null,
    rating: then === 'rating',
  };
}

/** What an answer is called where the step gives no name; what was asked for as an order's number is looked up by it. */
const names: ReadonlyMap<unknown, string> = new Map([
  ...['order', 'orders', 'shipment'].map((asked) => [asked, orderAnswer] as const),
  ...([
    ['phone', '手机号'],
    ['date', '日期'],
    ['amount', '金额'],
  ] as const),
]);
const nameOf = (asked: unknown): string | undefined => names.get(asked);

function ownVariables(steps: readonly unknown[], shop: ReadonlySet<string> | undefined): Set<string> | undefined {
  if (!shop) return undefined;
  const own = steps.filter(isRecord).flatMap(({ id, as, ask, lookup }) => [id, as, nameOf(lookup), nameOf(ask)]);
  return new Set([...shop, ...standardVariables, ...own.filter((name) => typeof name === 'string')]);
}

function withVariables(replies: FlowContext['replies'], variables: Set<string> | undefined) {
  const { variables: _shop, ...rest } = replies ?? {};
  return variables ? { ...rest, variables } : rest;
}

/** An empty cell of the console or of a CSV means: not set. */
function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
