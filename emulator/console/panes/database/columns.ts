// Which fields a table of documents shows, and what names the editor suggests. Pure; it knows no collection.
import type { Document, Json } from '../../types';

/** Field names of these documents, the most common first, `_id` always first; ties in order of appearance. */
export function fieldsOf(documents: readonly Document[]): string[] {
  const counts = new Map<string, number>();
  for (const document of documents) {
    for (const field of Object.keys(document)) counts.set(field, (counts.get(field) ?? 0) + 1);
  }
  counts.delete('_id');
  const order = [...counts.keys()];
  order.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return ['_id', ...order];
}

/** The columns of a table: as many as can be read beside each other, the system's own answer (`status`) near the front. */
export function columnsOf(documents: readonly Document[], most = 8): string[] {
  const fields = fieldsOf(documents);
  if (!fields.includes('status')) return fields.slice(0, most);
  const others = fields.filter((field) => field !== 'status');
  return [...others.slice(0, 2), 'status', ...others.slice(2, most - 1)];
}

/** What the system says about a document on the document itself. */
export type Status = { ok: true } | { ok: false; problem: string };

/** `status: {ok, problem}` when the document carries one, else null. */
export function statusOf(value: Json | undefined): Status | null {
  if (value === null || value === undefined || typeof value !== 'object' || Array.isArray(value)) return null;
  const { ok, problem } = value;
  if (typeof problem === 'string' && problem !== '') return { ok: false, problem };
  return ok === true ? { ok: true } : null;
}

/** A document's id as it stands in an address. */
export function idText(id: Json): string {
  if (id !== null && typeof id === 'object' && !Array.isArray(id) && typeof id['$oid'] === 'string') return id['$oid'];
  return typeof id === 'string' ? id : JSON.stringify(id);
}
