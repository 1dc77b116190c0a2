import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import Papa from 'papaparse';
import type { Handwritten } from '../../contracts/documents';
import { jsonProblem } from '../../contracts/json-problem';
import { cellOf, columnOf, headings, valueOf } from './columns';
import { decode } from './encoding';
import { Failure, reasonOf } from './failure';
import { linesOfItems } from './json-lines';
import { texts } from './texts';

/** A document of a file, and the line it begins at, from 1. */
export interface Written {
  readonly line: number;
  readonly document: Readonly<Record<string, unknown>>;
}
/** What a file holds; a line that cannot be read is a problem and stops no other. */
export interface FileContent {
  readonly written: readonly Written[];
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

const formats = ['.jsonl', '.json', '.csv'] as const;
/** The system's own answer on a document: not an operator's to bring or to keep. */
const ownFields = ['status'];

/** @throws Failure when the file cannot be opened or is of another format */
export async function readDocuments(file: string): Promise<FileContent> {
  const format = formatOf(file);
  return parseDocuments(await readText(file), format);
}

/** @throws Failure when the file cannot be opened or is no text */
export async function readText(file: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw new Failure(texts.unreadable(file, reasonOf(error)));
  }
  const text = decode(bytes);
  if (text === null) throw new Failure(texts.notText(file));
  return text;
}

export function parseDocuments(text: string, format: (typeof formats)[number]): FileContent {
  if (format === '.jsonl') return parseLines(text);
  return format === '.json' ? parseList(text) : parseTable(text);
}

/** Writes documents in the format that the name asks for, without what the system wrote on them. */
export async function writeDocuments(file: string, documents: readonly Handwritten[]): Promise<void> {
  const content = formatDocuments(documents, formatOf(file));
  try {
    await writeFile(file, content);
  } catch (error) {
    throw new Failure(texts.unwritable(file, reasonOf(error)));
  }
}

export function formatDocuments(documents: readonly Handwritten[], format: (typeof formats)[number]): string {
  const plain = documents.map((document) =>
    Object.fromEntries(Object.entries(document).filter(([field]) => !ownFields.includes(field))),
  );
  if (format === '.jsonl') return plain.map((document) => `${JSON.stringify(document)}\n`).join('');
  if (format === '.json') return `${JSON.stringify(plain, null, 2)}\n`;
  const columns = [...new Set(plain.flatMap(Object.keys))];
  const rows = plain.map((document) => {
    // By name: a column may be called `constructor`, and a document without one is no row with a function.
    const cells = new Map(Object.entries(document));
    return columns.map((column) => cellOf(column, cells.get(column)));
  });
  // Spreadsheet programs take a table without this mark for another encoding.
  return `\uFEFF${Papa.unparse({ fields: headings(columns), data: rows })}\r\n`;
}

function formatOf(file: string): (typeof formats)[number] {
  const format = formats.find((one) => one === path.extname(file).toLowerCase());
  if (format === undefined) throw new Failure(texts.unknownFormat(file));
  return format;
}

function parseLines(text: string): FileContent {
  const lines = text.split(/\r?\n/).map((line, index) => ({ line: index + 1, text: line.trim() }));
  const items = lines
    .filter((line) => line.text !== '')
    .map((line) => {
      try {
        return { line: line.line, value: JSON.parse(line.text) as unknown };
      } catch {
        return { line: line.line, problem: texts.badLine(whyNotJson(line.text).why) };
      }
    });
  return sorted(items);
}

function parseList(text: string): FileContent {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    const { line, why } = whyNotJson(text);
    return { written: [], problems: [{ line, message: texts.badFile(why) }] };
  }
  if (!Array.isArray(list)) return { written: [], problems: [{ line: 1, message: texts.notAList }] };
  const lines = linesOfItems(text);
  return sorted(list.map((value: unknown, index) => ({ line: lines[index] ?? 1, value })));
}

/** Where a text stops being JSON, from line 1, and why, in the operator's words: engines word it in English and each in its own way. */
function whyNotJson(text: string): { line: number; why: string } {
  const { line, column, why } = jsonProblem(text) ?? { line: 1, column: 1, why: 'unexpected' };
  const mended = text.replace(/,\s*([\]}]|$)/g, '$1');
  return { line, why: mended !== text && isJson(mended) ? texts.strayComma : texts.notJson(column, why) };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function parseTable(text: string): FileContent {
  const items: Item[] = [];
  const problems: { line: number; message: string }[] = [];
  let columns: readonly string[] | null = null;
  let begin = 0;
  Papa.parse<string[]>(text, {
    delimiter: separatorOf(text),
    step({ data, errors, meta }) {
      const line = lineAt(text, begin);
      begin = meta.cursor;
      const [error] = errors;
      if (error !== undefined)
        problems.push({
          line,
          message: texts.badCsv(error.code === 'MissingQuotes' ? texts.openQuote : error.message),
        });
      else if (data.every((cell) => cell.trim() === '')) return;
      else if (columns === null) columns = data.map((name) => columnOf(name.trim()));
      else items.push({ line, value: Object.fromEntries(cellsOf(columns, data)) });
    },
  });
  const read = sorted(items);
  return { written: read.written, problems: [...problems, ...read.problems] };
}

/** What stands between the columns' names: field names hold none of these. */
function separatorOf(text: string): string {
  const [names = ''] = text.trimStart().split(/\r|\n/, 1);
  const counted = [',', '\t', ';'].map((sign) => ({ sign, count: names.split(sign).length }));
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).sign;
}

function cellsOf(columns: readonly string[], cells: readonly string[]): [string, unknown][] {
  return columns.flatMap((column, index): [string, unknown][] => {
    const cell = (cells[index] ?? '').trim();
    return column === '' || cell === '' ? [] : [[column, valueOf(column, cell)]];
  });
}

type Item = { readonly line: number } & ({ readonly value: unknown } | { readonly problem: string });

/** Documents apart from what is none. */
function sorted(items: readonly Item[]): FileContent {
  const written: Written[] = [];
  const problems: { line: number; message: string }[] = [];
  for (const item of items) {
    if ('problem' in item) problems.push({ line: item.line, message: item.problem });
    else if (typeof item.value !== 'object' || item.value === null || Array.isArray(item.value))
      problems.push({ line: item.line, message: texts.notADocument });
    else {
      const fields = Object.entries(item.value).filter(([field]) => !ownFields.includes(field));
      written.push({ line: item.line, document: Object.fromEntries(fields) });
    }
  }
  return { written, problems };
}

function lineAt(text: string, place: number): number {
  return text.slice(0, place).split('\n').length;
}
