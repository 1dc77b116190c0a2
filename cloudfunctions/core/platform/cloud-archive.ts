import type { DB } from 'wx-server-sdk';
import cloud from 'wx-server-sdk';
import type { Documents } from '../../../contracts/documents';
import type { Archive, Matching } from './archive';

/** The archive's verbs on WeChat's cloud database. After cloudPlatform(), which opens the environment. */
export function cloudArchive(): Archive {
  return archiveOn(cloud.database({ throwOnNotFound: false }));
}

function archiveOn(db: DB.Database): Archive {
  return {
    async newest(collection, where, { by, limit, before }) {
      const within = before === undefined ? where : { ...where, [by]: db.command.lt(before) };
      const { data } = await db.collection(collection).where(within).orderBy(by, 'desc').limit(limit).get();
      return data as unknown as Documents[typeof collection][];
    },
    async count(collection, where) {
      const { total } = (await db.collection(collection).where(where).count()) as { total: number };
      return total;
    },
    async remove(collection, where) {
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
