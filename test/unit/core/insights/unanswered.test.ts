// What was asked that nothing answered, and that the book as it is now would not answer either.
import { stillUnanswered } from '../../../../cloudfunctions/core/insights';
import { openBook, type Documents } from '../../../../cloudfunctions/core/rehearsal';
import { by, byHuman, stored, type Told } from './messages';

const fee = { _id: 'fee', question: '运费怎么算？', aliases: ['包邮吗', '邮费多少'], answer: '满 99 元包邮。' };
const invoice = { _id: 'invoice', question: '可以开发票吗？', aliases: ['电子发票'], answer: '下单时勾选。' };
const shop: Documents = { faqs: [fee, invoice] };

async function left(said: readonly Told[], documents = shop, mayGoOn = () => true) {
  return stillUnanswered(await openBook(documents), stored(...said), mayGoOn);
}
const wordings = async (said: readonly Told[], documents = shop) =>
  (await left(said, documents)).groups.map(({ wording }) => wording);
const parking = { text: '门口能停车吗' };

it('the default reply, a model, and nothing chosen from 「您是想问」 are no answers', async () => {
  const { groups } = await left([
    parking,
    { text: '门口能停车吗', trace: { decided: 'ai' }, visitor: 'w' },
    { text: '有停车的门口吗', trace: { decided: 'unsure' }, visitor: 'x' },
  ]);
  expect(groups).toHaveLength(1);
  expect(groups[0]).toMatchObject({
    ...{ wording: '门口能停车吗', others: ['有停车的门口吗'], count: 3, visitors: 3 },
    because: { default: 1, ai: 1, unsure: 1, human: 0 },
  });
});

it('what was chosen from 「您是想问」 was answered', async () => {
  const chosen = { text: '1', trace: { ...by('faq', 'fee'), weighed: [] } };
  expect(await wordings([{ text: '门口停车', trace: { decided: 'unsure' } }, chosen])).toEqual([]);
  const rephrased = { text: '包邮吗', trace: by('faq', 'fee') };
  expect(await wordings([{ text: '门口停车', trace: { decided: 'unsure' } }, rephrased])).toEqual(['门口停车']);
});

it('what rules and flows say, what humans were asked for, and what humans answer is not listed', async () => {
  const owned = { decided: 'nothing', blocked: ['wechat-desk-owns'] };
  expect(
    await wordings([
      { text: '停车场几点关门', trace: by('rule', 'x') },
      { text: '停车场几点关门', trace: by('flow', 'x') },
      { text: '停车场转人工', trace: byHuman },
      { text: '停车场几点关门', trace: owned },
    ]),
  ).toEqual([]);
});

it('an answer that was only understood and was followed by a wish for a human is listed, until its words are written down', async () => {
  const said = [
    { text: '邮费多少呀到新疆', trace: by('faq', 'fee') },
    { text: '转人工', trace: byHuman },
  ];
  const { groups } = await left(said);
  expect(groups).toMatchObject([{ wording: '邮费多少呀到新疆', because: { human: 1 } }]);
  const written = { ...fee, aliases: [...fee.aliases, '邮费多少呀到新疆'] };
  expect(await wordings(said, { faqs: [written, invoice] })).toEqual([]);
  expect(await wordings([said[0]!, { text: '好的', trace: by('intent', 'thanks') }])).toEqual([]);
});

it('a group disappears once its wording is an alias, or a rule answers it', async () => {
  expect(await wordings([parking])).toEqual(['门口能停车吗']);
  const aliased = { ...invoice, aliases: ['门口能停车吗'] };
  expect(await wordings([parking], { faqs: [fee, aliased] })).toEqual([]);
  const rules = [{ _id: 'r', name: '停车', keywords: ['停车'], reply: '有车位。' }];
  expect(await wordings([parking], { ...shop, rules })).toEqual([]);
});

it('each group has the entries that come closest, best first, with a score', async () => {
  const { groups } = await left([{ text: '专票运费补差价' }], {
    faqs: [invoice, fee, { _id: 'other', question: '几点关门？', answer: '九点。' }],
  });
  const [first] = groups[0]?.suggestions ?? [];
  expect(first).toMatchObject({ faq: 'fee', question: '运费怎么算？' });
  expect(groups[0]!.suggestions.length).toBeLessThanOrEqual(3);
  const scores = groups[0]!.suggestions.map(({ score }) => score);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
});

it('the most frequent group comes first, then the newest', async () => {
  const said = ['能停车吗', '有充电桩吗', '能停车吗', '有儿童座椅吗'];
  expect(await wordings(said.map((text) => ({ text })))).toEqual(['能停车吗', '有儿童座椅吗', '有充电桩吗']);
});

it.each([
  ['停车月卡绑 13812345678 行吗', '13812345678'],
  ['停车月卡绑１３８１２３４５６７８行吗', '１３８１２３４５６７８'],
  ['停车月卡实名 11010519491231002X 行吗', '11010519491231002X'],
  ['停车月卡扣 6222021234567890123 行吗', '6222021234567890123'],
  [`${'停车月卡很长很长的话'.repeat(12)}13812345678`, '1381234'],
])('C11: %s: the number shows in no wording', async (text, number) => {
  const { groups } = await left([{ text }, { text: `${text}啊` }, { text: `${text}呢谢谢`, visitor: 'w' }]);
  expect(groups.length).toBeGreaterThan(0);
  expect(JSON.stringify(groups)).not.toContain(number);
});

it('without the time to try everything again, it says that this is not all, and lists nothing untried', async () => {
  let tries = 2;
  const said = ['能停车吗', '有充电桩吗', '有儿童座椅吗'].map((text) => ({ text }));
  const { groups, whole } = await left(said, shop, () => tries-- > 0);
  expect([groups.length, whole]).toEqual([2, false]);
});
