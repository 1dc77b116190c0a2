import type { Handwritten } from '../../contracts/documents';
import { Failure, reasonOf } from './failure';
import { pastOf, pastVisitorOf, type Source } from './source';
import { texts } from './texts';

/** Rows the emulator gives at once at most. */
const pageSize = 1000;

/** A running emulator, through its HTTP API. @param url as it says when it is ready */
export function emulatorSource(url: string): Source {
  const ask = async (method: string, route: string, body?: object): Promise<unknown> => {
    const address = `${url.replace(/\/+$/, '')}/emulator/v1/database/collections/${route}`;
    let response: Response;
    try {
      const json = { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
      response = await fetch(address, { method, ...(body === undefined ? {} : json) });
    } catch (error) {
      throw new Failure(texts.emulatorAway(url, reasonOf(error)));
    }
    const text = await response.text();
    if (response.status === 404 && method === 'PUT') return null;
    if (!response.ok) throw new Failure(texts.refused(route, text));
    return text === '' ? null : JSON.parse(text);
  };
  const all = async (collection: string, where: object): Promise<Handwritten[]> => {
    const rows: Handwritten[] = [];
    for (let full = true; full;) {
      const query = `where=${encodeURIComponent(JSON.stringify(where))}&sort=%7B%22_id%22%3A1%7D`;
      const page = await ask('GET', `${collection}/documents?${query}&skip=${rows.length}&limit=${pageSize}`);
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
    async invite({ expiresAt, createdAt, ...invitation }) {
      const dates = { expiresAt: { $date: expiresAt.toISOString() }, createdAt: { $date: createdAt.toISOString() } };
      await ask('POST', 'invitations/documents', { ...invitation, ...dates });
    },
    async write(collection, document) {
      const documents = `${collection}/documents`;
      const changed = await ask('PUT', `${documents}/${encodeURIComponent(document._id)}`, document);
      if (changed === null) await ask('POST', documents, document);
    },
  };
}
