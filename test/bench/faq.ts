// A question among five thousand FAQ entries: against looking for shared pairs of characters in every wording.
import { compileFaqs } from '../../cloudfunctions/core/answering/faq';
import { compileFeatures } from '../../cloudfunctions/core/answering/features';
import { heldOut } from '../unit/core/answering/meaning/held-out';
import { starterDocuments } from './corpus';
import { benchRow, median, type BenchRow } from './row';
import { sampleInTurn, timesOf } from './sample';

const count = 5000;
const things = [
  '龙井',
  '花茶',
  '盖碗',
  '茶壶',
  '公道杯',
  '茶盘',
  '普洱',
  '乌龙',
  '红茶',
  '白茶',
  '茶刀',
  '茶罐',
  '滤网',
  '茶巾',
  '礼盒',
];

export async function benchFaq(root: string): Promise<BenchRow[]> {
  const faqs = starterDocuments(root, 'faqs');
  const features = compileFeatures(starterDocuments(root, 'synonyms').map(({ words }) => words as string[]));
  const documents = Array.from({ length: count }, (_, i) => {
    const { question, aliases, answer } = faqs[i % faqs.length] as {
      question: string;
      aliases: string[];
      answer: string;
    };
    const round = Math.floor(i / faqs.length);
    const thing = round === 0 ? '' : `${things[round % things.length] ?? ''}${round}号`;
    return {
      _id: `faq-${i}`,
      question: thing + question,
      aliases: aliases.slice(0, 2).map((alias) => thing + alias),
      answer,
    };
  });
  const builds = timesOf(3, () => compileFaqs(documents, features));
  const compiled = compileFaqs(documents, features);
  const questions = heldOut.map(([, question]) => question);
  const each = questions.map((question) => median(timesOf(21, () => compiled.search(question)).map((ms) => ms * 1000)));
  const [naive = []] = sampleInTurn(1, questions.slice(0, 20), [(question) => sharing(documents, question)]);

  const found = benchRow({
    name: `one of ${count.toLocaleString('en')} FAQ entries`,
    unit: 'µs',
    ours: each,
    peer: naive,
    peerName: 'pairs shared with each wording',
  });
  console.log(`FAQ index of ${count.toLocaleString('en')} entries: built in ${median(builds).toFixed(0)} ms`);
  return [{ ...found, target: 'p50 ≤ 100 µs', met: found.ours <= 100 }];
}

/** The best entry by pairs of characters in common, the obvious way. */
function sharing(documents: readonly { question: string; aliases: string[] }[], question: string): number {
  const pairs = new Set(Array.from(question, (_, i) => question.slice(i, i + 2)));
  let best = 0;
  documents.forEach(({ question: own, aliases }, i) => {
    for (const wording of [own, ...aliases]) {
      let shared = 0;
      for (let at = 0; at < wording.length - 1; at += 1) if (pairs.has(wording.slice(at, at + 2))) shared += 1;
      if (shared > 3) best = i;
    }
  });
  return best;
}
