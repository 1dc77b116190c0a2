import { createHash } from 'node:crypto';
import type { Handwritten } from '../../../contracts/documents';

/** Written by the system on a rule; a person neither sees nor changes it. */
const systemFields: ReadonlySet<string> = new Set([
  '_id',
  '_openid',
  'status',
  'updatedAt',
  'updatedBy',
  'createdAt',
  'createdBy',
  'v',
]);

/** A rule as a person may edit it. A field that holds null is not set. */
export function editable(document: Handwritten): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(document).filter(([field, value]) => !systemFields.has(field) && value !== null),
  );
}

/** Names the state of a rule: the same for the same, whoever wrote it, here or in the console. */
export function versionOf(document: Handwritten): string {
  const fields = Object.entries(editable(document)).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(fields)).digest('base64url').slice(0, 22);
}
