// Documents as files: JSON Lines (or a JSON list) and CSV, read and written in the browser.
import { own } from '../../../own';
import { api, ApiFailure } from '../../api';
import { readObject } from '../../components/jsonText';
import { texts } from '../../texts';
import type { Document, Json, JsonObject } from '../../types';
import { fieldsOf, idText } from './columns';

/** WeChat's console asks the same: refuse an `_id` that exists, or put the new document in its place. */
export type ImportMode = 'insert' | 'upsert';
const words = texts.database;
const bad = (message: string) => new ApiFailure(0, 'bad-file', message);
const exportPage = 1000;

/** @throws ApiFailure that names the first line that is no document */
export async function readFile(file: File): Promise<JsonObject[]> {
  const text = (await file.text()).replace(/^\uFEFF/, '');
  const documents = /\.csv$/i.test(file.name) ? await readCsv(text) : readJsonLines(text);
  if (documents.length === 0) throw bad(words.importNothing);
  return documents;
}

export function readJsonLines(text: string): JsonObject[] {
  const list = text.trimStart().startsWith('[') ? (JSON.parse(text) as JsonObject[]) : null;
  if (list) return list;
  return text.split('\n').flatMap((line, n) => {
    if (line.trim() === '') return [];
    const read = readObject(line);
    if ('problem' in read) throw bad(words.importBadLine(n + 1, read.problem));
    return [read.value];
  });
}

/** A first line of field names; a cell that is JSON (a number, true, a list, an object) is that value, else text. */
async function readCsv(text: string): Promise<JsonObject[]> {
  const { default: csv } = await import('papaparse');
  const { data, errors, meta } = csv.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const [first] = errors;
  if (first && first.code !== 'UndetectableDelimiter') {
    throw bad(words.importBadLine((first.row ?? 0) + 2, first.message));
  }
  // The parser loses a column of this name, and the database takes no such field.
  if (meta.fields?.includes('__proto__') === true) throw bad(words.importBadLine(1, words.importBadField('__proto__')));
  return data.map((row) =>
    Object.fromEntries(Object.entries(row).flatMap(([field, cell]) => (cell === '' ? [] : [[field, cellValue(cell)]]))),
  );
}

function cellValue(cell: string): Json {
  try {
    return JSON.parse(cell) as Json;
  } catch {
    return cell;
  }
}

/** Writes one document after another; what stood before a failure stays written, and the failure says where it stopped. */
export async function importInto(
  collection: string,
  documents: JsonObject[],
  mode: ImportMode,
  onProgress: (done: number) => void,
): Promise<void> {
  for (const [n, document] of documents.entries()) {
    onProgress(n);
    const id = document['_id'];
    try {
      const replaced = mode === 'upsert' && id !== undefined && (await replace(collection, idText(id), document));
      if (!replaced) await api.addDocument(collection, document);
    } catch (error) {
      const why = error instanceof ApiFailure ? error : bad(String(error));
      throw new ApiFailure(why.status, why.code, `${words.importStopped(n, n + 1)}：${why.message}`, why.hint);
    }
  }
  onProgress(documents.length);
}

/** @returns false when there is no document with this id */
async function replace(collection: string, id: string, document: JsonObject): Promise<boolean> {
  try {
    await api.putDocument(collection, id, document);
    return true;
  } catch (error) {
    if (error instanceof ApiFailure && error.code === 'unknown-document') return false;
    throw error;
  }
}

/** Fetches every document that the query finds and hands the file to the browser. */
export async function download(collection: string, where: Json | undefined, kind: 'jsonl' | 'csv'): Promise<void> {
  const documents: Document[] = [];
  for (let total = Infinity; documents.length < total;) {
    const found = await api.documents(collection, {
      ...(where === undefined ? {} : { where }),
      skip: documents.length,
      limit: exportPage,
    });
    documents.push(...found.documents);
    total = found.documents.length === 0 ? 0 : found.total;
  }
  const text = kind === 'csv' ? await csvOf(documents) : documents.map((each) => `${JSON.stringify(each)}\n`).join('');
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${collection}.${kind === 'csv' ? 'csv' : 'json'}`;
  link.click();
  URL.revokeObjectURL(url);
}

async function csvOf(documents: Document[]): Promise<string> {
  const { default: csv } = await import('papaparse');
  const fields = fieldsOf(documents);
  const rows = documents.map((each) =>
    fields.map((field) => {
      const value = own(each, field);
      return value !== null && typeof value === 'object' ? JSON.stringify(value) : (value ?? '');
    }),
  );
  // The mark tells spreadsheet programs that the file is UTF-8.
  return `\uFEFF${csv.unparse({ fields, data: rows }, { escapeFormulae: true })}`;
}
