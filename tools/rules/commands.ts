import { invitationOf, newCode } from '../../cloudfunctions/core/access/codes';
import {
  openBook,
  replay,
  tryOut,
  withDrafts,
  writtenSets,
  type Documents,
  type Outcome,
  type Past,
  type WrittenSet,
} from '../../cloudfunctions/core/rehearsal';
import type { Handwritten } from '../../contracts/documents';
import type { Options } from './options';
import { needTable, readBeside, readDrafts, setOf, type Draft, type FileProblem } from './drafts';
import { Failure } from './failure';
import { readText, writeDocuments } from './files';
import type { Source } from './source';
import { texts } from './texts';

/** Says a line to the operator. */
export type Say = (line: string) => void;
type Command = (options: Told, source: Source | null, say: Say) => Promise<number>;

/** With the time it is, or is to be. */
type Told = Options & { readonly at: number };

/** A file's documents, and the shop with and without them. */
interface Shop {
  readonly drafts: readonly Draft[];
  readonly problems: readonly FileProblem[];
  readonly before: Documents;
  readonly after: Documents;
}

async function shopOf({ files, collection, against }: Options, source: Source | null): Promise<Shop> {
  const { drafts, problems } = await readDrafts(files, collection);
  const given = new Set(files.map((file) => setOf(file, collection)));
  const before: Partial<Record<WrittenSet, readonly Handwritten[]>> = { ...(await readBeside(files, given)) };
  if (against !== undefined)
    for (const { collection: set, document } of (await readDrafts([against], collection ?? [...given][0])).drafts)
      before[set] = [...(before[set] ?? []), document];
  if (source !== null) for (const set of writtenSets) before[set] = await source.documents(set);
  const after = { ...before };
  for (const set of given) {
    const documents = drafts.filter((draft) => draft.collection === set).map(({ document }) => document);
    after[set] = source === null ? documents : withDrafts(before[set] ?? [], documents);
  }
  return { drafts, problems, before, after };
}

/** Names each problem of the files' documents. @returns how many there are, how many of them are mistakes, and how many keep a document from working */
async function tellProblems(
  shop: Shop,
  at: number,
  say: Say,
): Promise<{ all: number; mistakes: number; fatal: number }> {
  const places = new Map(shop.drafts.map((draft) => [`${draft.collection}/${draft.document._id}`, draft]));
  const book = await openBook(shop.after);
  for (const { file, line, name, message } of shop.problems) say(texts.problem(texts.place(file, line), name, message));
  const own = book.problems(at).flatMap((problem) => {
    const draft = places.get(`${problem.collection}/${problem.id}`);
    return draft === undefined ? [] : [{ ...problem, place: texts.place(draft.file, draft.line) }];
  });
  for (const { place, name, message, fatal } of own)
    say(`${texts.problem(place, name, message)}${fatal ? '' : texts.hint}`);
  const fatal = own.filter((problem) => problem.fatal).length;
  const mistakes = own.filter((problem) => problem.note !== true).length;
  const unreadable = shop.problems.length;
  return { all: unreadable + own.length, mistakes: unreadable + mistakes, fatal: unreadable + fatal };
}

const check: Command = async (options, source, say) => {
  needFiles(options);
  const shop = await shopOf(options, source);
  const { all, mistakes } = await tellProblems(shop, options.at, say);
  say(all === 0 ? texts.fine(shop.drafts.length) : texts.found(shop.drafts.length, all));
  return mistakes === 0 ? 0 : 1;
};

const tryText: Command = async (options, source, say) => {
  const { text, at, visitor, level, tags, page, from: sessionFrom } = options;
  if (text === undefined || text === '') throw new Failure(texts.noText);
  if (source === null) needFiles(options);
  const { after } = await shopOf(options, source);
  const told = { visitor, level, tags, page, sessionFrom };
  const stored = visitor === undefined ? undefined : (await source?.visitors([visitor]))?.get(visitor);
  const tried = tryOut(await openBook(after), {
    ...{ content: { type: 'text', text }, now: at },
    // What is told of a visitor comes before what is stored of them.
    ...stored,
    ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)),
  });
  say(texts.asked(tried.pieces.map(({ text: piece, hit }) => (hit ? `【${piece}】` : piece)).join('')));
  for (const line of tried.lines) say(line);
  return 0;
};

const replayMessages: Command = async (options, source, say) => {
  needFiles(options);
  if (source === null && options.messages === undefined) throw new Failure(texts.needsMessages);
  if (source === null && options.against === undefined) throw new Failure(texts.needsAgainst);
  const { before, after } = await shopOf(options, source);
  const messages = await messagesOf(options, source);
  const visitors = [...new Set(messages.map(({ visitor }) => visitor))];
  const known = options.messages === undefined ? await source?.visitors(visitors) : undefined;
  const changed = replay(await openBook(before), await openBook(after), messages, known);
  for (const one of changed) {
    say(texts.asked(one.text));
    say(`${texts.before}：${outcomeOf(one.before)}`);
    say(`${texts.after}：${outcomeOf(one.after)}`);
  }
  say(texts.replayed(messages.length, changed.length));
  return 0;
};

async function messagesOf({ messages, at, days }: Told, source: Source | null): Promise<readonly Past[]> {
  if (messages === undefined) return (await source?.messages(at - days * 24 * 60 * 60 * 1000)) ?? [];
  return (await readText(messages))
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((text, index) => ({ id: String(index + 1), visitor: 'try', content: { type: 'text', text }, at }));
}

function outcomeOf({ says, human, decided }: Outcome): string {
  const said = [...says, ...(human ? [texts.human] : [])];
  return `${said.length === 0 ? texts.nobody : said.join(' / ')}（${decided}）`;
}

const importFiles: Command = async (options, source, say) => {
  needFiles(options);
  const target = needed(source);
  const shop = await shopOf(options, target);
  if ((await tellProblems(shop, options.at, say)).fatal > 0) {
    say(texts.notImported);
    return 1;
  }
  await sideBySide(shop.drafts, ({ collection, document }) => target.write(collection, document));
  for (const set of new Set(shop.drafts.map(({ collection }) => collection)))
    say(texts.imported(shop.drafts.filter(({ collection }) => collection === set).length, set));
  return 0;
};

const exportFile: Command = async (options, source, say) => {
  const [file, ...more] = options.files;
  if (file === undefined || more.length > 0) throw new Failure(texts.oneFile);
  const set = setOf(file, options.collection);
  needTable(set, file);
  const documents = await needed(source).documents(set);
  await writeDocuments(file, documents);
  say(texts.exported(documents.length, set, file));
  return 0;
};

/** The first owner comes in by a code; so does one who has lost the account. */
const owner: Command = async ({ at, first }, source, say) => {
  const target = needed(source);
  if (first && (await target.hasOwner())) return 0;
  const code = newCode();
  await target.invite(invitationOf(code, 'owner', at));
  say(texts.ownerCode(code));
  return 0;
};

export const commands: Readonly<Record<string, Command>> = {
  ...{ check, try: tryText, replay: replayMessages, import: importFiles, export: exportFile, owner },
};

/** Writes that are under way at once: one after another, a large file would take hours. */
const writesAtOnce = 20;

async function sideBySide<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: writesAtOnce }, lane));
}

function needFiles({ files }: Options): void {
  if (files.length === 0) throw new Failure(texts.noFile);
}

function needed(source: Source | null): Source {
  if (source === null) throw new Failure(texts.needsSource);
  return source;
}
