// What may be stored as a document at all: MongoDB's rules on names, `_id`, nesting and size.
import { calculateObjectSize } from 'bson';
import { MAX_DOCUMENT_BYTES, MAX_NESTING } from '../constants';
import { failed } from '../errors';
import { isFields, type Document } from '../values/types';

/**
 * Refuses a document that MongoDB would not store.
 * @throws DatabaseError in MongoDB's words
 */
export function checkDocument(document: Document): void {
  const { _id: id } = document;
  if (id === undefined || Array.isArray(id) || id instanceof RegExp)
    throw failed(
      `The '_id' value cannot be of type ${Array.isArray(id) ? 'array' : id === undefined ? 'undefined' : 'regex'}`,
    );
  const size = checkFields(document, 1, '');
  // The estimate is never too small, so the exact figure is needed only near the cap.
  if (size > MAX_DOCUMENT_BYTES / 2) {
    const exact = calculateObjectSize(document);
    if (exact > MAX_DOCUMENT_BYTES)
      throw failed(`object to insert too large. size in bytes: ${exact}, max size: ${MAX_DOCUMENT_BYTES}`);
  }
}

/** Checks names and nesting; answers a generous estimate of the bytes. */
function checkFields(value: object, depth: number, path: string): number {
  if (depth > MAX_NESTING) throw failed(`document has exceeded the maximum nesting depth of ${MAX_NESTING}`);
  let size = 16;
  const inList = Array.isArray(value);
  for (const [name, inner] of Object.entries(value)) {
    if (!inList) {
      const where = path === '' ? name : `${path}.${name}`;
      if (name.startsWith('$'))
        throw failed(`The dollar ($) prefixed field '${name}' in '${where}' is not valid for storage.`);
      // MongoDB keeps it; JavaScript's own clients lose it on the way, or take it for the object's prototype.
      if (name === '__proto__') throw failed(`The field '${name}' in '${where}' is not allowed.`);
      if (name.includes('.')) throw failed(`The dotted field '${name}' in '${where}' is not valid for storage.`);
      if (name.includes('\u0000'))
        throw failed(`The field name '${JSON.stringify(name)}' contains a null byte, which is not valid for storage.`);
    }
    size += name.length * 3 + 16;
    if (typeof inner === 'string') size += inner.length * 3;
    else if (Array.isArray(inner) || isFields(inner))
      size += checkFields(inner, depth + 1, path === '' ? name : `${path}.${name}`);
    else if (typeof inner === 'object' && inner !== null) size += 64;
  }
  return size;
}
