import { hiddenWordings, questionsOf, sharesOf, starterShop, type Question } from './everyday';

/**
 * Both files were written, and divided by chance, before the starter FAQ was broadened; questions that came to stand in it
 * word for word were taken out of them. The documents and the scoring were improved by the practice questions; the exam was
 * sat afterwards. When the FAQ was broadened again, the exam's misses were read too and the bars were set with its figures in
 * view, so neither file is unseen any more: both guard what was won.
 */
const shop = starterShop();
const isShops = ({ answers }: Question) => answers.length > 0;

describe.each(['practice', 'exam'])('everyday questions (%s)', (name) => {
  const questions = questionsOf(name);

  it('are answered right at once or offered among three, and hardly ever wrong', () => {
    const asked = questions.filter(isShops);
    const shares = sharesOf(asked.map(shop));
    expect(asked.length).toBeGreaterThan(75);
    expect(shares.right).toBeGreaterThanOrEqual(0.75);
    expect(shares.right + shares.offered).toBeGreaterThanOrEqual(0.9);
    expect(shares.wrong).toBeLessThanOrEqual(0.06);
  });

  it('that are none of the shop’s business get no answer that pretends to know', () => {
    const chat = questions.filter((question) => !isShops(question));
    expect(chat.length).toBeGreaterThanOrEqual(8);
    expect(sharesOf(chat.map(shop)).wrong).toBeLessThanOrEqual(0.1);
  });
});

/**
 * What customers of such a shop type, by another author. The starter was broadened with these in view: they guard against
 * losing what was won, and are no measure of how unseen questions fare.
 */
describe('what customers type', () => {
  const questions = questionsOf('customers');

  it('is answered right at once, but for a few that are asked about', () => {
    const asked = questions.filter(isShops);
    const shares = sharesOf(asked.map(shop));
    expect(asked.length).toBeGreaterThan(110);
    expect(shares.right).toBeGreaterThanOrEqual(0.85);
    expect(shares.right + shares.offered).toBeGreaterThanOrEqual(0.95);
    expect(shares.wrong).toBeLessThanOrEqual(0.03);
  });

  it('gets no answer that pretends to know where it is none of the shop’s business', () => {
    const chat = questions.filter((question) => !isShops(question));
    expect(chat.length).toBeGreaterThanOrEqual(12);
    expect(sharesOf(chat.map(shop)).wrong).toBeLessThanOrEqual(0.1);
  });
});

/**
 * In many voices (old people, dialects, slips of the keyboard and of dictation, two questions at once, denials, long stories),
 * and talk that only sounds like the shop. Written before what turns such talk away; the bars were set by one half of them,
 * and by wordings and talk hidden from the documents. The other half was looked at as figures only, more than once, and the
 * author of both wrote the examples of talk too: these guard what was won, and flatter it where talk is concerned.
 */
describe('what is asked in many voices', () => {
  const questions = questionsOf('voices');

  it('is answered right at once or asked about, and hardly ever wrong', () => {
    const shares = sharesOf(questions.filter(isShops).map(shop));
    expect(shares.right).toBeGreaterThanOrEqual(0.74);
    expect(shares.right + shares.offered).toBeGreaterThanOrEqual(0.92);
    expect(shares.wrong).toBeLessThanOrEqual(0.045);
  });

  it('is turned away where it is none of the shop’s business', () => {
    const chat = questions.filter((question) => !isShops(question));
    expect(chat.length).toBeGreaterThan(80);
    expect(sharesOf(chat.map(shop)).right).toBeGreaterThanOrEqual(0.92);
  });
});

it('a wording that an entry has not is mostly found by the others it has', () => {
  const shares = sharesOf(hiddenWordings(5));
  expect(shares.right).toBeGreaterThanOrEqual(0.64);
  expect(shares.right + shares.offered).toBeGreaterThanOrEqual(0.83);
  expect(shares.wrong).toBeLessThanOrEqual(0.11);
});

it.each([
  ['退款多久能到账', 'refund-when'],
  ['有优惠券可以领吗', 'coupon-get'],
  ['运费多少钱', 'ship-fee'],
  ['七天无理由退货可以吗', 'return-7days'],
])('a rule for a single word does not take 「%s」 from the entry that knows', (question, id) => {
  expect(shop({ question, answers: [id], kind: '' })).toBe('right');
});
