import fc from '../../../../support/properties';
import { normalise } from '../../../../../cloudfunctions/core/answering/normal-text';
import { message, rulesOf, saturdayMorning, winnersOf } from './support';

describe('rules: which one answers', () => {
  it('two fields are a whole rule', async () => {
    const rules = await rulesOf([{ keywords: ['价格', '多少钱'], reply: '99 元起' }]);
    expect(rules.problems().size).toBe(0);
    expect(rules.match(message('这个多少钱？')).wins[0]?.replies).toEqual([{ type: 'text', text: '99 元起' }]);
    expect(rules.match(message('你好')).wins).toEqual([]);
  });

  it.each([
    ['contains', ['退款'], '我要退*款', true],
    ['contains', ['退款'], '我要退钱', false],
    ['exact', ['人工'], ' 人工！', true],
    ['exact', ['人工'], '转人工', false],
    ['exact', ['？'], '？', true],
    ['prefix', ['查订单'], '「查订单 123', true],
    ['prefix', ['查订单'], '我想查订单', false],
    ['all', ['退', '运费'], '运费谁出，我要退', true],
    ['all', ['退', '运费'], '运费运费', false],
    ['regex', ['订单.*(\\d{4,})'], '订单号 20261121', true],
    ['regex', ['退款|退钱'], '退\u200b钱', true],
    ['contains', ['ＶＩＰ'], 'vip有什么用', true],
    ['contains', ['發票'], '能开发票吗', true],
  ])('%s %j on %j: %s', async (match, keywords, text, matches) => {
    expect(await winnersOf([{ match, keywords }], message(text))).toEqual(matches ? ['r1'] : []);
  });

  it('an exclude word keeps a rule of expressions silent too, and one that is not in the message none', async () => {
    const rule = { match: 'regex', keywords: ['退.{0,3}款'], exclude: ['进度', '到账'] };
    expect(await winnersOf([rule], message('怎么退一下款'))).toEqual(['r1']);
    expect(await winnersOf([rule], message('退款进 度'))).toEqual([]);
    expect(await winnersOf([{ ...rule, exclude: ['包邮'] }], message('退款进度'))).toEqual(['r1']);
  });

  it('an exclude word keeps a rule silent, dodged or not', async () => {
    const rule = { keywords: ['退款'], exclude: ['进度'] };
    expect(await winnersOf([rule], message('怎么退款'))).toEqual(['r1']);
    expect(await winnersOf([rule], message('退款进*度'))).toEqual([]);
  });

  it('higher priority first, then the exact text, then the longer word, then the older rule', async () => {
    const rules = [
      { keywords: ['退款'] },
      { keywords: ['退款多久'] },
      { keywords: ['退款'], match: 'exact' },
      { keywords: ['投诉'], priority: 10 },
      { keywords: ['退款'] },
    ];
    expect(await winnersOf(rules, message('退款多久到账'))).toEqual(['r2']);
    expect(await winnersOf(rules, message('退款'))).toEqual(['r3']);
    expect(await winnersOf(rules, message('我要退款'))).toEqual(['r1']);
    expect(await winnersOf(rules, message('退款多久，我要投诉'))).toEqual(['r4']);
  });

  it('a rule that does not stop lets the next one answer too, up to the replies one message may get', async () => {
    const rules = [
      { keywords: ['优惠'], stop: false, priority: 3, replies: ['一', '二'] },
      { keywords: ['优惠'], stop: false, priority: 2, replies: ['三', '四', '五'] },
      { keywords: ['优惠'], priority: 1, replies: ['六'] },
      { keywords: ['优惠券'], priority: 0 },
    ];
    const { wins, trace } = (await rulesOf(rules)).match(message('有优惠券吗'));
    expect(wins.map(({ rule }) => rule.id)).toEqual(['r1', 'r3']);
    expect(trace.matched.map(({ outcome }) => outcome)).toEqual(['won', 'blocked', 'won', 'lost']);
  });

  it('gives the brackets of a regular expression to the reply', async () => {
    const rules = await rulesOf([{ match: 'regex', keywords: ['订单\\s*(\\d+)'], reply: '{{1}} 正在路上' }]);
    expect(rules.match(message('订单 778899 到哪了')).wins[0]?.groups).toEqual(['778899']);
  });

  it('one of several replies is drawn by the message: the same again for the same, all of them over many', async () => {
    const rules = await rulesOf([{ keywords: ['你好'], replies: ['甲', '乙', '丙'], pick: 'one' }]);
    const draw = (messageId: string) => {
      const reply = rules.match(message('你好', { messageId })).wins[0]?.replies[0];
      return reply?.type === 'text' ? reply.text : '';
    };
    const drawn = Array.from({ length: 60 }, (_, i) => draw(`m${i}`));
    expect(new Set(drawn)).toEqual(new Set(['甲', '乙', '丙']));
    expect(Array.from({ length: 60 }, (_, i) => draw(`m${i}`))).toEqual(drawn);
  });

  it('finds what a rule-by-rule comparison finds, on random rules and dodged texts', async () => {
    const word = fc.array(fc.constantFrom(...'退款货运费'), { minLength: 1, maxLength: 3 }).map((c) => c.join(''));
    const rule = fc.record({
      match: fc.constantFrom('contains', 'exact', 'prefix', 'all'),
      keywords: fc.array(word, { minLength: 1, maxLength: 3 }),
      exclude: fc.array(word, { maxLength: 1 }),
      priority: fc.nat(2),
    });
    const text = fc.array(fc.constantFrom('退', '款', '货', '运', '费', '*', ' ', '\u200b'), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.array(rule, { maxLength: 12 }), text, async (documents, characters) => {
        const typed = characters.join('');
        const { text: plain, core } = normalise(typed);
        const said = plain.slice(core.start, core.end);
        const matching = documents
          .map((document, i) => ({ ...document, id: `r${i + 1}`, i }))
          .filter(({ match, keywords }) =>
            match === 'contains'
              ? keywords.some((keyword) => plain.includes(keyword))
              : match === 'all'
                ? keywords.every((keyword) => plain.includes(keyword))
                : keywords.some((keyword) => (match === 'exact' ? said === keyword : said.startsWith(keyword))),
          );
        const answering = matching.filter(({ exclude }) => !exclude.some((each) => plain.includes(each)));
        const best = Math.max(...answering.map(({ priority }) => priority));
        const { wins, trace } = (await rulesOf(documents)).match(message(typed));
        expect(trace.matched.length + trace.more).toBe(matching.length);
        expect(wins.map(({ rule: { priority } }) => priority)).toEqual(answering.length > 0 ? [best] : []);
        expect(answering.map(({ id }) => id)).toEqual(expect.arrayContaining(wins.map(({ rule: { id } }) => id)));
      }),
    );
  });
});

describe('rules: when and for whom', () => {
  const night = { type: 'text' as const, now: Date.UTC(2026, 10, 21, 16, 30) };
  it.each<[string, object, object, boolean]>([
    ['inside hours', { hours: '09:00-18:00' }, {}, true],
    ['outside hours', { hours: ['13:00-18:00'] }, {}, false],
    ['after midnight in a span that began before', { hours: '22:00-02:00' }, night, true],
    ['a weekday', { weekdays: '工作日' }, {}, false],
    ['the weekend', { weekdays: ['周末'] }, {}, true],
    ['its dates', { dates: '2026-11-01~2026-11-21' }, {}, true],
    ['other dates', { dates: ['2026-11-11'] }, {}, false],
    ['open', { during: 'open' }, { open: true }, true],
    ['closed', { during: 'closed' }, { open: true }, false],
    ['open, and nobody knows', { during: 'open' }, {}, false],
    ['the level', { levels: ['金卡'] }, { visitor: { id: 'o', level: '金卡' } }, true],
    ['another level', { levels: ['金卡'] }, { visitor: { id: 'o', level: '银卡' } }, false],
    ['a tag', { tags: '老客,大客户' }, { visitor: { id: 'o', tags: ['老客'] } }, true],
    ['no tag', { tags: '老客' }, {}, false],
    ['the page', { pages: ['/pages/goods/goods'] }, { page: 'pages/goods/goods?id=3' }, true],
    ['pages that begin so', { pages: ['pages/goods*'] }, { page: 'pages/goods/goods?id=3' }, true],
    ['another page', { pages: ['pages/goods/goods'] }, { page: 'pages/index/index' }, false],
    ['the session-from', { from: ['活动页'] }, { sessionFrom: '活动页' }, true],
    ['another session-from', { from: ['活动页'] }, {}, false],
    ['cooled down', { cooldown: 60 }, { cooldowns: { r1: saturdayMorning - 60_000 } }, true],
    ['still cooling', { cooldown: 60 }, { cooldowns: { r1: saturdayMorning - 59_999 } }, false],
  ])('%s: %j', async (_name, conditions, more, answers) => {
    expect(await winnersOf([{ keywords: ['你好'], ...conditions }], message('你好', more))).toEqual(
      answers ? ['r1'] : [],
    );
  });

  it('takes pictures, cards and entering the chat when it says so, and only then', async () => {
    const rules = [
      { types: ['image'] },
      { types: ['enter'], from: ['活动页'] },
      { types: ['miniprogrampage'], keywords: ['连衣裙'] },
      { keywords: ['连衣裙'] },
    ];
    expect(await winnersOf(rules, message('', { type: 'image' }))).toEqual(['r1']);
    expect(await winnersOf(rules, message('', { type: 'enter', sessionFrom: '活动页' }))).toEqual(['r2']);
    expect(await winnersOf(rules, message('', { type: 'enter' }))).toEqual([]);
    expect(await winnersOf(rules, message('碎花连衣裙', { type: 'miniprogrampage' }))).toEqual(['r3']);
    expect(await winnersOf(rules, message('碎花连衣裙'))).toEqual(['r4']);
  });

  it('an A/B test splits visitors in two that stay the same, and every visitor is in one', async () => {
    const rules = await rulesOf([
      { keywords: ['优惠'], share: '0-50', shareTest: '双11文案' },
      { keywords: ['优惠'], share: '50-100', shareTest: '双11文案' },
    ]);
    const winner = (id: string) => rules.match(message('优惠', { visitor: { id } })).wins.map(({ rule }) => rule.id);
    const all = Array.from({ length: 400 }, (_, i) => winner(`oVisitor${i}`));
    expect(all.every((wins) => wins.length === 1)).toBe(true);
    const first = all.filter(([id]) => id === 'r1').length;
    expect(first).toBeGreaterThan(150);
    expect(first).toBeLessThan(250);
    expect(winner('oVisitor7')).toEqual(winner('oVisitor7'));
  });

  it('the parts of an A/B test share the visitors without a gap or an overlap', async () => {
    const parts = await Promise.all(
      ['0-20', '20-50', '50-100'].map((share) => rulesOf([{ keywords: ['优惠'], share, shareTest: '文案' }])),
    );
    for (let n = 0; n < 3_000; n += 1) {
      const visitor = { id: `oVisitor${n}` };
      expect(parts.map((rules) => rules.match(message('优惠', { visitor })).wins.length).sort()).toEqual([0, 0, 1]);
    }
  });
});

const said = (text: string, { start, end }: { start: number; end: number }) => text.slice(start, end);

describe('C9: the trace says why', () => {
  it('what matched where in the typed text, what it lost to and what kept it silent', async () => {
    const rules = await rulesOf([
      { name: '价格', keywords: ['多少钱'], priority: 5 },
      { name: '促销', keywords: ['裙子'] },
      { name: '夜间', keywords: ['多少'], priority: 9, hours: '22:00-08:00' },
      { name: '无关', keywords: ['发票'] },
    ]);
    const text = '裙子 多*少 钱';
    const { trace } = rules.match(message(text));
    expect(trace).toMatchObject({ tried: 4, more: 0 });
    const told = trace.matched.map(({ name, outcome, spans }) => [
      name,
      outcome,
      ...spans.map((span) => said(text, span)),
    ]);
    expect(told).toEqual([
      ['夜间', 'blocked', '多*少'],
      ['价格', 'won', '多*少 钱'],
      ['促销', 'lost', '裙子'],
    ]);
    expect(trace.matched[0]).toMatchObject({ because: '不在它的时段' });
    expect(trace.matched[2]).toMatchObject({ toName: '价格' });
    expect(rules.match(message('在吗')).trace).toEqual({ tried: 4, matched: [], more: 0 });
  });

  it('stays small when hundreds of rules match', async () => {
    const rules = await rulesOf(Array.from({ length: 300 }, (_, i) => ({ keywords: ['的'], priority: i })));
    const { trace } = rules.match(message('好的'.repeat(200)));
    expect(trace.matched.length + trace.more).toBe(300);
    expect(JSON.stringify(trace).length).toBeLessThan(5000);
  });
});
