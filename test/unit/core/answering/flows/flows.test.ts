import fc from '../../../../support/properties';
import type { Looked, Need } from '../../../../../cloudfunctions/core/answering/business';
import { compileFlows, type FlowTurn } from '../../../../../cloudfunctions/core/answering/flows';
import type { Order } from '../../../../../contracts/business';
import type { FlowState } from '../../../../../contracts/visitor';
import { starter } from '../support';

const now = Date.UTC(2026, 10, 21, 2);
const flows = compileFlows(starter('flows'));
const order: Order = {
  no: '202611180031',
  state: 'shipping',
  goods: [{ name: '明前龙井', count: 2, price: 12_800 }],
  amount: 25_600,
  orderedAt: Date.UTC(2026, 10, 18, 2),
  shipment: {
    carrier: '顺丰速运',
    no: 'SF102938475612',
    latest: { text: '已到达杭州', at: Date.UTC(2026, 10, 20, 0, 12) },
  },
};
const waiting: Order = {
  ...order,
  no: '202611190017',
  state: 'waiting',
  orderedAt: Date.UTC(2026, 10, 19, 2),
  shipment: null,
};
const orders = (...them: Order[]): Looked => ({ state: 'orders', orders: them });
const missing: Looked = { state: 'missing' };
const failed: Looked = { state: 'failed', because: 'slow' };

const said = (turn: FlowTurn | null) =>
  (turn?.replies ?? []).map((reply) => (reply.type === 'text' ? reply.text : reply.type)).join('\n');
const start = (flow: string, text: string) => flows.start(flow, { text, now });
function next(turn: FlowTurn | null, text: string, at = now): FlowTurn | null {
  if (!turn?.state) throw new Error('the flow is over');
  return flows.step(turn.state, { text, now: at });
}
function found(turn: FlowTurn | null, looked: Looked): FlowTurn | null {
  if (!turn?.state) throw new Error('the flow is over');
  return flows.resume(turn.state, looked, now);
}

describe('the starter flows', () => {
  it('have no problems', () => {
    expect(flows.problems.size).toBe(0);
    expect([...flows.flows.keys()]).toEqual(['order-status', 'after-sales', 'complaint']);
  });

  it('answer 我的包裹到哪了 with the visitor’s own order, without asking anything', () => {
    const looking = start('order-status', '我的包裹到哪了');
    expect(looking).toMatchObject({ effect: { kind: 'lookup', need: { name: 'shipment', no: null } }, replies: [] });
    expect(said(found(looking, orders(order, waiting)))).toBe(
      [
        '您的订单 202611180031：明前龙井 × 2。',
        '当前状态：运输中。',
        '顺丰速运：11月20日 08:12 已到达杭州',
        ...['1. 催一下', '2. 查另一个订单', '3. 没有问题了', '4. 找人工客服', '回复数字选择'],
      ].join('\n'),
    );
  });

  it('tell an order that has not left as it is', () => {
    const told = said(found(start('order-status', '我的订单'), orders(waiting)));
    expect(told).toContain('当前状态：待发货。\n物流：还没有发出');
  });

  it('ask which of several parcels is meant, and take a number, words, or an order’s number for an answer', () => {
    const second = {
      ...order,
      no: '202611170008',
      goods: [{ name: '旅行茶具', count: 1, price: 16_800 }],
      orderedAt: 0,
    };
    const asking = found(start('order-status', '我的包裹到哪了'), orders(second, order, waiting));
    expect(said(asking)).toBe(
      [
        '您有几个订单，请问要看哪一个？',
        '1. 202611180031 明前龙井 × 2（运输中）',
        '2. 202611170008 旅行茶具（运输中）',
        ...['3. 别的订单', '回复数字选择'],
      ].join('\n'),
    );
    for (const [text, no] of [
      ['2', second.no],
      ['旅行茶具', second.no],
      ['订单 202611190017', '202611190017'],
    ] as const)
      expect(next(asking, text)).toMatchObject({ effect: { kind: 'lookup', need: { name: 'shipment', no } } });
    expect(said(next(asking, '3'))).toContain('请把订单号发给我');
    const missed = next(asking, '今天天气不错');
    expect(missed).toMatchObject({ understood: false });
    expect(said(missed)).toContain('2. 202611170008 旅行茶具（运输中）');
    // Looked at one of them, and back to the list.
    const shown = found(next(asking, '2'), orders(second));
    expect(said(shown)).toContain('202611170008');
    expect(next(shown, '返回')).toMatchObject({ effect: { kind: 'lookup', need: { name: 'shipment', no: null } } });
  });

  it('say truly that nothing can be looked up, which is not that there is nothing', () => {
    const cannot = found(start('order-status', '查一下 202611180031'), failed);
    expect(said(cannot)).toContain('暂时查不到');
    expect(said(cannot)).not.toContain('没有查到');
    expect(next(cannot, '再查一次')?.effect).toMatchObject({ kind: 'lookup', need: { no: '202611180031' } });
    expect(next(cannot, '2')?.effect).toMatchObject({ kind: 'human' });
  });

  it('ask how it was when the visitor has no more questions', () => {
    const shown = found(start('order-status', '我的包裹'), orders(order));
    expect(next(shown, '没有问题了')).toMatchObject({ state: null, effect: { kind: 'rating' } });
  });

  it('look up the order number that the first message already names', () => {
    expect(start('order-status', '查一下 202611190017')?.effect).toMatchObject({ need: { no: '202611190017' } });
  });

  it('ask for the order number when nothing is found, and again for another one', () => {
    const asking = found(start('order-status', '我的快递'), missing);
    expect(said(asking)).toContain('请把订单号发给我');
    const looking = next(asking, '订单号是202611080204');
    expect(looking?.effect).toMatchObject({ kind: 'lookup', need: { no: '202611080204' } });
    const again = found(looking, missing);
    expect(said(again)).toContain('没有查到202611080204的信息');
    const shown = found(next(again, '202611180031'), orders(order));
    const others = next(shown, '2');
    expect(others?.effect).toMatchObject({ kind: 'lookup', need: { no: null } });
    expect(said(found(others, orders(order, waiting)))).toContain('2. 202611180031');
  });

  it('hand over to a human with everything that was collected', () => {
    const ordered = found(next(start('after-sales', '售后'), '收到就碎了'), missing);
    expect(said(ordered)).toContain('请把订单号发给我');
    const described = next(ordered, '2026112100031');
    const handed = next(described, '杯子碎了两个');
    expect(handed).toMatchObject({
      state: null,
      effect: { kind: 'human', group: null, answers: { 订单号: '2026112100031', 情况: '杯子碎了两个' } },
    });
  });
});

describe('a visitor in a flow', () => {
  it('describes the order that was chosen from the list, and hands it over with what it is', () => {
    const listed = found(next(start('after-sales', '售后'), '收到就碎了'), orders(order, waiting));
    expect(said(listed)).toContain('请问是哪一个订单？\n1. 202611190017');
    const handed = next(found(next(listed, '2'), orders(order)), '杯子碎了两个');
    expect(handed?.effect).toMatchObject({
      ...{ kind: 'human' },
      answers: { 订单号: '202611180031', '订单.状态': '运输中', 情况: '杯子碎了两个' },
    });
  });

  it.each(['2', '二', '第2个', '换货', '我想换货谢谢', ' ２ '])('chooses the second option by %j', (text) => {
    expect(next(start('after-sales', '售后'), text)?.steps).toEqual(['order']);
  });

  it('goes back one answer, which is then asked again', () => {
    const described = next(found(next(start('after-sales', '售后'), '2'), missing), '2026112100031');
    expect(described?.state?.step).toBe('what');
    const back = next(described, '返回');
    expect(back?.state).toMatchObject({ step: 'ask-no', answers: {} });
    expect(next(back, '0')?.state).toMatchObject({ step: 'menu', path: [] });
  });

  it('leaves when they say so', () => {
    expect(next(start('after-sales', '售后'), '算了')).toMatchObject({ state: null, effect: null });
  });

  it('is asked again when not understood, told of the human, and handed over at the third time', () => {
    const first = next(start('after-sales', '售后'), '今天天气不错');
    expect(first).toMatchObject({ understood: false, effect: null });
    expect(said(first)).toContain('没有看懂');
    const second = next(first, '呵呵');
    expect(said(second)).toContain('转人工');
    expect(next(second, '???')).toMatchObject({ understood: false, state: null, effect: { kind: 'human' } });
  });

  it('is out of the flow after its minutes of silence', () => {
    const menu = start('after-sales', '售后');
    expect(next(menu, '2', now + 30 * 60_000)).not.toBeNull();
    expect(next(menu, '2', now + 30 * 60_000 + 1)).toBeNull();
  });

  it('is out of it when the operator deleted the flow or the step meanwhile', () => {
    const state: FlowState = { flow: 'gone', step: 'menu', path: [], answers: {}, misses: 0, at: now };
    expect(flows.step(state, { text: '1', now })).toBeNull();
    expect(flows.step({ ...state, flow: 'after-sales', step: 'gone' }, { text: '1', now })).toBeNull();
  });

  it('leaves the shop’s own variables for whoever says it', () => {
    const shop = compileFlows([{ _id: 'f', steps: [{ id: 'a', say: '热线 {{热线}}，单号 {{订单号}}', end: true }] }]);
    expect(said(shop.start('f', { text: '', now }))).toBe('热线 {{热线}}，单号 {{订单号}}');
  });
});

describe('a flow that waits for an order number', () => {
  it.each([
    ['202611180031', 'order-status'],
    ['订单号：202611180031', 'order-status'],
    ['查一下 202611180031 谢谢', 'order-status'],
    ['订单 202611180031 里的杯子碎了，想换一个', null],
    ['13812345678', null],
    ['2026-11-18', null],
    ['你好', null],
  ])('is begun by %j: %s', (text, flow) => {
    expect(flows.begunBy({ text, now })).toBe(flow);
  });
});

describe('C12: a flow says on itself what is wrong with it', () => {
  const ending = { id: 'end', say: '再见', end: true };
  it.each<[object, string]>([
    [{}, '没有步骤 steps'],
    [{ steps: [{ say: '你好' }] }, '第 1 步没有名字 id'],
    [{ steps: ['你好'] }, '第 1 步要写成一组字段'],
    [{ steps: [{ id: 'a', say: '你好', go: 'b' }] }, '步骤「a」要去的「b」不存在'],
    [{ steps: [{ id: 'a', say: '你好' }] }, '步骤「a」之后没有去处'],
    [{ steps: [{ id: 'a', say: '单号？', ask: 'order' }] }, '步骤「a」问到之后没有去处'],
    [{ steps: [{ id: 'a', say: '几岁？', ask: 'age', go: 'end' }, ending] }, '要问的「age」不认识'],
    [{ steps: [{ id: 'a', ask: 'order', go: 'end' }, ending] }, '步骤「a」没有话可说'],
    [
      { steps: [{ id: 'a', say: '选', options: [{ text: '好' }] }, ending] },
      '步骤「a」的选项第 1 个缺少文字 text 或去向 go',
    ],
    [
      {
        steps: [
          { id: 'a', say: '一', go: 'b' },
          { id: 'b', say: '二', go: 'a' },
        ],
      },
      '走不到结束',
    ],
    [
      {
        steps: [
          { id: 'a', say: '一', go: 'b' },
          { id: 'b', say: '二', options: [{ text: '再来', go: 'a' }] },
        ],
      },
      '走不到结束',
    ],
    [{ steps: [{ id: 'a', lookup: 'orders', go: 'end', missing: 'a' }, ending] }, '会不等顾客回答就一直说下去'],
    [{ steps: [{ id: 'a', lookup: 'orders', go: 'end' }, ending] }, '步骤「a」查询之后没有去处：请写 go'],
    [{ steps: [{ id: 'a', say: '号？', ask: 'order' }, ending] }, '步骤「a」问到之后没有去处：请写 go'],
    [{ steps: [{ id: 'a', lookup: 'weather', go: 'end', missing: 'end' }, ending] }, '要查的「weather」不存在'],
    [
      { steps: [{ id: 'a', lookup: 'orders', go: 'end', missing: 'end', failed: 'x' }, ending] },
      '步骤「a」要去的「x」不存在',
    ],
    [
      { steps: [{ id: 'a', lookup: 'orders', go: 'end', missing: 'end', failed: 'a' }, ending] },
      '会不等顾客回答就一直说下去',
    ],
    [
      { steps: [{ id: 'a', say: '号？', lookup: 'orders', ask: 'order', go: 'end', missing: 'end' }, ending] },
      '请把 ask 和 options 写到另一步',
    ],
    [{ steps: [{ id: 'a', say: '选', choose: '哪个？', go: 'end' }, ending] }, '步骤「a」的 choose 要和 lookup'],
    [{ steps: [{ id: 'a', say: '好', then: 'rating', go: 'end' }, ending] }, '步骤「a」的 then 只能写在'],
    [{ steps: [{ id: 'a', say: '转', human: '售后' }] }, '客服组「售后」不存在'],
    [{ steps: [ending, { id: 'b', say: '二', end: true }] }, '步骤「b」永远走不到'],
    [{ steps: [ending, ending] }, '有两步都叫「end」'],
    [{ start: 'x', steps: [ending] }, '开始步骤 start「x」不存在'],
    [{ minutes: 0, steps: [ending] }, '等待分钟 minutes'],
    [{ on: 'age', steps: [ending] }, '触发 on 只能是'],
    [{ steps: [{ id: 'a', say: ['1', '2', '3', '4'], go: 'end' }, ending] }, '从步骤「a」起一次要说 5 条，最多 4 条'],
    [{ steps: [{ id: 'a', say: '{{呢称}}你好', end: true }] }, '{{呢称}} 没有对应的设置'],
  ])('%j', (document, problem) => {
    const context = {
      groups: new Set<string>(),
      replies: { variables: new Set(['热线']) },
    };
    const { problems, flows: accepted } = compileFlows([{ _id: 'f', ...document }], context);
    expect((problems.get('f') ?? []).map(({ message }) => message).join('\n')).toContain(problem);
    expect(accepted.size).toBe(0);
  });

  it.each<[string, object[]]>([
    [
      'as many steps as there may be, in a row',
      Array.from({ length: 198 }, (_, n) => ({ id: `s${n}`, go: `s${n + 1}` })),
    ],
    [
      'menus that lead everywhere',
      Array.from({ length: 100 }, (_, n) => ({
        ...{ id: `s${n}`, say: '选' },
        options: Array.from({ length: 100 }, (_, to) => ({ text: `${to}`, go: `s${to + 1}` })),
      })),
    ],
  ])('is judged at once, whatever a flow is like: %s', (_name, steps) => {
    const last = { id: `s${steps.length}`, say: '好', end: true };
    expect(compileFlows([{ _id: 'f', steps: [...steps, last] }]).flows.size).toBe(1);
  });

  const inARow = (count: number) => [
    ...Array.from({ length: count }, (_, n) => ({
      ...{ id: `s${n}`, lookup: 'orders' },
      ...{ go: `s${n + 1}`, missing: `s${n + 1}`, failed: `s${n + 1}` },
    })),
    { id: `s${count}`, say: '好', end: true },
  ];

  it('C12: more look-ups in a row than are made in one turn are refused, and told from where', () => {
    expect(compileFlows([{ _id: 'f', steps: inARow(6) }]).flows.size).toBe(1);
    const { flows: accepted, problems } = compileFlows([{ _id: 'f', steps: inARow(7) }]);
    expect(accepted.size).toBe(0);
    expect(problems.get('f')).toEqual([
      { message: expect.stringContaining('从步骤「s0」起要连着查 7 次，最多连着查 6 次') as string, fatal: true },
    ]);
  });

  it('counts look-ups past a question that is answered already, and not past one that is asked', () => {
    const [first, ...rest] = inARow(7);
    const asking7 = (question: object) => [
      { ...first, go: 'q', missing: 'q', failed: 'q' },
      { id: 'q', say: '请问？', go: 's1', ...question },
      ...rest,
    ];
    expect(compileFlows([{ _id: 'f', steps: asking7({ ask: 'order' }) }]).problems.get('f')?.[0]?.message).toContain(
      '连着查 7 次',
    );
    expect(compileFlows([{ _id: 'f', steps: asking7({ ask: 'text' }) }]).problems.size).toBe(0);
  });

  it('judges a hundred look-ups one after another at once, though each has three ways on', () => {
    expect(compileFlows([{ _id: 'f', steps: inARow(100) }]).problems.get('f')?.[0]?.message).toContain('连着查 100 次');
  });

  it('C12: a card to a page that app.json lacks is noted on the flow, which goes on', () => {
    const card = { type: 'miniprogrampage', title: '去看看', pagepath: 'pages/gone/gone', thumb: 'cloud://a/b.png' };
    const { flows: accepted, problems } = compileFlows([{ _id: 'f', steps: [{ id: 'a', say: card, end: true }] }], {
      replies: { pages: new Set(['pages/home/home']) },
    });
    expect(accepted.size).toBe(1);
    expect(problems.get('f')).toEqual([
      { message: expect.stringMatching(/步骤「a」的回复.*pages\/gone\/gone/) as string, fatal: false },
    ]);
  });

  it.each<[object, string]>([
    [{ steps: Array.from({ length: 201 }, (_, n) => ({ id: `${n}`, say: '好', end: true })) }, '一个流程最多 200 步'],
    [{ minutes: { toString: 1 }, steps: [ending] }, '等待分钟 minutes'],
    [{ steps: [{ id: 'a', say: '好', lookup: { toString: 1 }, end: true }] }, '步骤「a」的 lookup 写法不对'],
    [{ enabled: 'false', steps: [ending] }, '启用 enabled 只能是 true 或 false'],
    [{ name: {}, steps: [ending] }, '名称 name 要写成文字'],
    [{ start: 7, steps: [ending] }, '开始步骤 start 要写成'],
  ])('C12: %j', (document, problem) => {
    const { problems } = compileFlows([{ _id: 'f', ...document }], { replies: { variables: new Set() } });
    expect((problems.get('f') ?? []).map(({ message }) => message).join('\n')).toContain(problem);
  });

  it('minutes that the console wrote as a text, or left empty, count', () => {
    const { flows: read } = compileFlows([
      { _id: 'text', minutes: ' 45 ', steps: [ending] },
      { _id: 'empty', minutes: '', steps: [ending] },
    ]);
    expect([read.get('text')?.minutes, read.get('empty')?.minutes]).toEqual([45, 30]);
  });

  it('counts a question that the flow comes round to again, and takes no circle with a question in it for endless', () => {
    const round = (more: string[]) => [
      { id: 'a', say: ['一', '二', '三'], go: 'b' },
      { id: 'b', say: '怎么了？', ask: 'text', go: 'c' },
      {
        id: 'c',
        say: ['好', ...more],
        options: [
          { text: '再来', go: 'a' },
          { text: '不了', go: 'end' },
        ],
      },
      ending,
    ];
    expect(compileFlows([{ _id: 'f', steps: round([]) }]).problems.size).toBe(0);
    expect(compileFlows([{ _id: 'f', steps: round(['嗯']) }]).problems.get('f')?.[0]?.message).toContain(
      '一次要说 5 条',
    );
    const asking = [
      { id: 'a', say: '一', go: 'b' },
      { id: 'b', say: '订单号？', ask: 'order', go: 'c', options: [{ text: '没有', go: 'end' }] },
      { id: 'c', go: 'a' },
      ending,
    ];
    expect(compileFlows([{ _id: 'f', steps: asking }]).problems.size).toBe(0);
  });

  it('counts what is said twice where an answered question leads round to itself', () => {
    const steps = [
      { id: 'a', go: 'b' },
      { id: 'b', say: '订单号？', ask: 'order', go: 'c', options: [{ text: '没有', go: 'end' }] },
      { id: 'c', say: ['记下了', '继续'], go: 'a' },
      ending,
    ];
    const { problems } = compileFlows([{ _id: 'f', steps }]);
    expect(
      problems
        .get('f')
        ?.map(({ message }) => message)
        .join(),
    ).toContain('从步骤「c」起一次要说 5 条');
  });

  it('takes a circle of look-ups for endless when the question in it is answered already', () => {
    const steps = [
      { id: 'a', lookup: 'orders', go: 'b', missing: 'end' },
      { id: 'b', say: '订单号？', ask: 'order', go: 'a', options: [{ text: '没有', go: 'end' }] },
      ending,
    ];
    const { problems } = compileFlows([{ _id: 'f', steps }]);
    expect(problems.get('f')?.[0]?.message).toContain('会不等顾客回答就一直说下去');
  });

  it('counts the words with which a look-up that failed is told', () => {
    const steps = [
      { id: 'a', say: ['一', '二', '三', '四'], go: 'b' },
      { id: 'b', lookup: 'orders', go: 'c', missing: 'c' },
      { id: 'c', human: true },
    ];
    const { problems } = compileFlows([{ _id: 'f', steps }]);
    expect(problems.get('f')?.[0]?.message).toContain('从步骤「a」起一次要说 5 条');
  });

  it('counts what is said past a question whose answer the visitor has given already', () => {
    const steps = [
      { id: 'a', say: ['一', '二', '三'], go: 'no' },
      { id: 'no', say: '订单号？', ask: 'order', go: 'b' },
      { id: 'b', say: ['四', '五'], end: true },
    ];
    const { problems } = compileFlows([{ _id: 'f', steps }]);
    expect(problems.get('f')?.[0]?.message).toContain('从步骤「a」起一次要说 5 条，最多 4 条');
  });

  it('any JSON at all is read without throwing', () => {
    const step = fc.dictionary(
      fc.constantFrom('id', 'say', 'options', 'ask', 'go', 'human', 'end', 'lookup', 'missing'),
      fc.jsonValue(),
    );
    const anything = fc.record(
      { _id: fc.string(), steps: fc.oneof(fc.jsonValue(), fc.array(step)), start: fc.jsonValue() },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(anything), (shapes) =>
        expect(compileFlows(shapes).flows.size).toBeLessThanOrEqual(shapes.length),
      ),
    );
  });
});

/** Everything that a look-up may come to. */
function outcomes({ name, no }: Need): Looked[] {
  if (name === 'member') return [{ state: 'member', member: { level: '金卡', points: 1 } }, missing, failed];
  if (no !== null) return [orders({ ...order, no }), missing, failed];
  return [orders(order), orders(order, { ...order, no: '202611170008' }), missing, failed];
}

describe('no dead end is accepted', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const id = fc.constantFrom(...ids);
  const kind = fc.oneof(
    fc.record({
      options: fc.array(fc.record({ text: fc.constantFrom('好', '不好', '换'), go: id }), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
    fc.record({ ask: fc.constantFrom('order', 'phone', 'text'), go: id }),
    fc.record(
      { lookup: fc.constantFrom('orders', 'shipment'), go: id, missing: id, failed: id, choose: fc.constant('哪个？') },
      { requiredKeys: ['lookup', 'go', 'missing'] },
    ),
    fc.record({ lookup: fc.constant('member'), go: id, missing: id }),
    fc.record({ go: id }),
    fc.constant({ end: true }),
    fc.constant({ human: true }),
  );
  const document = fc
    .array(kind, { minLength: 1, maxLength: ids.length })
    .map((kinds) => ({ _id: 'f', steps: kinds.map((each, i) => ({ id: ids[i], say: `第${i + 1}步`, ...each })) }));

  it('from wherever a visitor can get, saying the right things leads to an end, and something is always said', () => {
    let accepted = 0;
    fc.assert(
      fc.property(document, (flow) => {
        const compiled = compileFlows([flow]);
        if (compiled.flows.size === 0) return;
        accepted += 1;
        // Everything a visitor can do from a turn, played through the walk itself.
        const turns = ({ state, effect }: FlowTurn): (FlowTurn | null)[] => {
          if (!state) return [];
          if (effect?.kind === 'lookup')
            return outcomes(effect.need).map((looked) => compiled.resume(state, looked, now));
          return ['1', '2', '3', '20261121000311', '13800138000'].map((text) => compiled.step(state, { text, now }));
        };
        const first = compiled.start('f', { text: '', now });
        expect(first).not.toBeNull();
        if (!first) return;
        const key = ({ state, effect }: FlowTurn) =>
          JSON.stringify([state?.step, effect, state?.answers, state?.choices]);
        const seen = new Map([[key(first), first]]);
        const leads = new Map<string, string[]>();
        for (const [name, turn] of seen) {
          if (turn.state && turn.effect === null) expect(turn.replies.length).toBeGreaterThan(0);
          const followers = turns(turn).filter((each) => each !== null && each.understood);
          leads.set(
            name,
            followers.map((each) => key(each as FlowTurn)),
          );
          for (const each of followers) if (each && !seen.has(key(each)) && seen.size < 300) seen.set(key(each), each);
        }
        const ends = new Set([...seen].filter(([, turn]) => turn.state === null).map(([name]) => name));
        for (let grew = true; grew;) {
          grew = false;
          for (const [name, to] of leads)
            if (!ends.has(name) && to.some((each) => ends.has(each) || !seen.has(each))) grew = Boolean(ends.add(name));
        }
        expect([...seen.keys()].filter((name) => !ends.has(name))).toEqual([]);
      }),
      { numRuns: 1500 },
    );
    expect(accepted).toBeGreaterThan(50);
  });

  it('in any flow that is accepted, whatever comes of a turn, no turn is longer than may be sent', () => {
    const talk = fc.array(fc.constantFrom('第一句', '第二句', '第三句'), { maxLength: 3 });
    const talkative = fc.array(fc.tuple(kind, talk), { minLength: 2, maxLength: ids.length }).map((kinds) => ({
      _id: 'f',
      steps: kinds.map(([each, more], i) => ({ id: ids[i], ...each, say: [`第${i + 1}步`, ...more] })),
    }));
    const first = fc.constantFrom('', '20261121000311', '我的电话 13800138000');
    let longest = 0;
    fc.assert(
      fc.property(talkative, first, fc.infiniteStream(fc.nat(9)), (flow, opening, luck) => {
        const compiled = compileFlows([flow]);
        let turn = compiled.start('f', { text: opening, now });
        let said = 0;
        for (let count = 0; count < 25 && turn !== null; count += 1) {
          said += turn.replies.length;
          longest = Math.max(longest, said);
          expect(said).toBeLessThanOrEqual(4);
          if (!turn.state) break;
          const chance = luck.next().value as number;
          if (turn.effect?.kind === 'lookup') {
            const all = outcomes(turn.effect.need);
            turn = compiled.resume(turn.state, all[chance % all.length] ?? failed, now);
          } else {
            said = 0;
            const texts = ['1', '2', '3', '20261121000311', '13800138000', '随便说说', '0', '我不知道'];
            turn = compiled.step(turn.state, { text: texts[chance % texts.length] ?? '', now });
          }
        }
      }),
      { numRuns: 3000 },
    );
    expect(longest).toBe(4);
  });

  it('whatever a visitor says, a turn is never longer than may be sent and never throws', () => {
    const texts = fc.array(
      fc.oneof(
        fc.string(),
        fc.constantFrom('1', '2', '3', '0', '返回', '退出', '没有', '2026112100031', '13800138000'),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(
        fc.constantFrom('order-status', 'after-sales', 'complaint'),
        texts,
        fc.infiniteStream(fc.constantFrom(orders(order, waiting), missing, failed)),
        (name, said, luck) => {
          let turn = start(name, '');
          for (const text of said) {
            if (!turn?.state) break;
            if (turn.effect?.kind === 'lookup') turn = found(turn, luck.next().value as Looked);
            else turn = next(turn, text);
            expect(turn?.replies.length ?? 0).toBeLessThanOrEqual(4);
          }
        },
      ),
    );
  });
});
