import type { Handwritten, PublishedSet } from '../../../contracts/documents';
import type { Run } from '../platform';
import {
  compiled,
  digestOf,
  knowledgeOf,
  publish,
  readAll,
  readShop,
  variablesOf,
  type AlreadyPublished,
} from '../reference';

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

/** Statuses that are written side by side, and the time that must be left to write more. */
const lanes = 10;
const enoughMs = 400;
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
  const [read, settings] = await Promise.all([publish(run, published), readAll(run, 'settings')]);
  const verdicts = await verdictsOn((set) => read.get(set) ?? [], settings);
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
): Promise<Verdict[]> {
  const { shop, problems, notes } = readShop(settings);
  const knowledge = knowledgeOf(documents, variablesOf(shop));
  const rules = await compiled(documents('rules'), shop, new Set(knowledge.flows.flows.keys()));
  const found: [PublishedSet, Problems][] = [
    ['rules', rules.problems()],
    ['faqs', knowledge.faqs.problems],
    ['intents', knowledge.intents.problems],
    ['flows', fatal(knowledge.flows.problems)],
    ['calendars', fatal(knowledge.calendars.problems)],
    ['sensitive_words', fatal(knowledge.words.problems)],
  ];
  return [
    ...found.flatMap(([collection, wrong]) =>
      documents(collection).map((document) => verdictOn(collection, document, wrong.get(document._id) ?? [])),
    ),
    ...settings.map((document) => {
      const [problem, note] = [problems.get(document._id), notes.get(document._id)];
      return verdictOn('settings', document, [
        ...(problem === undefined ? [] : [{ message: problem, fatal: true }]),
        ...(note === undefined ? [] : [{ message: note, fatal: false }]),
      ]);
    }),
  ];
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
  const problem = found.map(({ message }) => message).join('；');
  const ok = !found.some((one) => one.fatal);
  return { collection, document, status: { ok, problem, digest: digestOf(written) } };
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
