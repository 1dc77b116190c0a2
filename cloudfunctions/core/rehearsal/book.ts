import { publishedSets, type Handwritten, type PublishedSet } from '../../../contracts/documents';
import { pageSize } from '../reference/documents';
import { fitting } from '../reference/fit';
import { hoursOf } from '../reference/hours';
import { knowledgeOf } from '../reference/knowledge';
import type { Reference } from '../reference/reader';
import { compiled, variablesOf } from '../reference/rules';
import { readShop, type ShopMode } from '../reference/shop';
import { referenceProblems } from '../texts/reference';
import { rehearsal as texts } from '../texts/rehearsal';

/** The collections that people write. */
export const writtenSets = [...publishedSets, 'settings'] as const;
export type WrittenSet = PublishedSet | 'settings';
/** What a shop has written, by collection; a collection that is missing is empty. */
export type Documents = Readonly<Partial<Record<WrittenSet, readonly Handwritten[]>>>;

/** `fatal`: the document is out of use until it is mended. */
export interface BookProblem {
  readonly collection: WrittenSet;
  readonly id: string;
  readonly name: string;
  /** Chinese. */
  readonly message: string;
  readonly fatal: boolean;
  /** Nothing is wrong with what is written; only its time has come to be gone on with. */
  readonly note?: true;
}

/** A shop's documents, ready to be tried. */
export interface Book {
  readonly reference: Reference;
  /** How far the shop is live, whatever it is tried as. */
  readonly mode: ShopMode;
  /**
   * Everything that is wrong, in the order of the documents: what the sweep writes on them.
   * @param now epoch milliseconds: dates may be over, and a calendar lacks a year only in its time
   */
  problems(now: number): readonly BookProblem[];
}

/** Reads a shop's documents exactly as the functions that answer do. A shop that is off or only rehearses is tried as if it were live. */
export async function openBook(documents: Documents): Promise<Book> {
  const { used, left } = fitting(new Map(publishedSets.map((set) => [set, documents[set] ?? []])));
  // Whoever answers reads one page of settings with every message, in the order of ids.
  const settings = [...(documents.settings ?? [])].sort((a, b) => (a._id < b._id ? -1 : 1));
  const of = (set: WrittenSet) => (set === 'settings' ? settings.slice(0, pageSize) : used.get(set)) ?? [];
  const { shop, problems: settingsProblems, notes } = readShop(of('settings'));
  const knowledge = knowledgeOf(of, variablesOf(shop));
  const rules = await compiled(of('rules'), shop, new Set(knowledge.flows.flows.keys()));
  const live = shop.mode === 'off' || shop.mode === 'shadow' ? ({ ...shop, mode: 'bot' } as const) : shop;
  return {
    mode: shop.mode,
    reference: { rules, shop: live, knowledge, hours: hoursOf(knowledge.calendars, shop.hours), unpublished: false },
    problems(now) {
      const found: [WrittenSet, Found][] = [
        ['rules', rules.problems(now)],
        ['faqs', knowledge.faqs.problems],
        ['intents', knowledge.intents.problems],
        ['synonyms', knowledge.synonyms.problems],
        ['flows', knowledge.flows.problems],
        ['calendars', knowledge.calendars.problemsAt(now)],
        ['sensitive_words', knowledge.words.problems],
        ['settings', onSettings(settingsProblems, notes)],
      ];
      return found.flatMap(([collection, wrong]) => {
        const told = (document: Handwritten, wrong: Wrong): BookProblem => ({
          ...{ collection, id: document._id, name: nameOf(document), ...wrong },
        });
        const outOfUse =
          collection === 'settings'
            ? settings.slice(pageSize).map((document) => ({ document, problem: referenceProblems.tooMany(pageSize) }))
            : (left.get(collection) ?? []);
        return [
          ...of(collection).flatMap((document) => (wrong.get(document._id) ?? []).map((one) => told(document, one))),
          ...outOfUse.map(({ document, problem }) => told(document, { message: problem, fatal: true })),
        ];
      });
    },
  };
}

type Wrong = Pick<BookProblem, 'message' | 'fatal' | 'note'>;
type Found = ReadonlyMap<string, readonly Wrong[]>;

/** What keeps a setting from working, then what works otherwise than its writer may think. */
function onSettings(problems: ReadonlyMap<string, string>, notes: ReadonlyMap<string, string>): Found {
  const found = new Map<string, Wrong[]>();
  const tell = (id: string, wrong: Wrong) => found.set(id, [...(found.get(id) ?? []), wrong]);
  for (const [id, message] of problems) tell(id, { message, fatal: true });
  for (const [id, message] of notes) tell(id, { message, fatal: false });
  return found;
}

/** Of a list of words that has no name. */
const wordsNamed = 2;

/** What an operator calls a document: its name, its question, its first words, its year, or its id. */
export function nameOf(document: Handwritten): string {
  const { name, question, words, word, year } = document;
  const listed = Array.isArray(words)
    ? words.filter((one) => typeof one === 'string').slice(0, wordsNamed)
    : [words, word];
  const joined = listed.filter((one) => typeof one === 'string' && one.trim() !== '').join('、');
  const ofYear = typeof year === 'number' || typeof year === 'string' ? texts.ofYear(year) : '';
  const named = [name, question, joined, ofYear].find((one) => typeof one === 'string' && one.trim() !== '');
  return typeof named === 'string' ? named : document._id;
}

/** The documents with drafts in place of those of the same id, and the new ones after them. */
export function withDrafts(documents: readonly Handwritten[], drafts: readonly Handwritten[]): readonly Handwritten[] {
  const byId = new Map(drafts.map((draft) => [draft._id, draft]));
  const known = new Set(documents.map(({ _id }) => _id));
  return [
    ...documents.map((document) => byId.get(document._id) ?? document),
    ...drafts.filter(({ _id }) => !known.has(_id)),
  ];
}
