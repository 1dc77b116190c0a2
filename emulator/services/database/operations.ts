// What can be done to a collection, whoever asks: a function through the SDK, a mini program client, the console. In:
// decoded values. Out: counts and documents. A session decides what is seen and where changes go: straight to the store,
// or into a transaction.
import { randomBytes } from 'node:crypto';
import { failed } from './errors';
import { boundedFor } from './query/bounded';
import { find, type Find, type Found, type Source } from './query/find';
import { Collection, duplicateId, type Change } from './store/collection';
import type { Entry } from './store/ordered-index';
import { parseUpdate } from './update/apply';
import { checkDocument } from './update/document';
import type { Document, Fields } from './values/types';

export interface Session {
  /** @throws DatabaseError DATABASE_COLLECTION_NOT_EXIST */
  source(collection: string): Source;
  write(changes: readonly Change[]): void;
}

/** A new document id, as WeChat's server makes them: 32 hexadecimal digits. */
export const newId = () => randomBytes(16).toString('hex');

/** Adds documents, all or none. @returns their ids in order */
export function insert(session: Session, name: string, documents: readonly Fields[]): unknown[] {
  const source = session.source(name);
  const changes = documents.map((fields): Change => {
    // `_id` comes first, as MongoDB stores it.
    const { _id: id = newId(), ...others } = fields;
    const after: Document = { _id: id, ...others };
    checkDocument(after);
    const key = Collection.keyOf(id);
    if (entryOf(source, key)) throw duplicateId(name, id);
    return { collection: source.collection, key, before: null, after };
  });
  session.write(changes);
  return changes.map(({ after }) => after?._id);
}

export const search = (session: Session, name: string, request: Find): Found => find(session.source(name), request);

/** How many documents there are, without looking at them. */
export function countAll(session: Session, name: string): number {
  const { collection, overlay } = session.source(name);
  let count = collection.size;
  for (const [key, entry] of overlay ?? []) count += Number(entry !== null) - Number(collection.get(key) !== undefined);
  return count;
}

export interface Updated extends Found {
  readonly matched: number;
  /** How many documents are different now. */
  readonly modified: number;
}

/** Updates with operators: the first match, or all of them at once. */
export function update(
  session: Session,
  name: string,
  request: { query: Fields; operators: unknown; multi: boolean; now: Date },
): Updated {
  const apply = parseUpdate(request.operators, request.query, request.now);
  const source = session.source(name);
  const found = find(source, { query: request.query, ...(!request.multi && { limit: 1 }) });
  const changes = boundedFor(request.operators, () =>
    found.entries.flatMap((before): Change[] => {
      const after = apply(before.document);
      return after === before.document ? [] : [{ collection: source.collection, key: before.key, before, after }];
    }),
  );
  session.write(changes);
  return { ...found, matched: found.entries.length, modified: changes.length };
}

/** Puts a whole document in the place of another one, or makes it. @returns whether it was made */
export function replace(session: Session, name: string, id: unknown, fields: Fields): { created: boolean } {
  if (fields['_id'] !== undefined && Collection.keyOf(fields['_id']) !== Collection.keyOf(id))
    throw failed("Performing an update on the path '_id' would modify the immutable field '_id'");
  const { _id: _same, ...others } = fields;
  const after: Document = { _id: id, ...others };
  checkDocument(after);
  const source = session.source(name);
  const key = Collection.keyOf(id);
  const before = entryOf(source, key) ?? null;
  session.write([{ collection: source.collection, key, before, after }]);
  return { created: before === null };
}

/** Removes the first match, or all of them. */
export function remove(session: Session, name: string, query: Fields, multi: boolean): Found {
  const source = session.source(name);
  const found = find(source, { query, ...(!multi && { limit: 1 }) });
  session.write(
    found.entries.map((before) => ({ collection: source.collection, key: before.key, before, after: null })),
  );
  return found;
}

function entryOf({ collection, overlay }: Source, key: string): Entry | undefined {
  const changed = overlay?.get(key);
  return changed === undefined ? collection.get(key) : (changed ?? undefined);
}
