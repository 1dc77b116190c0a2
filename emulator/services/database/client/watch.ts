// Realtime: a client follows a query (WeChat: 实时数据推送). In: commits of the store. Out: a snapshot at the beginning, then
// one for each commit that changes the result, with what entered, changed and left.
import { invalidParam } from '../errors';
import { boundedFor } from '../query/bounded';
import { find, type Source } from '../query/find';
import { parseQuery } from '../query/language';
import type { SortSpec } from '../query/planner';
import type { Change } from '../store/collection';
import type { Store } from '../store/store';
import { same } from '../values/order';
import type { Document, Fields } from '../values/types';

/** Records one listener may follow, fields it may sort by, and its largest limit (WeChat: watch). */
const MOST_RECORDS = 5000;
const MOST_SORT_FIELDS = 5;
const MOST_LIMIT = 200;

export interface WatchRequest {
  readonly collection: string;
  readonly query: Fields;
  readonly sort: SortSpec;
  readonly limit: number | undefined;
}

export interface DocChange {
  /** Counts up over all changes of one listener. */
  readonly id: number;
  readonly queueType: 'init' | 'enqueue' | 'dequeue' | 'update';
  readonly dataType: 'init' | 'add' | 'update' | 'replace' | 'remove' | 'limit';
  readonly docId: unknown;
  readonly doc: Document;
  /** By path, of an update. */
  readonly updatedFields?: Fields;
  readonly removedFields?: readonly string[];
}
export interface Snapshot {
  readonly id: number;
  readonly type?: 'init';
  readonly docs: readonly Document[];
  readonly docChanges: readonly DocChange[];
}

/** Who follows a query. */
export interface Listener {
  readonly show: (snapshot: Snapshot) => void;
  /** The query cannot be followed any longer; nothing is shown after this. */
  readonly refuse: (error: unknown) => void;
}

/**
 * Follows a query until the returned function is called. The first snapshot is given before this returns.
 * @throws DatabaseError when the query is more than WeChat follows
 */
export function watch(store: Store, request: WatchRequest, { show, refuse }: Listener): () => void {
  const { sort, limit } = request;
  if (sort.length > MOST_SORT_FIELDS) throw invalidParam(`watch sorts by at most ${MOST_SORT_FIELDS} fields`);
  if (limit !== undefined && limit > MOST_LIMIT) throw invalidParam(`watch has a limit of at most ${MOST_LIMIT}`);
  const test = parseQuery(request.query);
  const read = (): Document[] => {
    const source: Source = { collection: store.collection(request.collection) };
    const found = find(source, { query: request.query, sort, ...(limit !== undefined && { limit }) });
    if (found.entries.length > MOST_RECORDS)
      throw invalidParam(`watch follows at most ${MOST_RECORDS} records; this query finds ${found.entries.length}`);
    return found.entries.map((entry) => entry.document);
  };
  let docs = read();
  let snapshots = 0;
  let changes = 0;
  show({
    id: snapshots++,
    type: 'init',
    docs,
    docChanges: docs.map((doc) => ({ id: changes++, queueType: 'init', dataType: 'init', docId: doc._id, doc })),
  });
  const follow = (committed: readonly Change[]) => {
    const mine = committed.filter(({ collection }) => collection.name === request.collection);
    const touches = boundedFor(request.query, () =>
      mine.some(({ key, before, after }) => key === '' || (before && test(before.document)) || (after && test(after))),
    );
    if (!touches) return;
    const next = store.has(request.collection) ? read() : [];
    const docChanges = difference(docs, next, mine).map((change) => ({ id: changes++, ...change }));
    docs = next;
    if (docChanges.length > 0) show({ id: snapshots++, docs, docChanges });
  };
  const end = store.onCommit((committed) => {
    try {
      follow(committed);
    } catch (error) {
      // Whoever wrote has nothing to do with who follows: only the listener hears of it.
      end();
      refuse(error);
    }
  });
  return end;
}

function difference(
  before: readonly Document[],
  after: readonly Document[],
  commits: readonly Change[],
): Omit<DocChange, 'id'>[] {
  const old = new Map(before.map((doc) => [doc._id, doc]));
  const now = new Map(after.map((doc) => [doc._id, doc]));
  const kindOf = (id: unknown) => {
    const change = commits.find((commit) => same((commit.after ?? commit.before?.document)?._id, id));
    if (!change) return 'limit';
    return change.after === null ? 'remove' : change.before === null ? 'add' : 'update';
  };
  const left = before
    .filter((doc) => !now.has(doc._id))
    .map((doc) => ({ queueType: 'dequeue', dataType: kindOf(doc._id), docId: doc._id, doc }) as const);
  const rest = after.flatMap((doc): Omit<DocChange, 'id'>[] => {
    const known = old.get(doc._id);
    if (known === doc) return [];
    if (!known) return [{ queueType: 'enqueue', dataType: kindOf(doc._id), docId: doc._id, doc }];
    return [{ queueType: 'update', dataType: 'update', docId: doc._id, doc, ...changedFields(known, doc) }];
  });
  return [...left, ...rest];
}

function changedFields(before: Document, after: Document): { updatedFields: Fields; removedFields: string[] } {
  const updated = Object.entries(after).filter(
    ([name, value]) => !Object.hasOwn(before, name) || !same(before[name], value),
  );
  return {
    updatedFields: Object.fromEntries(updated),
    removedFields: Object.keys(before).filter((name) => !Object.hasOwn(after, name)),
  };
}
