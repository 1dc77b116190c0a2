import type { DB } from 'wx-server-sdk';
import type { Handwritten } from '../../contracts/documents';
import { Failure } from './failure';
import { pastOf, pastVisitorOf, type Source } from './source';
import { texts } from './texts';

/** The SDK reads them itself; without them it ends the process instead of saying what is missing. */
const secrets = ['TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY'] as const;
/** WeChat gives at most 100 documents an answer without doubt. */
const pageSize = 100;

/** A cloud environment, from outside it. @throws Failure when the secrets are not set */
export async function cloudSource(env: string): Promise<Source> {
  const missing = secrets.filter((name) => !process.env[name]);
  if (missing.length > 0) throw new Failure(texts.noSecret(missing));
  // Only here: loading the SDK takes longer than checking a file.
  const { default: cloud } = await import('wx-server-sdk');
  cloud.init({ env });
  const db = cloud.database();
  const all = async (collection: string, where: object): Promise<Handwritten[]> => {
    const rows: Handwritten[] = [];
    for (let full = true; full;) {
      const query = db.collection(collection).where(where).orderBy('_id', 'asc').skip(rows.length).limit(pageSize);
      const { data } = (await query.get()) as DB.IQueryResult;
      rows.push(...(data as unknown as Handwritten[]));
      full = data.length === pageSize;
    }
    return rows;
  };
  return {
    documents: (collection) => all(collection, {}),
    async messages(since) {
      const rows = await all('messages', { direction: 'in', createTime: db.command.gte(Math.floor(since / 1000)) });
      return rows.flatMap((row) => pastOf(row) ?? []).sort((a, b) => a.at - b.at);
    },
    async visitors(ids) {
      const known = new Map<string, ReturnType<typeof pastVisitorOf>>();
      for (let begin = 0; begin < ids.length; begin += pageSize) {
        const rows = await all('visitors', { _id: db.command.in(ids.slice(begin, begin + pageSize)) });
        for (const row of rows) known.set(row._id, pastVisitorOf(row));
      }
      return known;
    },
    async invite(invitation) {
      await db.collection('invitations').add({ data: invitation });
    },
    async write(collection, { _id, ...data }) {
      await db.collection(collection).doc(_id).set({ data });
    },
  };
}
