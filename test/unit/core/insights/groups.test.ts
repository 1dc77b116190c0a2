// Unanswered questions are grouped by likeness, the same way whatever order they come in.
import fc from '../../../support/properties';
import { compileFeatures } from '../../../../cloudfunctions/core/answering/features';
import { normalWord } from '../../../../cloudfunctions/core/answering/normal-text';
import { grouped, type Asked } from '../../../../cloudfunctions/core/insights/groups';

const features = compileFeatures();
const asked = (...texts: string[]): Asked[] => texts.map((text, n) => ({ text, at: 1000 - n }));
const textsOf = (questions: readonly Asked[]) =>
  grouped(questions, features).map(({ wordings }) => wordings.map(({ text }) => text));

it.each([
  [['怎么开发票', '能开发票吗', '发票怎么开', '请问可以开发票吗']],
  [['能停车吗', '有没有停车位', '停车位在哪里']],
  [['运费多少', '运费怎么算', '运费是多少钱']],
  [['可以寄到新疆吗', '新疆能寄吗', '能不能寄新疆']],
])('these ask the same: %j', (texts) => {
  expect(textsOf(asked(...texts))).toHaveLength(1);
});

it.each([
  [['怎么退货', '怎么退款']],
  [['怎么开发票', '怎么开会员']],
  [['有什么颜色', '有什么尺码', '有什么优惠']],
  [['多少天发货', '多少天退款']],
])('these do not: %j', (texts) => {
  expect(textsOf(asked(...texts))).toHaveLength(texts.length);
});

it('the same words are one wording, however they are typed, shown as they were typed last', () => {
  const [group] = grouped(asked('能开ＦＡＰＩＡＯ发票吗', '能開 fapiao 發票嗎', '能开fapiao发票吗'), features);
  expect(group?.wordings).toHaveLength(1);
  expect(group?.wordings[0]).toMatchObject({ text: '能开ＦＡＰＩＡＯ发票吗', lastAt: 1000 });
});

it('the most frequent wording stands for its group', () => {
  const questions = asked('能开发票吗', '怎么开发票', '怎么开发票');
  expect(textsOf(questions)).toEqual([['怎么开发票', '能开发票吗']]);
});

it.each(['嗯', '好的', '为什么呢', '？？？', '😀', '你好', '   '])(
  '「%s」 names no matter, and is left out',
  (text) => {
    expect(textsOf(asked(text))).toEqual([]);
  },
);

it('words that the shop says mean the same bring questions together', () => {
  const shop = compileFeatures([['快递', '物流', '包裹']]);
  expect(textsOf(asked('快递到哪了', '物流到哪了'))).toHaveLength(2);
  expect(grouped(asked('快递到哪了', '物流到哪了'), shop)).toHaveLength(1);
});

/** Questions as people type them: a matter or two, something around it, now and then anything at all. */
const matter = fc.constantFrom('发票', '停车', '运费', '会员卡', '退货', '尺码', '门店地址', '优惠券', 'VIP');
const around = fc.constantFrom('', '怎么', '能', '请问', '有没有', '我想问一下', '多少', '吗', '？');
const typed = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(around, matter, around, fc.option(matter, { nil: '' })).map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
);
const questions = fc.array(fc.record({ text: typed, at: fc.integer({ min: 0, max: 50 }) }), { maxLength: 60 });

it('every question that names a matter is in exactly one group, and the others in none', () => {
  fc.assert(
    fc.property(questions, (all) => {
      const inGroups = grouped(all, features).flatMap(({ wordings }) => wordings.flatMap((wording) => wording.asked));
      expect(new Set(inGroups).size).toBe(inGroups.length);
      expect(new Set(inGroups)).toEqual(new Set(all.filter(({ text }) => features.of(text).length >= 2)));
    }),
  );
});

it('the order in which questions come changes no group', () => {
  const shuffled = questions.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
  );
  fc.assert(fc.property(shuffled, ([all, mixed]) => expect(textsOf(mixed)).toEqual(textsOf(all))));
});

it('the same words never stand in two groups', () => {
  fc.assert(
    fc.property(questions, (all) => {
      const words = textsOf(all).flatMap((texts) => [...new Set(texts.map((text) => normalWord(text).trim()))]);
      expect(new Set(words).size).toBe(words.length);
    }),
  );
});
