import type { DeskCommand, Page, RuleProblemView } from '../../contracts/desk';
import type { Handwritten } from '../../contracts/documents';
import { normalWord } from '../core/answering/normal-text';

/** WeChat: an answer of callFunction above 1 MB is refused (-604001); this leaves room for what is around the rows. */
const largestBytes = 600_000;

interface Row {
  readonly id: string;
  readonly enabled: boolean;
  readonly problems: readonly RuleProblemView[];
}

/**
 * One page of a collection that was read whole.
 * @param documents all of them, in any order
 * @param fields those that a search looks at
 */
export function pageOf<R extends Row>(
  documents: readonly Handwritten[],
  { after, limit, search = '', filter }: DeskCommand<'rules'>,
  fields: readonly string[],
  rowOf: (document: Handwritten) => R,
): Page & { rows: R[] } {
  const wanted = normalWord(search);
  const left = documents
    .filter((document) => wanted === '' || holds(document, fields, wanted))
    .map(rowOf)
    .filter(({ enabled, problems }) => filter === 'all' || (filter === 'on' ? enabled : problems.length > 0))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const rest = after === undefined ? left : left.filter(({ id }) => id > after);
  const rows = fitting(rest.slice(0, limit));
  return { rows, next: rows.length < rest.length ? (rows.at(-1)?.id ?? null) : null, total: left.length };
}

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
