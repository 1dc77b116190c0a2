import type { DB } from 'wx-server-sdk';
import cloud from 'wx-server-sdk';
import type { Documents } from '../../../contracts/documents';
import type { Archive, Matching } from './archive';
import { TooLate, type Run } from './run';

/**
 * The archive's verbs on WeChat's cloud database, for one run after another: a run that has answered gets TooLate. Once per
 * instance, after cloudPlatform(), which opens the environment.
 */
export function cloudArchive(): (run: Run) => Archive {
  const db = cloud.database();
  return (run) => archiveOn(db, () => (run.remaining() > 0 ? undefined : late()));
}

function late(): never {
  throw new TooLate();
}

function archiveOn(db: DB.Database, inTime: () => void): Archive {
  return {
    async newest(collection, where, { by, limit, before, skip = 0 }) {
      inTime();
      const within = before === undefined ? where : { ...where, [by]: db.command.lt(before) };
      const query = db.collection(collection).where(within).orderBy(by, 'desc').skip(skip).limit(limit);
      const { data } = (await query.get()) as { data: unknown[] };
      return data as Documents[typeof collection][];
    },
    async count(collection, where) {
      inTime();
      const { total } = (await db.collection(collection).where(where).count()) as { total: number };
      return total;
    },
    async remove(collection, where) {
      inTime();
      refuseEverything(where);
      const { stats } = (await db.collection(collection).where(where).remove()) as { stats: { removed: number } };
      return stats.removed;
    },
  };
}

/** WeChat: a condition that is undefined is left out of a query, and one without conditions names every document. */
function refuseEverything(where: Matching): void {
  const values: readonly unknown[] = Object.values(where);
  if (values.length === 0 || values.some((value) => value === undefined))
    throw new Error('A removal must name what it removes.');
}
