// What shop owners get wrong, and what they read about it on their own document; and what they write well, of which nobody complains.
import { ProductShop } from './shop';

let shop: ProductShop;
beforeAll(async () => {
  shop = await ProductShop.open({ 'functions.timeoutMs': 60_000, 'network.delayMs': 0 });
});
afterAll(() => shop.cloud.stop());
beforeEach(() => shop.reset());

const card = (pagepath: string) => ({ type: 'miniprogrampage', title: '去看看', pagepath, thumb: 'cloud://thumb.png' });
const rule = (fields: object) => ({ collection: 'rules', fields: { keywords: ['暗号'], reply: '好', ...fields } });
const flow = (fields: object) => ({
  collection: 'flows',
  fields: { steps: [{ id: 'a', say: '好', end: true }], ...fields },
});
const of = (collection: string) => (fields: object) => ({ collection, fields });
const [faq, intent, synonym, words, calendar] = ['faqs', 'intents', 'synonyms', 'sensitive_words', 'calendars'].map(
  (collection) => of(collection),
) as [typeof rule, typeof rule, typeof rule, typeof rule, typeof rule];

/** The mistake, the document, whether it is out of use, and what its writer reads. */
const mistakes: readonly (readonly [string, { collection: string; fields: object }, boolean, string])[] = [
  ['an empty second keyword', rule({ keywords: ['暗号一', ' '] }), true, '关键词第 2 个是空的'],
  ['the same keyword twice', rule({ keywords: ['暗号二', '暗 号二'] }), true, '关键词第 2 个和第 1 个一样'],
  ['no keyword', rule({ keywords: [] }), false, '没有关键词：请在 keywords 里写至少一个词'],
  ['nothing to say', rule({ keywords: ['暗号三'], reply: null }), false, '没有回复：请写 reply'],
  [
    'a name that is misspelt',
    rule({ keywords: ['暗号四'], keyword: 'x' }),
    true,
    '不认识的字段「keyword」，是不是想写「keywords」',
  ],
  [
    'a reply over WeChat’s bytes',
    rule({ reply: '长'.repeat(683) }),
    false,
    '太长：2049 字节，微信最多 2048 字节（约 682 个汉字），请分成几条',
  ],
  ['too many replies', rule({ reply: ['1', '2', '3', '4', '5'] }), false, '回复有 5 条，一次最多 4 条'],
  [
    'a page that app.json lacks',
    rule({ keywords: ['暗号五'], reply: card('/pages/sale/sale?id=1') }),
    true,
    '回复的页面「pages/sale/sale」不在小程序 app.json 里',
  ],
  [
    'an unknown variable',
    rule({ reply: '{{呢称}}你好' }),
    false,
    '{{呢称}} 没有对应的设置：请在 settings 里加一条 name 是「呢称」的',
  ],
  [
    'an end before its start',
    rule({ dates: ['2026-11-30~2026-11-01'] }),
    false,
    '日期 dates 不对：结束日期比开始日期早',
  ],
  [
    'dates that are over',
    rule({ keywords: ['暗号六'], dates: '2026-11-01~2026-11-11' }),
    true,
    '日期已经过去，不会再命中',
  ],
  ['hours in words', rule({ hours: '九点到六点' }), false, '时段 hours 不对：要写成 09:00-18:00 这样'],
  ['hours that end as they begin', rule({ hours: '09:00-09:00' }), false, '时段 hours 不对'],
  ['a flow there is not', rule({ flow: 'cha-dan' }), false, '流程「cha-dan」不存在'],
  [
    'a way of matching there is not',
    rule({ match: '包含' }),
    false,
    '匹配方式 match 不对：只能是 contains、exact、prefix、all、regex 之一',
  ],
  ['a lookahead', rule({ match: 'regex', keywords: ['(?=退)款'] }), false, '关键词第 1 个：正则不支持「前后查找」'],
  [
    'a huge repetition',
    rule({ match: 'regex', keywords: ['(a{1000}){1000}'] }),
    false,
    '正则的重复次数「{1000}」太大或写反了',
  ],
  ['nobody’s share', rule({ keywords: ['暗号七'], share: 0 }), true, '分流是 0%，永远不会命中'],
  [
    'an exclude word that is in the keyword',
    rule({ keywords: ['暗号八'], exclude: ['号八'] }),
    true,
    '关键词「暗号八」里就有排除词「号八」，永远不会命中',
  ],
  ['a priority in words', rule({ priority: '高' }), false, '优先级 priority 不对：要写成数字'],
  ['a switch that is a word', rule({ enabled: 'off' }), false, '启用 enabled 不对：只能是 true 或 false'],
  [
    'two steps of one name',
    flow({ steps: [1, 2].map((n) => ({ id: 'a', say: `${n}`, end: true })) }),
    false,
    '有两步都叫「a」',
  ],
  [
    'a way to nowhere',
    flow({ steps: [{ id: 'a', say: '好', go: 'b' }] }),
    false,
    '步骤「a」要去的「b」不存在：请补上这一步',
  ],
  [
    'no way on',
    flow({ steps: [{ id: 'a', say: '好' }] }),
    false,
    '步骤「a」之后没有去处：请写选项 options、go、human 或 end',
  ],
  ['an entry without an answer', faq({ question: '暗号问题？' }), false, '没有答案 answer'],
  [
    'an intent of two sentences',
    intent({ name: '暗号', examples: ['暗号甲', '暗号乙'], reply: '好' }),
    true,
    '例句只有 2 句',
  ],
  ['one word alone', synonym({ words: ['暗号'] }), false, '至少要写两个'],
  [
    'a word of one character',
    words({ words: ['号'], action: 'flag' }),
    true,
    '敏感词「号」只有一个字，会误伤很多正常的话',
  ],
  [
    'a closure that ends before it begins',
    calendar({ group: '甲', monday: '09:00-18:00', closures: ['2026-11-30~2026-11-01'] }),
    true,
    '停业 closures 第 1 行的结束日期比开始日期早',
  ],
  ['a second default calendar', calendar({ monday: '09:00-18:00' }), true, '有两个默认日历'],
];

it('C12: each mistake is told on its own document, with the field and what to do, and the others go on', async () => {
  for (const [n, [, { collection, fields }]] of mistakes.entries())
    await shop.save(collection, { _id: `mistake-${n}`, ...fields });
  await shop.tick();
  const found = await Promise.all(
    mistakes.map(async ([name, { collection }], n) => {
      const [document] = await shop.documents(collection, { _id: `mistake-${n}` });
      return { name, ...(document?.['status'] as { ok: boolean; problem: string }) };
    }),
  );
  expect(found.map(({ name, ok, problem }) => ({ name, ok, problem }))).toEqual(
    mistakes.map(([name, , ok, problem]) => ({ name, ok, problem: expect.stringContaining(problem) as string })),
  );
  const visitor = await shop.arrive();
  await shop.says(visitor, '多少钱');
  expect((await shop.replies(visitor)).at(-1)).toContain('99 元起');
});

it('C12: rules that stand in each other’s way say which one it is', async () => {
  const save = (_id: string, fields: object) => shop.save('rules', { _id, name: _id, reply: '好', ...fields });
  await save('退的都答', { keywords: ['暗号退'], priority: 5 });
  await save('轮不到的', { keywords: ['暗号退款', '暗号退货'] });
  await save('甲', { keywords: ['暗号发票', '暗号开票'] });
  await save('乙', { keywords: ['暗号发票', '暗号收据'] });
  await save('有时段的', { keywords: ['暗号夜'], priority: 5, hours: '22:00-06:00' });
  await save('白天的', { keywords: ['暗号夜宵'] });
  await shop.tick();
  const rules = await shop.documents('rules');
  const told = (id: string) => (rules.find(({ _id }) => _id === id)?.['status'] as { problem: string }).problem;
  expect(told('轮不到的')).toContain(
    '永远轮不到：它能命中的消息都会先被规则「退的都答」答掉，请提高优先级或停用其中一条',
  );
  expect(told('乙')).toContain('和规则「甲」都有关键词「暗号发票」，优先级也一样');
  expect([told('退的都答'), told('有时段的'), told('白天的')]).toEqual(['', '', '']);
});

/** Rules as shop owners write them, in every form the guide names. */
const well: readonly object[] = [
  { keywords: ['会员日'], reply: '每月 8 号是会员日。' },
  { keywords: '积分,积分兑换；怎么兑换', reply: '在「我的」里兑换。' },
  { name: '生日', keywords: ['生日礼', '生日券'], reply: '{{店名}}祝您生日快乐！' },
  { keywords: ['客服电话'], reply: '请拨打 {{热线}}' },
  { keywords: ['昵称测试'], reply: '{{1|您}}好' },
  { keywords: ['停车'], match: 'exact', reply: '门口可以停车。' },
  { keywords: ['查快递'], match: 'prefix', reply: '请发单号。' },
  { keywords: ['茶', '保质期'], match: 'all', reply: '18 个月。' },
  { keywords: ['单号\\s*(\\d{6,})'], match: 'regex', reply: '收到单号 {{1}}' },
  { keywords: ['^[\\u4e00-\\u9fa5]{2,4}茶怎么泡'], match: 'regex', reply: '八十度的水。' },
  { keywords: ['普洱'], exclude: ['普洱市'], reply: '有的。' },
  { keywords: ['加班福利'], hours: ['09:00-12:00', '22:00-02:00'], reply: '好' },
  { keywords: ['双十二'], dates: '2026-12-01~2026-12-12', reply: '满减' },
  { keywords: ['年货节'], dates: ['2026年12月20日', '2026/12/25～2027/1/20'], reply: '敬请期待' },
  { keywords: ['周末'], weekdays: '周末', reply: '照常发货' },
  { keywords: ['工作日几点'], weekdays: ['周一至周五'], during: 'open', reply: '九点' },
  { keywords: ['下班了吗'], during: 'closed', reply: '{{下次服务时间}}回来' },
  { keywords: ['大额'], priority: 10, then: 'human', reply: '马上请专员' },
  { keywords: ['批发'], group: '批发', reply: '为您转批发组' },
  { keywords: ['评价一下'], then: 'rating' },
  { keywords: ['查物流单'], flow: 'order-status' },
  { keywords: ['贵宾'], levels: ['金卡', '钻石'], tags: '老客', reply: '您好' },
  { keywords: ['活动规则'], from: ['活动页*'], pages: ['pages/home/home'], reply: '见海报' },
  { keywords: ['优惠码甲'], share: '0-50', shareTest: '文案', reply: '甲' },
  { keywords: ['优惠码甲'], share: '50-100', shareTest: '文案', reply: '乙' },
  { keywords: ['早安'], cooldown: 3600, pick: 'one', reply: ['早', '早上好', '您早', '早呀', '早安'] },
  { types: ['image'], reply: '收到图片，马上看。', priority: -1 },
  { types: 'miniprogrampage', keywords: ['龙井'], reply: '这款有货。' },
  { keywords: ['官网'], reply: { type: 'link', title: '官网', url: 'https://example.com/a?b=1' } },
  { keywords: ['首页'], reply: card('/pages/home/home?from=kf') },
  { keywords: ['看帮助'], reply: ['先看看这里', card('help/home/home')] },
  { keywords: ['海报'], reply: { type: 'image', media: 'cloud://poster.png' } },
  { keywords: ['长文'], reply: '长'.repeat(682) },
  { keywords: ['四条'], reply: ['一', '二', '三', '四'] },
  { keywords: ['打标签'], addTags: ['问过'], stop: false },
  { keywords: ['ＶＩＰ'], reply: '好', note: '老板写的', about: '全角', category: '会员', 备注: '试用' },
  { keywords: [2026, '年度账单'], reply: 2026, enabled: '是', priority: '3', stop: 'true' },
  { name: '', keywords: '空格子', reply: '好', hours: '', dates: null, levels: '', cooldown: '', share: '' },
  { enabled: false, keywords: [], reply: '' },
  { keywords: ['退款多久'], reply: '1 到 5 天' },
  { keywords: ['退款多久到账'], reply: '一般三天' },
];

it('C12: of rules that are written well nobody complains', async () => {
  for (const [n, fields] of well.entries()) await shop.save('rules', { _id: `well-${n}`, ...fields });
  await shop.tick();
  const rules = await shop.documents('rules');
  const told = well.map((fields, n) => {
    const { ok, problem } = rules.find(({ _id }) => _id === `well-${n}`)?.['status'] as {
      ok: boolean;
      problem: string;
    };
    return ok && problem === '' ? null : { fields, problem };
  });
  expect(told.filter((each) => each !== null)).toEqual([]);
});
