import type { Handwritten } from '../../contracts/documents';
import { Failure, reasonOf } from './failure';
import { pastOf, pastVisitorOf, type Source } from './source';
import { texts } from './texts';

/** Rows the emulator gives at once at most. */
const pageSize = 1000;

/** A running emulator, through its HTTP API. @param url as it says when it is ready */
export function emulatorSource(url: string): Source {
  const api = `${url.replace(/\/+$/, '')}/emulator/v1`;
  const ask = async (method: string, route: string, body?: object): Promise<unknown> => {
    let response: Response;
    try {
      const json = { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
      response = await fetch(`${api}/${route}`, { method, ...(body === undefined ? {} : json) });
    } catch (error) {
      throw new Failure(texts.emulatorAway(url, reasonOf(error)));
    }
    const text = await response.text();
    if (response.status === 404 && method === 'PUT') return null;
    if (!response.ok) throw new Failure(texts.refused(route, text));
    return text === '' ? null : JSON.parse(text);
  };
  const inCollection = (method: string, route: string, body?: object) =>
    ask(method, `database/collections/${route}`, body);
  const all = async (collection: string, where: object): Promise<Handwritten[]> => {
    const rows: Handwritten[] = [];
    for (let full = true; full;) {
      const query = `where=${encodeURIComponent(JSON.stringify(where))}&sort=%7B%22_id%22%3A1%7D`;
      const page = await inCollection('GET', `${collection}/documents?${query}&skip=${rows.length}&limit=${pageSize}`);
      const { documents } = page as { documents: Handwritten[] };
      rows.push(...documents);
      full = documents.length === pageSize;
    }
    return rows;
  };
  return {
    documents: (collection) => all(collection, {}),
    async messages(since) {
      const rows = await all('messages', { direction: 'in', createTime: { $gte: Math.floor(since / 1000) } });
      return rows.flatMap((row) => pastOf(row) ?? []).sort((a, b) => a.at - b.at);
    },
    async visitors(ids) {
      const rows = await all('visitors', { _id: { $in: ids } });
      return new Map(rows.map((row) => [row._id, pastVisitorOf(row)]));
    },
    async now() {
      return ((await ask('GET', 'clock')) as { now: number }).now;
    },
    async hasOwner() {
      const { collections } = (await ask('GET', 'database/collections')) as { collections: { name: string }[] };
      if (!collections.some(({ name }) => name === 'agents')) return true;
      return (await all('agents', { role: 'owner' })).length > 0;
    },
    async invite({ expiresAt, createdAt, ...invitation }) {
      const dates = { expiresAt: { $date: expiresAt.toISOString() }, createdAt: { $date: createdAt.toISOString() } };
      await inCollection('POST', 'invitations/documents', { ...invitation, ...dates });
    },
    async write(collection, document) {
      const documents = `${collection}/documents`;
      const changed = await inCollection('PUT', `${documents}/${encodeURIComponent(document._id)}`, document);
      if (changed === null) await inCollection('POST', documents, document);
    },
  };
}
