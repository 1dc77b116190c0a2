import { inChinese } from '../../../emulator/console/texts/refusals';

it.each<[string, string]>([
  [
    'Setting "push.attempts" must be a whole number between 1 and 10; got 1.5.',
    '设置项 push.attempts 应为 1 到 10 的整数；现在是 1.5。',
  ],
  ['Setting "push.source" must be one of "a", "b"; got "c".', '设置项 push.source 只能是 "a"、"b"；现在是 "c"。'],
  ['Setting "phone.platform" must be a number; got "x".', '设置项 phone.platform 应为数字；现在是 "x"。'],
  ['"openid" is missing.', '缺少字段 openid。'],
  ['"opneid" is no field of the body.', '字段 opneid 不是这里的字段。'],
  ['"faults.0.copies" must be a whole number, 2 to 20; got 1.', '字段 faults.0.copies 应为 2 到 20 的整数；现在是 1。'],
  [
    '"faults.0.when" must be "before" or "after"; got "x".',
    '字段 faults.0.when 只能是 "before"、"after"；现在是 "x"。',
  ],
  ['The body must be an object; got [].', '内容应为对象；现在是 []。'],
  ['连不上模拟器。', '连不上模拟器。'],
])('%s', (message, chinese) => {
  expect(inChinese(message)).toBe(chinese);
});

it('a sentence that it does not know stays as it was said', () => {
  expect(inChinese('E11000 duplicate key error collection: rules')).toBeNull();
  expect(inChinese('"x" must be blue; got "red".')).toBeNull();
});
