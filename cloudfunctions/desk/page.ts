import type { DeskCommand, Page, RuleProblemView } from '../../contracts/desk';
import type { Handwritten } from '../../contracts/documents';
import { normalWord } from '../core/answering/normal-text';
import { isOn } from './views';

/** WeChat: an answer of callFunction above 1 MB is refused (-604001); this leaves room for what is around the rows. */
const largestBytes = 600_000;

interface Written {
  /** All of them, in any order. */
  readonly documents: readonly Handwritten[];
  readonly problems: ReadonlyMap<string, readonly RuleProblemView[]>;
  /** The fields that a search looks at. */
  readonly searched: readonly string[];
}

/** One page of a collection that was read whole. */
export function pageOf<R extends { readonly id: string }>(
  { documents, problems, searched }: Written,
  { after, limit, search = '', filter }: DeskCommand<'rules'>,
  rowOf: (document: Handwritten, problems: readonly RuleProblemView[]) => R,
): Page & { rows: R[] } {
  const wanted = normalWord(search);
  const left = documents
    .filter((document) => filter !== 'on' || isOn(document))
    .filter(({ _id }) => filter !== 'problems' || problems.has(_id))
    .filter((document) => wanted === '' || holds(document, searched, wanted))
    .sort((a, b) => (a._id < b._id ? -1 : 1));
  const rest = after === undefined ? left : left.filter(({ _id }) => _id > after);
  const rows = fitting(rest.slice(0, limit).map((document) => rowOf(document, problems.get(document._id) ?? [])));
  return { rows, next: rows.length < rest.length ? (rows.at(-1)?.id ?? null) : null, total: left.length };
}

/** Whether an answer can hold it; what is written in the console may be larger than any page's answer. */
export const fits = (value: unknown): boolean => Buffer.byteLength(JSON.stringify(value)) <= largestBytes;

/** As many of the first rows as one answer may hold; the first one always. */
export function fitting<R>(rows: readonly R[]): R[] {
  let bytes = 0;
  const end = rows.findIndex((row, index) => {
    bytes += Buffer.byteLength(JSON.stringify(row)) + 1;
    return bytes > largestBytes && index > 0;
  });
  return rows.slice(0, end < 0 ? rows.length : end);
}

/** Whether one of the fields has the words in it, as matching sees both: 「退*款」 finds 退款. */
function holds(document: Handwritten, fields: readonly string[], wanted: string): boolean {
  return fields.some((field) => textsIn(document[field]).some((text) => normalWord(text).includes(wanted)));
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
