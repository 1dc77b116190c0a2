// A shop's own entries have a line or two where the starter's have dozens; they must not lose to those, nor be taken for talk.
import { readFileSync } from 'node:fs';
import { compileFaqs } from '../../../../../cloudfunctions/core/answering/faq';
import { compileIntents } from '../../../../../cloudfunctions/core/answering/intents';
import { meaningOf } from '../../../../../cloudfunctions/core/answering/meaning';
import { starter, starterFeatures } from '../support';

const features = starterFeatures();
const intents = compileIntents(starter('intents'), features);
const short = { _id: 'boarding', question: '可以寄养猫吗？', aliases: ['宠物寄养'], answer: '可以的。' };

it.each(['能寄养猫吗', '寄养', '猫可以寄养吗', '宠物寄养有吗'])(
  'an entry of two wordings is found beside those of dozens: %s',
  (text) => {
    const faqs = compileFaqs([...starter('faqs'), short], features);
    expect(faqs.search(text, 1)[0]?.faq.id).toBe('boarding');
    expect(meaningOf(text, faqs, intents)).toMatchObject({ kind: 'faq', faq: { id: 'boarding' } });
  },
);

it('a shop that asks each thing in three ways answers more of what was not written for it than it gets wrong, many times over', () => {
  const faqs = compileFaqs(
    starter('faqs').map((entry) => ({ ...entry, aliases: (entry['aliases'] as string[]).slice(0, 2) })),
    features,
  );
  // Guarded, not measured, by these: the answers were improved with them in sight.
  const asked = ['customers', 'exam', 'practice', 'voices'].flatMap((name) =>
    readFileSync(`test/fixtures/questions/${name}.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { question: string; answers: string[] }),
  );
  const ours = asked.filter(({ answers }) => answers.length > 0);
  const meant = ours.map(({ question, answers }) => ({ answers, meaning: meaningOf(question, faqs, intents) }));
  const part = (count: number) => count / ours.length;
  const entries = meant.flatMap(({ answers, meaning }) =>
    meaning.kind === 'faq' ? [{ answers, id: meaning.faq.id }] : [],
  );
  const wrong = entries.filter(({ answers, id }) => !answers.includes(id));
  expect(part(entries.length - wrong.length)).toBeGreaterThan(0.25);
  expect(part(wrong.length)).toBeLessThan(0.03);
  const taken = meant.filter(({ meaning }) => meaning.kind === 'intent' && meaning.intent.offTopic);
  expect(part(taken.length)).toBeLessThan(0.03);
});
