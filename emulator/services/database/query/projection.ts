// `field()`: which fields of a document are answered. In: WeChat's projection. Out: a function from document to document.
import { Query } from 'mingo/query';
import { ProcessingMode } from 'mingo';
import { failed } from '../errors';
import { isFields, type Document } from '../values/types';
import { withoutInherited } from './inherited';
import { mingoOptions, translated } from './language';

const everything = (document: Document): Document => document;

/** @throws DatabaseError when MongoDB would refuse it, as a mix of wanted and unwanted fields */
export function parseProjection(projection: unknown): (document: Document) => Document {
  if (projection === undefined) return everything;
  if (!isFields(projection)) throw failed('the projection must be an object of fields');
  const fields = Object.entries(projection);
  if (fields.length === 0) return everything;
  if (fields.every(([path, wanted]) => isWanted(wanted) && !path.includes('.')))
    return topLevel(fields.map(([path]) => path));
  const safe = withoutInherited(projection);
  const cloned = { ...mingoOptions, processingMode: ProcessingMode.CLONE_INPUT };
  const empty = new Query({}, cloned);
  const project = (document: Document) =>
    translated(() => empty.find<Document>([document as Record<string, unknown>], safe as never).all()[0] as Document);
  project({ _id: null });
  return project;
}

const isWanted = (wanted: unknown) => wanted === true || (typeof wanted === 'number' && wanted !== 0);

function topLevel(paths: readonly string[]): (document: Document) => Document {
  const wanted = new Set([...paths, '_id']);
  return (document) =>
    Object.fromEntries(Object.entries(document).filter(([name]) => wanted.has(name))) as unknown as Document;
}
