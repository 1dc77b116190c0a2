// The rules tool reads and writes JSON Lines, JSON and CSV.
import { inheritedNames } from '../../support/names';
import { withOwn } from '../../support/odd-values';
import fc from '../../support/properties';
import { formatDocuments, parseDocuments } from '../../../tools/rules/files';

const formats = ['.jsonl', '.json', '.csv'] as const;

it.each(formats)('%s: what is exported reads the same again, without the system’s own status', (format) => {
  const documents = [
    { _id: 'a', name: '价格', keywords: ['价格', '多少钱'], priority: 1, enabled: false, status: { ok: true } },
    { _id: 'b', name: '两行', keywords: 'x', reply: '第一行，"引号"\n第二行' },
  ];
  const { written, problems } = parseDocuments(formatDocuments(documents, format).replace(/^\uFEFF/, ''), format);
  const { status: _, ...first } = documents[0]!;
  expect(written.map(({ document }) => document)).toEqual([first, documents[1]]);
  expect(problems).toEqual([]);
});

it('JSON Lines: a broken line is named by its number, and the others are read', () => {
  const read = parseDocuments('{"_id":"a"}\n\n{"_id":\n[1]\n{"_id":"b"}\n', '.jsonl');
  expect(read.written.map(({ line, document }) => [line, document['_id']])).toEqual([
    [1, 'a'],
    [5, 'b'],
  ]);
  expect(read.problems.map(({ line }) => line)).toEqual([3, 4]);
});

it('JSON: each document is found at its own line, whatever stands in the texts', () => {
  const text = '[\n  {"_id": "a", "reply": "],[{\\"\\n"},\n\n  {\n    "_id": "b", "keywords": ["x", "y"]\n  }\n]\n';
  expect(parseDocuments(text, '.json').written.map(({ line }) => line)).toEqual([2, 4]);
});

it('CSV: numbers, switches and lists are what they mean, empty cells are not set, and lines count through long cells', () => {
  const text = '_id,name,keywords,priority,enabled,reply\r\na,价格,"价格,多少钱",2,否,"一\n二"\r\nb,,x,,,好\r\n';
  const { written } = parseDocuments(text, '.csv');
  expect(written.map(({ document }) => document)).toEqual([
    { _id: 'a', name: '价格', keywords: '价格,多少钱', priority: 2, enabled: false, reply: '一\n二' },
    { _id: 'b', keywords: 'x', reply: '好' },
  ]);
  expect(written.map(({ line }) => line)).toEqual([2, 4]);
});

it('CSV: a Chinese header names the same fields, also those that are numbers and switches', () => {
  const text = '名称,关键词,回复,匹配,排除,优先级,启用\n价格,"价格,多少钱",99 元起,exact,退款,2,否\n';
  expect(parseDocuments(text, '.csv').written[0]?.document).toEqual({
    ...{ name: '价格', keywords: '价格,多少钱', reply: '99 元起', match: 'exact' },
    ...{ exclude: '退款', priority: 2, enabled: false },
  });
});

it.each([
  ['[\n  {"_id": "a"}\n  {"_id": "b"}\n]', 3, '少了逗号'],
  ['[\n  {“_id”: "a"}\n]', 2, '引号要用英文的'],
  ['[\n  {"_id": "a"},\n', 3, '没有写完'],
  ['[\n  {"_id"： "a"}\n]', 2, '冒号要用英文的'],
  ['[\n  {"_id": "a",}\n]', 2, '最后多了一个逗号'],
])('JSON: %j is told by its line and in Chinese alone', (text, line, why) => {
  const [problem, ...more] = parseDocuments(text, '.json').problems;
  expect(problem).toEqual({ line, message: expect.stringContaining(why) as string });
  expect(problem?.message.replace(/JSON/, '')).not.toMatch(/[a-z]{3}/i);
  expect(more).toEqual([]);
});

it('JSON Lines: what is wrong with a line is told in Chinese alone', () => {
  const [problem] = parseDocuments('{"_id":"a"}\n{"_id" "b"}\n', '.jsonl').problems;
  expect(problem).toMatchObject({ line: 2, message: expect.stringContaining('第 8 个字符') as string });
  expect(problem?.message.replace(/JSON/, '')).not.toMatch(/[a-z]{3}/i);
});

it('whatever the bytes, reading never throws and every problem is in Chinese', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...formats), (text, format) => {
      for (const { message } of parseDocuments(text, format).problems) expect(message).toMatch(/\p{Script=Han}/u);
    }),
  );
});

describe.each(inheritedNames)('a field called %s', (name) => {
  const documents = [{ _id: 'a', ...withOwn(name, '有') }, { _id: 'b' }, { _id: 'c', note: name }];

  it.each(formats)('%s: is written and read as any other, and is nowhere else', (format) => {
    const { written, problems } = parseDocuments(formatDocuments(documents, format).replace(/^\uFEFF/, ''), format);
    expect(problems).toEqual([]);
    expect(written.map(({ document }) => Object.entries(document))).toEqual(documents.map(Object.entries));
  });
});

it.each<[string, string, object]>([
  [
    'intents',
    '编号,名称,称呼,例句,回复,然后,闲聊,启用\nhi,问好,打个招呼,你好；在吗,您好,转人工,否,是\n',
    {
      _id: 'hi',
      name: '问好',
      label: '打个招呼',
      examples: '你好；在吗',
      reply: '您好',
      then: 'human',
      offTopic: false,
      enabled: true,
    },
  ],
  [
    'sensitive words',
    '敏感词,处理,方向,除外\n"加微信,加我",打码,我们说的,加微信客服\n',
    { words: '加微信,加我', action: 'mask', direction: 'out', except: '加微信客服' },
  ],
  ['synonyms', '同义词\n"快递,物流"\n', { words: '快递,物流' }],
  [
    'a week',
    '编号,周一,周日,节假日,临时停业\ndefault,09:00-18:00,休息,休息,"2026-11-11 盘点\n2026-12-31 盘点"\n',
    {
      _id: 'default',
      monday: '09:00-18:00',
      sunday: '休息',
      holidays: '休息',
      closures: '2026-11-11 盘点\n2026-12-31 盘点',
    },
  ],
  [
    'a year',
    '年份,放假,调休上班\n2027,2027-01-01~2027-01-03 元旦,2027-01-04\n',
    { year: 2027, holidays: '2027-01-01~2027-01-03 元旦', workdays: '2027-01-04' },
  ],
  [
    'settings',
    '编号,名称,内容,顾客,每分钟几条,几条没听懂\nhotline,热线,4001234567,"o1, o2 2026-12-01",30,0\n',
    {
      _id: 'hotline',
      name: '热线',
      value: '4001234567',
      visitors: ['o1', 'o2 2026-12-01'],
      perMinute: 30,
      offerAfter: 0,
    },
  ],
])('CSV: a Chinese header names the fields of %s, and its words what they mean', (_what, text, document) => {
  expect(parseDocuments(text, '.csv').written[0]?.document).toEqual(document);
});

it('CSV: what is said is taken as it stands: 「是」 is an answer, and so is true', () => {
  const { document } = parseDocuments('问题,回答,回复,启用\n有发票吗,是,true,是\n', '.csv').written[0] ?? {};
  expect(document).toEqual({ question: '有发票吗', answer: '是', reply: 'true', enabled: true });
});

it('CSV: a table is written with Chinese headings, but where a field has that name itself', () => {
  const [heading] = formatDocuments([{ _id: 'a', name: '价格', enabled: true, mine: 1 }], '.csv').split('\r\n');
  expect(heading).toBe('\uFEFF编号,名称,启用,mine');
  expect(formatDocuments([{ _id: 'a', name: '价格', 名称: '另一个' }], '.csv')).toContain('编号,name,名称');
});
