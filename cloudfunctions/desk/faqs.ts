import type { FaqRow } from '../../contracts/desk';
import type { Handwritten } from '../../contracts/documents';
import { faqLimits, writtenAliases } from '../core/answering/faq';
import { normalWord } from '../core/answering/normal-text';
import { openBook } from '../core/rehearsal';
import { editable, readKept, versionOf, writeKept } from '../core/rule-book';
import { desk as texts } from '../core/texts/desk';
import { besideFaqs, problemsIn, readDocuments } from './book';
import { pageOf } from './page';
import { found, Refusal } from './refusal';
import type { Actions, DeskRun } from './run';
import { faqRowOf } from './views';

/** What a search among the FAQ looks at. */
const searched = ['_id', 'question', 'aliases', 'answer', 'category'];

export const faqActions: Actions<'faqs' | 'addAlias'> = {
  async faqs(run, asked) {
    const documents = await readDocuments(run, besideFaqs);
    const problems = problemsIn(await openBook(documents), 'faqs', run.time.now());
    const { rows, ...page } = pageOf({ documents: documents.faqs ?? [], problems, searched }, asked, faqRowOf);
    return { ...page, faqs: rows };
  },
  async addAlias(run, { faq: id, version, alias }) {
    const place = { collection: 'faqs', id } as const;
    const faq = found(await readKept(run, place), 'not-found', texts.noFaq);
    const plain = normalWord(alias);
    if (plain === '') throw new Refusal('bad-request', texts.emptyAlias, 'alias');
    const aliases = writtenAliases(faq);
    // Whoever lost the answer asks again: the wording is there, and so is the answer.
    if ([faq['question'], ...aliases].some((one) => typeof one === 'string' && normalWord(one) === plain))
      return rowNow(run, faq);
    if (versionOf(faq) !== version) throw new Refusal('conflict', texts.faqConflict);
    if (aliases.length >= faqLimits.aliases) throw new Refusal('bad-rule', texts.manyAliases(faqLimits.aliases));
    const draft = { ...editable(faq), aliases: [...aliases, alias] };
    return rowNow(run, found(await writeKept(run, place, version, draft, run.person), 'conflict', texts.faqConflict));
  },
};

async function rowNow(run: DeskRun, faq: Handwritten): Promise<FaqRow> {
  const problems = problemsIn(await openBook(await readDocuments(run, besideFaqs)), 'faqs', run.time.now());
  return faqRowOf(faq, problems.get(faq._id) ?? []);
}
