import fc from '../../../../support/properties';
import { compileFeatures } from '../../../../../cloudfunctions/core/answering/features';
import { compileIntents } from '../../../../../cloudfunctions/core/answering/intents';

const documents = [
  { _id: 'thanks', name: '感谢', examples: ['谢谢', '多谢', '辛苦了'], reply: '不客气' },
  {
    _id: 'order',
    name: '查订单',
    label: '查询订单',
    examples: ['我的订单', '快递到哪了', '还没收到货'],
    flow: 'order-status',
  },
  { _id: 'angry', name: '投诉', examples: ['我要投诉', '骗子', '太差了'], then: 'human', group: '售后' },
];
const context = { flows: new Set(['order-status']) };

describe('intents', () => {
  it.each([
    ['谢谢啦', 'thanks'],
    ['我的快递现在到哪里了', 'order'],
    ['骗子，太差了', 'angry'],
  ])('%s is %s', (text, id) => {
    expect(compileIntents(documents, compileFeatures(), context).find(text)[0]?.intent.id).toBe(id);
  });

  it('tell what follows: a reply, a flow, a human of a group', () => {
    const { intents } = compileIntents(documents, compileFeatures(), context);
    expect(intents).toMatchObject([
      { replies: [{ type: 'text', text: '不客气' }], flow: null, human: false, label: '感谢' },
      { flow: 'order-status', label: '查询订单' },
      { human: true, group: '售后' },
    ]);
  });

  it.each<[object, string, boolean]>([
    [{ examples: ['好'], reply: 'x' }, '没有名称 name', true],
    [{ name: '好', reply: 'x' }, '没有例句', true],
    [{ name: '好', examples: [], reply: 'x' }, '没有例句', true],
    [{ name: '好', examples: ['好呀'], reply: 'x' }, '例句只有 1 句', false],
    [{ name: '好', examples: ['好呀', '好的呀', '好好好', 3], reply: 'x' }, '例句第 4 个要写成文字', false],
    [{ name: '好', examples: ['好呀', '多谢', '好好好'], reply: 'x' }, '例句第 2 个在意图「感谢」里也有', false],
    [{ name: '好', examples: ['好呀', '好的呀', '好好好'] }, '没有回复', true],
    [{ name: '好', examples: ['好呀', '好的呀', '好好好'], flow: '查单' }, '流程「查单」不存在', true],
  ])('C12: %j', (document, problem, fatal) => {
    const { problems, intents } = compileIntents([...documents, { _id: 'x', ...document }], compileFeatures(), context);
    expect(problems.get('x')).toEqual([{ message: expect.stringContaining(problem) as string, fatal }]);
    expect(intents).toHaveLength(fatal ? 3 : 4);
  });

  it('any JSON at all is read without throwing', () => {
    const anything = fc.dictionary(fc.constantFrom('_id', 'name', 'examples', 'reply', 'flow', 'then'), fc.jsonValue());
    fc.assert(
      fc.property(fc.array(fc.oneof(anything, fc.jsonValue())), fc.string(), (shapes, text) => {
        expect(compileIntents(shapes, compileFeatures()).find(text).length).toBeLessThanOrEqual(3);
      }),
    );
  });
});
