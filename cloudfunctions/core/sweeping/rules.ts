import { createHash } from 'node:crypto';
import type { Handwritten } from '../../../contracts/documents';
import { readRule, variablesIn, type Rule } from '../answering';
import type { Run } from '../platform';
import { readAllRules, readSettings, readShop } from '../reference';
import { problems } from '../texts/problems';

/** What the system answers on a document that people write. */
interface Status {
  readonly ok: boolean;
  /** Chinese; empty when all is well. */
  readonly problem: string;
  /** Of what was written when it was checked. */
  readonly digest: string;
}

/** Documents that get their status in one tick at most. */
const atOnce = 40;

/**
 * Checks every rule and setting, and writes `status: {ok, problem, checkedAt}` on those that changed since. The verdict depends on the settings
 * too (a variable that a reply uses), so a status that would be another is written again.
 */
export async function checkRules(run: Run, swept: { rules: number; more: boolean }): Promise<void> {
  const [rules, settings] = await Promise.all([readAllRules(run), readSettings(run)]);
  const { shop, problems: wrong } = readShop(settings);
  const known = new Set([...shop.variables.keys(), ...builtIn]);
  const verdicts = [
    ...rules.map((document) => ({ collection: 'rules' as const, document, problem: problemOf(document, known) })),
    ...settings.map((document) => {
      return { collection: 'settings' as const, document, problem: wrong.get(document._id) ?? '' };
    }),
  ];
  const changed = verdicts
    .map((verdict) => ({ ...verdict, status: statusOf(verdict.document, verdict.problem) }))
    .filter(({ document, status }) => !sameStatus(document['status'], status));
  if (changed.length > atOnce) swept.more = true;
  const write = async ({ collection, document, status }: (typeof changed)[number]) => {
    // Its digest is of what was read: a document saved again meanwhile differs from it and is checked by the next tick.
    const checkedAt = new Date(run.time.now());
    await run.store.update(collection, { _id: document._id }, { status: { ...status, checkedAt } });
    swept.rules += 1;
  };
  await Promise.all(changed.slice(0, atOnce).map(write));
}

/** Variables that no setting has to declare. */
const builtIn = ['原文', '下次服务时间'];

function problemOf(document: Handwritten, known: ReadonlySet<string>): string {
  const read = readRule(document);
  if ('problem' in read) return read.problem;
  return 'rule' in read ? unknownVariable(read.rule, known) : '';
}

function unknownVariable(rule: Rule, known: ReadonlySet<string>): string {
  const name = rule.replies.flatMap(variablesIn).find((variable) => !known.has(variable));
  return name === undefined ? '' : problems.unknownVariable(name);
}

function statusOf(document: Handwritten, problem: string): Status {
  const { status: _, ...written } = document;
  const digest = createHash('sha256').update(JSON.stringify(written)).digest('base64url').slice(0, 16);
  return { ok: problem === '', problem, digest };
}

function sameStatus(written: unknown, status: Status): boolean {
  if (typeof written !== 'object' || written === null) return false;
  const { ok, problem, digest } = written as Partial<Status>;
  return ok === status.ok && problem === status.problem && digest === status.digest;
}
