// What a message is about, FAQ and intents together with the starter documents, and the rules before them at ten thousand.
import { compileFaqs } from '../../cloudfunctions/core/answering/faq';
import { compileFeatures } from '../../cloudfunctions/core/answering/features';
import { compileIntents } from '../../cloudfunctions/core/answering/intents';
import { meaningOf } from '../../cloudfunctions/core/answering/meaning';
import { compileRules } from '../../cloudfunctions/core/answering/rules';
import { heldOut } from '../unit/core/answering/meaning/held-out';
import { corpusOf, starterDocuments } from './corpus';
import { benchRow, median, type BenchRow } from './row';
import { sampleInTurn, timesOf } from './sample';

export async function benchIntents(root: string): Promise<BenchRow[]> {
  const questions = heldOut.map(([, question]) => question);
  return [understanding(root, questions), rules(root, questions)];
}

function understanding(root: string, questions: readonly string[]): BenchRow {
  const features = compileFeatures(starterDocuments(root, 'synonyms').map(({ words }) => words as string[]));
  const faqDocuments = starterDocuments(root, 'faqs');
  const intentDocuments = starterDocuments(root, 'intents');
  const faqs = compileFaqs(faqDocuments, features);
  const intents = compileIntents(intentDocuments, features);
  const wordings = [
    ...faqDocuments.flatMap(({ question, aliases }) => [question as string, ...(aliases as string[])]),
    ...intentDocuments.flatMap(({ examples }) => examples as string[]),
  ];
  const [ours = [], peer = []] = sampleInTurn(15, questions, [
    (question) => meaningOf(question, faqs, intents).weighed.length,
    (question) => wordings.filter((wording) => wording.includes(question) || question.includes(wording)).length,
  ]);
  return benchRow({
    name: 'what a question means (starter FAQ and intents)',
    unit: 'µs',
    ours,
    peer,
    peerName: 'includes() with each wording',
  });
}

function rules(root: string, questions: readonly string[]): BenchRow {
  const count = 10_000;
  const words = corpusOf(root).keywords(count * 3);
  const documents = Array.from({ length: count }, (_, i) => ({
    _id: `rule-${i}`,
    keywords: words.slice(i * 3, i * 3 + 3),
    reply: '好的',
    priority: i % 7,
  }));
  const compile = median(timesOf(3, () => compileRules(documents)));
  console.log(`${count.toLocaleString('en')} rules: compiled in ${compile.toFixed(0)} ms`);
  const compiled = compileRules(documents);
  const [ours = [], peer = []] = sampleInTurn(9, questions, [
    (text) => compiled.match({ type: 'text', text, visitor: { id: 'o' }, now: 0 }).wins.length,
    (text) => documents.filter(({ keywords }) => keywords.some((keyword) => text.includes(keyword))).length,
  ]);
  return benchRow({
    name: `one message against ${count.toLocaleString('en')} rules`,
    unit: 'µs',
    ours,
    peer,
    peerName: 'includes() with each',
    atMost: 0.1,
  });
}
