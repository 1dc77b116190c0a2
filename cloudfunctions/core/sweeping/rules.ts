import { createHash } from 'node:crypto';
import type { Handwritten } from '../../../contracts/documents';
import type { Run } from '../platform';
import { compiled, pageSize, partsOf, readAllRules, readSettings, readShop } from '../reference';

/** What the system answers on a document that people write. */
interface Status {
  readonly ok: boolean;
  /** Chinese; empty when all is well. */
  readonly problem: string;
  /** Of what was written when it was checked. */
  readonly digest: string;
}
interface Verdict {
  readonly collection: 'rules' | 'settings';
  readonly document: Handwritten;
  readonly status: Status;
}

/** What an instance remembers between ticks. */
export interface Checked {
  /** The rules that were published last. */
  published: string | null;
}

/** Statuses that are written side by side, and the time that must be left to write more. */
const lanes = 10;
const enoughMs = 400;

/**
 * Checks every rule and setting, and writes `status: {ok, problem, checkedAt}` on those whose answer would be another. The verdict depends on
 * other documents too: a variable that a reply uses, a rule that always comes first. A large set of rules is published for the functions that answer.
 */
export async function checkRules(run: Run, swept: { rules: number; more: boolean }, checked: Checked): Promise<void> {
  const [rules, settings] = await Promise.all([readAllRules(run), readSettings(run)]);
  await publish(run, rules, checked);
  const { shop, problems } = readShop(settings);
  const wrong = (await compiled(rules, shop)).problems();
  const verdicts: Verdict[] = [
    ...rules.map((document): Verdict => {
      const found = wrong.get(document._id) ?? [];
      const problem = found.map(({ message }) => message).join('；');
      return { collection: 'rules', document, status: statusOf(document, !found.some(({ fatal }) => fatal), problem) };
    }),
    ...settings.map((document): Verdict => {
      const problem = problems.get(document._id) ?? '';
      return { collection: 'settings', document, status: statusOf(document, problem === '', problem) };
    }),
  ];
  const queue = verdicts.filter(({ document, status }) => !sameStatus(document['status'], status));
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (run.remaining() < enoughMs) {
        swept.more = true;
        return;
      }
      await answerOn(run, next);
      swept.rules += 1;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Its digest is of what was read: a document saved again meanwhile differs from it and is checked by the next tick. */
async function answerOn(run: Run, { collection, document, status }: Verdict): Promise<void> {
  const checkedAt = new Date(run.time.now());
  await run.store.update(collection, { _id: document._id }, { status: { ...status, checkedAt } });
}

/** Two pages of rules are read directly by whoever answers; more of them from what is published here, when it has changed. */
async function publish(run: Run, rules: readonly Handwritten[], checked: Checked): Promise<void> {
  if (rules.length < pageSize) return;
  const written = rules.map(({ status: _, ...rule }): Handwritten => rule);
  const rev = digestOf(written);
  if (checked.published === rev) return;
  await Promise.all(partsOf(written, rev).map((part) => run.store.put('published', part)));
  checked.published = rev;
}

function statusOf(document: Handwritten, ok: boolean, problem: string): Status {
  const { status: _, ...written } = document;
  return { ok, problem, digest: digestOf(written) };
}

function digestOf(written: unknown): string {
  return createHash('sha256').update(JSON.stringify(written)).digest('base64url').slice(0, 16);
}

function sameStatus(written: unknown, status: Status): boolean {
  if (typeof written !== 'object' || written === null) return false;
  const { ok, problem, digest } = written as Partial<Status>;
  return ok === status.ok && problem === status.problem && digest === status.digest;
}
