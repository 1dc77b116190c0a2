import type { DB } from 'wx-server-sdk';
import type { Documents } from '../../../contracts/documents';
import { Change, Condition, ServerTime, type Store } from './store';

/** The verbs on WeChat's cloud database. */
export function cloudStore(db: DB.Database): Store {
  const command = db.command;
  const serverDate = db.serverDate as (options: { offset: number }) => unknown;

  /** Server dates at any depth become the SDK's own; everything else stays. */
  const encoded = (value: unknown): unknown => {
    if (value instanceof ServerTime) return serverDate({ offset: value.offsetMs });
    if (value instanceof Date || value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(encoded);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, encoded(inner)]));
  };
  const condition = (value: unknown): unknown => {
    if (!(value instanceof Condition)) return encoded(value);
    switch (value.kind) {
      case 'before':
        return command.lt(encoded(value.operand));
      case 'after':
        return command.gt(value.operand);
      case 'size':
        return command.size(value.operand as number);
      case 'in':
        return command.in([...(value.operand as readonly unknown[])]);
      case 'notIn':
        return command.nin([...(value.operand as readonly unknown[])]);
      case 'not':
        return command.neq(value.operand);
    }
  };
  const change = (value: unknown): unknown => {
    if (value instanceof ServerTime) return encoded(value);
    // A plain object would be flattened into its fields and merged; we always mean the whole value.
    if (!(value instanceof Change)) return command.set(withoutServerTime(value));
    switch (value.kind) {
      case 'push':
        return command.push({ each: (value.operand as readonly unknown[]).map(pushed), slice: -value.keep });
      case 'addToSet':
        return command.addToSet(value.operand);
      case 'pull':
        return command.pull(command.in([...(value.operand as readonly unknown[])]));
      case 'increment':
        return command.inc(value.operand as number);
    }
  };
  const mapped = (fields: Readonly<Record<string, unknown>>, by: (value: unknown) => unknown) =>
    Object.fromEntries(Object.entries(fields).map(([path, value]) => [path, by(value)]));

  return {
    async add(collection, document) {
      await db.collection(collection).add({ data: encoded(document) as object });
    },
    async put(collection, document) {
      const { _id, ...data } = encoded(document) as { _id: string } & object;
      await db.collection(collection).doc(_id).set({ data });
    },
    async get(collection, id) {
      const { data } = (await db.collection(collection).where({ _id: id }).limit(1).get()) as { data: unknown[] };
      return (data[0] ?? null) as Documents[typeof collection] | null;
    },
    async find(collection, where, { limit, skip = 0, orderBy }) {
      let query = db.collection(collection).where(mapped(where, condition)).limit(limit);
      if (orderBy !== undefined) query = query.orderBy(orderBy, 'asc');
      if (skip > 0) query = query.skip(skip);
      const { data } = (await query.get()) as { data: unknown[] };
      return data as Documents[typeof collection][];
    },
    async update(collection, where, changes) {
      const query = db.collection(collection).where(mapped(where, condition));
      const { stats } = (await query.update({ data: mapped(changes, change) })) as { stats: { updated: number } };
      return stats.updated;
    },
  };
}

/** The SDK writes a server date inside a `push` with options as a plain object too; there its wire form passes through as it is. */
function pushed(item: unknown): unknown {
  return item instanceof ServerTime ? { $tcb_server_date: { offset: item.offsetMs } } : item;
}

/** The SDK writes a server date inside `command.set` as a plain object: refuse it where it would go wrong unseen. */
function withoutServerTime(value: unknown): unknown {
  if (value instanceof ServerTime) throw new Error('A server date inside a set value would not be filled in.');
  if (value !== null && typeof value === 'object' && !(value instanceof Date)) {
    for (const inner of Object.values(value)) withoutServerTime(inner);
  }
  return value;
}
