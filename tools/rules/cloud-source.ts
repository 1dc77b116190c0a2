import type { DB } from 'wx-server-sdk';
import type { Handwritten } from '../../contracts/documents';
import { Failure, reasonOf } from './failure';
import { pastOf, pastVisitorOf, type Source } from './source';
import { texts } from './texts';

/** The SDK reads them itself; without them it ends the process instead of saying what is missing. */
const secrets = ['TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY'] as const;
/** WeChat gives at most 100 documents an answer without doubt. */
const pageSize = 100;

/** A cloud environment, from outside it. @throws Failure when the secrets are not set, or `env` cannot be an environment's id */
export async function cloudSource(env: string): Promise<Source> {
  if (!/^[\w-]+$/.test(env)) throw new Failure(texts.badEnv(env));
  const missing = secrets.filter((name) => !process.env[name]);
  if (missing.length > 0) throw new Failure(texts.noSecret(missing));
  // Only here: loading the SDK takes longer than checking a file.
  const { default: cloud } = await import('wx-server-sdk');
  cloud.init({ env });
  const db = cloud.database();
  const asked = async <T>(collection: string, call: Promise<T>): Promise<T> => {
    try {
      return await call;
    } catch (error) {
      throw new Failure(refusal(env, collection, error));
    }
  };
  const all = async (collection: string, where: object): Promise<Handwritten[]> => {
    const rows: Handwritten[] = [];
    for (let full = true; full;) {
      const query = db.collection(collection).where(where).orderBy('_id', 'asc').skip(rows.length).limit(pageSize);
      const { data } = await asked(collection, query.get() as Promise<DB.IQueryResult>);
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
    now: () => Promise.resolve(Date.now()),
    async hasOwner() {
      return (await all('agents', { role: 'owner' })).length > 0;
    },
    async invite(invitation) {
      await asked('invitations', db.collection('invitations').add({ data: invitation }) as Promise<unknown>);
    },
    async write(collection, { _id, ...data }) {
      await asked(collection, db.collection(collection).doc(_id).set({ data }) as Promise<unknown>);
    },
  };
}

/** Of wx-server-sdk: the environment is not there; the collection is not. */
const codes = { env: -501005, collection: -502005 } as const;
/** The SDK keeps only the words of an error it has no number for: a wrong secret is told apart by them. */
const words = {
  secret: /secret ?(?:id|key)|SIGN_PARAM|signature|sign (?:param|error)|credential/i,
  env: /invalid[ _]?env|env\b.{0,30}\b(?:not|invalid)/i,
  network:
    /ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ESOCKETTIMEDOUT|socket|timed? ?out|certificate/i,
} as const;

/** What an operator can do about a call that failed. */
function refusal(env: string, collection: string, error: unknown): string {
  const { errCode } = error as { errCode?: unknown };
  const why = reasonOf(error).split('\n')[0] ?? '';
  if (errCode === codes.collection) return texts.noCollection(collection, env);
  // First, for its words name the address, and that the environment.
  if (words.network.test(why)) return texts.cloudAway(env, why);
  if (errCode === codes.env || words.env.test(why)) return texts.noEnv(env, why);
  if (words.secret.test(why)) return texts.badSecret(env, why);
  return texts.refused(collection, why);
}
