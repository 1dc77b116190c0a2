// C9: what a shop owner reads about an answer: what answered, what lost to what and why, what kept a rule silent.
import { openBook, tryOut, type Documents } from '../../../../cloudfunctions/core/rehearsal';

/** Friday, 10:00 in China. */
const now = Date.UTC(2026, 10, 20, 2, 0, 0);
const price = { _id: 'price', name: '价格', keywords: ['多少钱'], reply: '99 元起。' };

async function tried(documents: Documents, text: string, more: object = {}) {
  const { summary, reasons } = tryOut(await openBook(documents), { content: { type: 'text', text }, now, ...more });
  return { summary, reasons: reasons.map(({ mark, what, why }) => [mark, what, why]) };
}
const rules = (...others: object[]): Documents => ({
  rules: [price, ...others.map((other, n) => ({ _id: `other-${n}`, name: '别的', reply: '别的。', ...other }))],
});

it('C9: a rule that answers is named, with the words that were in the message', async () => {
  expect(await tried(rules(), '这个多少钱')).toEqual({
    summary: '用规则「价格」回复',
    reasons: [['won', '规则「价格」', '消息里有「多少钱」，用它回复']],
  });
});

it.each([
  ['priority', { keywords: ['这个'], priority: 3 }, '「别的」：它的优先级更高（3 比 0）'],
  ['the whole text', { keywords: ['这个多少钱'], match: 'exact' }, '「别的」：优先级一样，它要求整句相同，更具体'],
  ['a longer word', { keywords: ['这个多少'] }, '「别的」：优先级一样，它对上的词更长'],
])('C9: a rule that lost by %s says so', async (_why, other, said) => {
  const { reasons } = await tried(rules(other), '这个多少钱');
  expect(reasons).toContainEqual(['lost', '规则「价格」', `消息里有「多少钱」，但让给${said}`]);
});

it('C9: of two equal rules the later one is told that it stands behind', async () => {
  const { reasons } = await tried(rules({ keywords: ['多少钱'] }), '多少钱');
  expect(reasons[1]).toEqual(['lost', '规则「别的」', expect.stringContaining('「价格」：优先级一样，它排在前面')]);
});

it.each([
  [{ levels: ['金卡', '银卡'] }, '会员等级不符（它要求：金卡、银卡）'],
  [{ tags: ['老客'] }, '访客没有要求的标签（它要求：老客）'],
  [{ pages: ['pages/product/product'] }, '访客所在页面不符（它要求：pages/product/product）'],
  [{ hours: '22:00-02:00' }, '不在它的时段（它要求：22:00-02:00）'],
  [{ dates: '2026-11-11' }, '不在它的日期（它要求：2026-11-11）'],
  [{ weekdays: '周末' }, '今天星期不符（它要求：周六、周日）'],
  [{ during: 'closed' }, '营业状态不符（它要求：人工服务时间外）'],
  [{ exclude: ['这个'] }, '消息里有排除词「这个」'],
])('C9: a rule that is held back by %j says what it asks for', async (condition, said) => {
  const { reasons } = await tried({ rules: [{ ...price, ...condition }] }, '这个多少钱');
  expect(reasons[0]).toEqual(['blocked', '规则「价格」', `消息里有「多少钱」，但${said}`]);
});

it('C9: what comes close without being chosen is told in words, not in shares of one', async () => {
  const faqs = [{ _id: 'fee', question: '运费怎么算？', aliases: ['包邮吗', '邮费多少'], answer: '满 99 元包邮。' }];
  const near = await tried({ faqs }, '运费怎么算');
  expect(near.summary).toBe('用问答「运费怎么算？」回复');
  expect(near.reasons[0]).toEqual(['won', '问答「运费怎么算？」', '和「运费怎么算？」很像，用它回复']);
  const far = await tried({ ...rules(), faqs }, '今天天气');
  expect(far.summary).toBe('没有对得上的规则和问答，也没有默认回复，所以不说话');
  expect(far.reasons).toContainEqual(['note', '', '看了 1 条规则，没有一条的关键词在这句话里']);
});

it('C9: tags that an answer puts on the visitor are told', async () => {
  const { reasons } = await tried({ rules: [{ ...price, addTags: ['问过价'] }] }, '多少钱', { tags: ['老客'] });
  expect(reasons).toContainEqual(['note', '', '给顾客打上标签：问过价']);
});
