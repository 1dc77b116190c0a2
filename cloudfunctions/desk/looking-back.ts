import type { InsightRow } from '../../contracts/desk';
import type { Handwritten } from '../../contracts/documents';
import { insightsIn, lastMessages, lastRatings, stillUnanswered, type Counted } from '../core/insights';
import { is } from '../core/platform';
import { nameOf, openBook } from '../core/rehearsal';
import { versionOf } from '../core/rule-book';
import { readDocuments } from './book';
import { fitting } from './page';
import type { Actions, DeskRun } from './run';

/** Messages and ratings that are looked at. */
const mostRead = 2_000;
/** Rows and groups that are told of each kind. */
const rowsTold = 300;
const groupsTold = 100;
/** So many documents are asked for by their ids at once. */
const pageSize = 100;
/** What is left after trying questions again: for grouping them and answering. */
const enoughMs = 600;

export const lookingBackActions: Actions<'unanswered' | 'insights'> = {
  async unanswered(run, { days }) {
    const [documents, { found, more }] = await Promise.all([readDocuments(run), lastMessages(run, days, mostRead)]);
    const book = await openBook(documents);
    const { groups, whole } = stillUnanswered(book, found, () => run.remaining() > enoughMs);
    const byId = new Map((documents.faqs ?? []).map((faq) => [faq._id, faq]));
    const version = (faq: string) => {
      const document = byId.get(faq);
      return document === undefined ? '' : versionOf(document);
    };
    const told = groups.slice(0, groupsTold).map(({ suggestions, ...group }) => ({
      ...group,
      suggestions: suggestions.map((one) => ({ ...one, version: version(one.faq) })),
    }));
    return { counted: found.length, more: more || !whole, groups: fitting(told), now: run.time.now() };
  },
  async insights(run, { days }) {
    const [messages, ratings] = await Promise.all([
      lastMessages(run, days, mostRead),
      lastRatings(run, days, mostRead),
    ]);
    const { rules, faqs, intents } = insightsIn(messages.found, ratings.found);
    const [ruleRows, faqRows, intentRows] = await Promise.all([
      named(run, 'rules', rules),
      named(run, 'faqs', faqs),
      named(run, 'intents', intents),
    ]);
    const more = messages.more || ratings.more;
    return { counted: messages.found.length, more, rules: ruleRows, faqs: faqRows, intents: intentRows };
  },
};

/** Rows by the names their documents have now. */
async function named(
  run: DeskRun,
  collection: 'rules' | 'faqs' | 'intents',
  counted: readonly Counted[],
): Promise<InsightRow[]> {
  const rows = counted.slice(0, rowsTold);
  const pages = Array.from({ length: Math.ceil(rows.length / pageSize) }, (_, n) =>
    rows.slice(n * pageSize, (n + 1) * pageSize).map(({ id }) => id),
  );
  const documents: Handwritten[] = (
    await Promise.all(pages.map((ids) => run.store.find(collection, { _id: is.oneOf(ids) }, { limit: pageSize })))
  ).flat();
  const names = new Map(documents.map((document) => [document._id, nameOf(document)]));
  return rows.map((row) => ({ ...row, name: (names.get(row.id) ?? row.name) || row.id }));
}
