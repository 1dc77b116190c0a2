import { compileRules } from '../../../cloudfunctions/core/answering/rules';
import { onForm } from '../../../miniprogram/desk/rule/on-form';

const toldOn = (document: object): string[] =>
  (
    compileRules([{ _id: 'r', ...document }], { flows: new Set(), now: Date.UTC(2026, 10, 20) })
      .problems()
      .get('r') ?? []
  ).map(({ message }) => onForm(message));

it('an empty form is told what it lacks by its own labels, and by no field of the document', () => {
  expect(toldOn({})).toEqual([
    '没有关键词：请在「关键词」里写至少一个词，或用「消息类型」指定消息类型',
    '没有回复：请写「回复」，或把「然后」选成「转人工」、「进入流程」进入流程',
  ]);
});

it.each([
  [{ keywords: 'x', reply: 'y', match: '像' }, '「怎么算命中」不对'],
  [{ keywords: 'x', reply: 'y', cooldown: -1 }, '「冷却（秒）」不对'],
  [{ keywords: 'x', reply: 'y', tags: [' '] }, '「顾客标签」第 1 个是空的'],
  [{ keywords: 'x', reply: 'y', dates: '2026-01-01' }, '请改日期，不用了就把「启用」换成「停用」'],
])('%j is told with the label of its field', (document, told) => {
  expect(toldOn(document).join()).toContain(told);
});

it('several faults of a rule that was refused are each told so', () => {
  expect(onForm('还不能保存：匹配方式 match 不对：写法不认识；分流 share 不对：要写成 0 到 100')).toBe(
    '还不能保存：「怎么算命中」不对：写法不认识；「只给一部分顾客（%）」不对：要写成 0 到 100',
  );
});

it('a path is none of the form’s fields, and a setting is called as the console has it', () => {
  expect(onForm('请照 app.json 里的路径写，如 pages/home/home')).toContain('如 pages/home/home');
  expect(onForm('没有对应的设置：请在 settings 里加一条 name 是「热线」的')).toContain('加一条 name 是「热线」');
});

it('what somebody wrote stays as it is', () => {
  expect(onForm('关键词「reply」里就有排除词「name」，永远不会命中')).toBe(
    '关键词「reply」里就有排除词「name」，永远不会命中',
  );
});
