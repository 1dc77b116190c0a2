import type { KeptSet, RuleChange } from '../../../contracts/desk-records';
import type { Handwritten } from '../../../contracts/documents';
import { insist, type Archive, type Run } from '../platform';
import { editable, versionOf } from './version';

export interface Author {
  readonly id: string;
  readonly name: string;
}
export type ArchiveRun = Run & { readonly archive: Archive };

/** Changes that are told at once. */
const changesTold = 50;

/** A document whose changes are kept. */
export interface Place {
  readonly collection: KeptSet;
  readonly id: string;
}

export async function readKept(run: Run, { collection, id }: Place): Promise<Handwritten | null> {
  return insist(run, () => run.store.get(collection, id));
}

/**
 * Writes a document whole, if it is still as its writer saw it. The change is noted first, so that none is ever without its history.
 *
 * The console tells no version, so the state that was read is compared here; two who save here at once are told apart by `updatedAt`, which
 * every save moves on.
 * @param seen the version the writer saw; null: a new one
 * @returns the document as it is now, or null when somebody else changed it meanwhile
 */
export async function writeKept(
  run: ArchiveRun,
  place: Place,
  seen: string | null,
  draft: Readonly<Record<string, unknown>>,
  author: Author,
): Promise<Handwritten | null> {
  const { collection, id } = place;
  const before = await readKept(run, place);
  if ((before === null ? null : versionOf(before)) !== seen) return null;
  const updatedAt = laterThan(before, run.time.now());
  const after: Handwritten = { ...draft, _id: id, updatedAt, updatedBy: author.name };
  return noted(run, place, { before, after }, author, async () => {
    if (before === null) {
      await run.store.add(collection, { ...after, createdAt: updatedAt });
      return true;
    }
    const gone = Object.keys(editable(before)).filter((field) => !Object.hasOwn(draft, field));
    const changes = { ...draft, ...Object.fromEntries(gone.map((field) => [field, null])) };
    return (await run.store.update(collection, stillAs(before), { ...changes, updatedAt, updatedBy: author.name })) > 0;
  });
}

/** Deletes a document, if it is still as its writer saw it. @returns false when somebody else changed it meanwhile */
export async function removeKept(run: ArchiveRun, place: Place, seen: string | null, author: Author): Promise<boolean> {
  const { collection, id } = place;
  const before = await readKept(run, place);
  if (before === null || versionOf(before) !== seen) return false;
  const mark = `${author.name} ${run.unique()}`;
  const done = await noted(run, place, { before, after: null }, author, async () => {
    // A removal cannot ask for a date, so the document is marked first: who saves after that keeps it.
    const changes = { enabled: false, updatedAt: laterThan(before, run.time.now()), updatedBy: mark };
    if ((await run.store.update(collection, stillAs(before), changes)) === 0) return false;
    return (await run.archive.remove(collection, { _id: id, updatedBy: mark })) > 0;
  });
  return done !== null;
}

/** Where a change was made. */
export const placeOf = ({ collection = 'rules', rule }: RuleChange): Place => ({ collection, id: rule });

/** The newest changes, newest first. @param place null: of all documents */
export async function changes(run: ArchiveRun, place: Place | null): Promise<RuleChange[]> {
  const where = place === null ? {} : { rule: place.id };
  const found = await run.archive.newest('rule_history', where, { by: 'at', limit: changesTold });
  return found.filter((change) => place === null || placeOf(change).collection === place.collection);
}

/** A change, and its document as it is now; null where there is no such change. */
export async function undoneState(
  run: Run,
  id: string,
): Promise<{ change: RuleChange; current: Handwritten | null } | null> {
  const change = await insist(run, () => run.store.get('rule_history', id));
  return change === null ? null : { change, current: await readKept(run, placeOf(change)) };
}

async function noted(
  run: ArchiveRun,
  { collection, id: rule }: Place,
  { before, after }: Pick<RuleChange, 'before' | 'after'>,
  author: Author,
  write: () => Promise<boolean>,
): Promise<Handwritten | null> {
  const _id = run.unique();
  const at = new Date(run.time.now());
  const change: RuleChange = {
    ...{ _id, v: 1, collection, rule, before, after },
    ...{ by: author.id, byName: author.name, at },
  };
  await insist(run, () => run.store.put('rule_history', change));
  if (await write()) return after ?? before;
  await run.archive.remove('rule_history', { _id });
  return null;
}

/** The document, as long as nobody has saved it here since it was read. */
function stillAs(document: Handwritten): Record<string, unknown> {
  return { _id: document._id, updatedAt: document['updatedAt'] ?? null };
}

/** A time that no earlier save has, whatever the instances' clocks say. */
function laterThan(document: Handwritten | null, now: number): Date {
  const last = document?.['updatedAt'];
  return new Date(last instanceof Date ? Math.max(now, last.getTime() + 1) : now);
}
