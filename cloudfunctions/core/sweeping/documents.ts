import { publishedSets, type Handwritten, type PublishedSet } from '../../../contracts/documents';
import { insist, is, type Run } from '../platform';
import {
  compiled,
  digestOf,
  knowledgeOf,
  mostDocuments,
  pageSize,
  publish,
  readAll,
  readShop,
  variablesOf,
  type AlreadyPublished,
} from '../reference';
import { referenceProblems as words } from '../texts/reference';

/** What the system answers on a document that people write. */
interface Status {
  readonly ok: boolean;
  /** Chinese; empty when all is well. */
  readonly problem: string;
  /** Of what was written when it was checked. */
  readonly digest: string;
}
/** What a room found wrong with a document. */
interface Problem {
  readonly message: string;
  readonly fatal: boolean;
}
type Problems = ReadonlyMap<string, readonly Problem[]>;
interface Verdict {
  readonly collection: PublishedSet | 'settings';
  readonly document: Handwritten;
  readonly status: Status;
}

/** Problems of one document that a person is told, and characters of each. */
const mostTold = 5;
const longestTold = 240;
/** Statuses that are written side by side, and the time that must be left to write more. */
const lanes = 10;
const enoughMs = 400;
/** So many times a tick looks for documents beyond what is read. */
const mostRounds = 5;
const minuteMs = 60_000;

/**
 * Publishes what people wrote and checks it: `status: {ok, problem, checkedAt}` is written on each document whose answer would be another. The
 * verdict depends on other documents too: a variable that a reply uses, a rule that always comes first.
 */
export async function checkDocuments(
  run: Run,
  swept: { documents: number; more: boolean },
  published: AlreadyPublished,
): Promise<void> {
  if (isQuiet(run, published)) return;
  const [{ used, left }, settings] = await Promise.all([publish(run, published), readAll(run, 'settings')]);
  const verdicts = [
    ...(await verdictsOn((set) => used.get(set) ?? [], settings, run.time.now())),
    ...[...left].flatMap(([collection, out]) =>
      out.map(({ document, problem }) => verdictOn(collection, document, [{ message: problem, fatal: true }])),
    ),
  ];
  // First those that cost a call for a hundred, not one each.
  for (const set of publishedSets) {
    const read = [...(used.get(set) ?? []), ...(left.get(set) ?? []).map(({ document }) => document)];
    if (read.length >= mostDocuments) await answerOnTheRest(run, set, read, swept);
  }
  const queue = verdicts.filter(({ document, status }) => !sameStatus(document['status'], status));
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (run.remaining() < enoughMs) {
        swept.more = true;
        return;
      }
      await answerOn(run, next);
      swept.documents += 1;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Documents beyond what is read at all: each is told so, a few pages side by side, as long as there is time. */
async function answerOnTheRest(
  run: Run,
  set: PublishedSet,
  read: readonly Handwritten[],
  swept: { documents: number; more: boolean },
): Promise<void> {
  const problem = words.tooMany(mostDocuments);
  const last = read.reduce((greatest, { _id }) => (_id > greatest ? _id : greatest), '');
  const unanswered = { _id: is.after(last), 'status.problem': is.not(problem) };
  for (let full = true, rounds = 0; full; rounds += 1) {
    if (rounds === mostRounds || run.remaining() < 2 * enoughMs) {
      swept.more = true;
      return;
    }
    const pages = await Promise.all(
      Array.from({ length: lanes }, (_, n) =>
        insist(run, () => run.store.find(set, unanswered, { limit: pageSize, skip: n * pageSize, orderBy: '_id' })),
      ),
    );
    const status = { ok: false, problem, digest: '', checkedAt: new Date(run.time.now()) };
    const ids = pages.filter((page) => page.length > 0).map((page) => page.map(({ _id }) => _id));
    const counts = await Promise.all(ids.map((each) => run.store.update(set, { _id: is.oneOf(each) }, { status })));
    swept.documents += counts.reduce((sum, count) => sum + count, 0);
    full = pages.every(({ length }) => length === pageSize);
  }
}

/**
 * Reading everything costs a dozen calls, and an idle shop pays for each: when nobody has changed anything for half an hour, only every fifth
 * minute looks.
 */
function isQuiet(run: Run, { changedAt, lookedAt }: AlreadyPublished): boolean {
  const now = run.time.elapsed();
  return now - changedAt > 30 * minuteMs && now - lookedAt < 4.5 * minuteMs;
}

async function verdictsOn(
  documents: (set: PublishedSet) => readonly Handwritten[],
  settings: readonly Handwritten[],
  now: number,
): Promise<Verdict[]> {
  // Whoever answers reads one page of them with every message.
  const { shop, problems, notes } = readShop(settings.slice(0, pageSize));
  const knowledge = knowledgeOf(documents, variablesOf(shop));
  const rules = await compiled(documents('rules'), shop, new Set(knowledge.flows.flows.keys()), now);
  const found: [PublishedSet, Problems][] = [
    ['rules', rules.problems()],
    ['faqs', knowledge.faqs.problems],
    ['intents', knowledge.intents.problems],
    ['flows', fatal(knowledge.flows.problems)],
    ['synonyms', knowledge.synonyms.problems],
    ['calendars', knowledge.calendars.problemsAt(now)],
    ['sensitive_words', fatal(knowledge.words.problems)],
  ];
  return [
    ...found.flatMap(([collection, wrong]) =>
      documents(collection).map((document, n) => verdictOn(collection, document, wrong.get(nameOf(document, n)) ?? [])),
    ),
    ...settings.map((document, place) => {
      if (place >= pageSize)
        return verdictOn('settings', document, [{ message: words.tooMany(pageSize), fatal: true }]);
      const [problem, note] = [problems.get(document._id), notes.get(document._id)];
      return verdictOn('settings', document, [
        ...(problem === undefined ? [] : [{ message: problem, fatal: true }]),
        ...(note === undefined ? [] : [{ message: note, fatal: false }]),
      ]);
    }),
  ];
}

/** What the rooms call a document: its id, or its place when somebody imported one whose id is no text. */
function nameOf({ _id }: { readonly _id: unknown }, place: number): string {
  return typeof _id === 'string' && _id !== '' ? _id : `#${place + 1}`;
}

/** A room whose every problem puts the document out of use. */
function fatal(problems: ReadonlyMap<string, readonly (Problem | { message: string } | string)[]>): Problems {
  const all = [...problems].map(([id, found]): [string, Problem[]] => [
    id,
    found.map((problem) => ({ fatal: true, ...(typeof problem === 'string' ? { message: problem } : problem) })),
  ]);
  return new Map(all);
}

function verdictOn(collection: Verdict['collection'], document: Handwritten, found: readonly Problem[]): Verdict {
  const { status: _, ...written } = document;
  const problem = toldIn(found);
  const ok = !found.some((one) => one.fatal);
  return { collection, document, status: { ok, problem, digest: digestOf(written) } };
}

/**
 * What a person reads of it: the worst first, and no more than they can take in. Halves of characters are replaced, as the database would do it:
 * else the status that comes back would seem to be another one, and be written again with every tick.
 */
function toldIn(found: readonly Problem[]): string {
  const worstFirst = [...found].sort((a, b) => Number(b.fatal) - Number(a.fatal));
  const messages = [...new Set(worstFirst.map(({ message }) => Buffer.from(shortened(message)).toString()))];
  const more = messages.length - mostTold;
  return [...messages.slice(0, mostTold), ...(more > 0 ? [words.andMore(more)] : [])].join('；');
}

/** A name that somebody made very long stands in the middle of a message. */
function shortened(message: string): string {
  if (message.length <= longestTold) return message;
  return `${message.slice(0, longestTold - 60)}…${message.slice(-60)}`;
}

/** Its digest is of what was read: a document saved again meanwhile differs from it and is checked by the next tick. */
async function answerOn(run: Run, { collection, document, status }: Verdict): Promise<void> {
  const checkedAt = new Date(run.time.now());
  await run.store.update(collection, { _id: document._id }, { status: { ...status, checkedAt } });
}

function sameStatus(written: unknown, status: Status): boolean {
  if (typeof written !== 'object' || written === null) return false;
  const { ok, problem, digest } = written as Partial<Status>;
  return ok === status.ok && problem === status.problem && digest === status.digest;
}
