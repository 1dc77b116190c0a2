// The rule form: nothing that a shop wrote is lost by opening and saving it, and every field says what was typed.
import { inheritedNames } from '../../../support/names';
import fc from '../../../support/properties';
import {
  documentOf,
  emptyPart,
  fields,
  formOf,
  valueKinds,
  type FieldName,
  type FieldValue,
  type RuleForm,
} from '../../../../miniprogram/desk/form';

type Document = Record<string, unknown>;
const names = Object.keys(valueKinds) as FieldName[];
const saved = (form: RuleForm): Document => {
  const out = documentOf(form);
  if (!('document' in out)) throw new Error(JSON.stringify(out));
  return { ...out.document };
};
const set = (written: Document, name: FieldName, value: FieldValue): Document => {
  const form = formOf(written);
  return saved({ ...form, values: { ...form.values, [name]: value } });
};

const anything = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);
const present = anything.filter((value) => value !== null);
/** Fields as the cloud accepts their names; what the form knows among them, in any shape. */
const fieldName = fc.oneof(
  fc.constantFrom(...names, 'reply', 'replies'),
  fc.stringMatching(/^[a-zA-Z一-龥][a-zA-Z0-9一-龥]{0,10}$/),
);
const part = fc.oneof(
  fc.string(),
  fc.record({
    type: fc.constantFrom('text', 'image', 'link', 'miniprogrampage', 'voice'),
    text: fc.string(),
    more: anything,
  }),
  anything,
);
const rule = fc
  .tuple(
    fc.dictionary(fieldName, present, { maxKeys: 12 }),
    fc.option(fc.array(part, { maxLength: 5 }), { nil: undefined }),
  )
  .map(([fields, reply]): Document => (reply === undefined ? fields : { ...fields, reply }));

it('a rule that is opened and saved unchanged stays as it was written, whatever it holds', () => {
  fc.assert(
    fc.property(rule, (written) => expect(saved(formOf(written))).toEqual(written)),
    { numRuns: 1000 },
  );
});

it('changing one field leaves every other field as it was written', () => {
  fc.assert(
    fc.property(rule, fc.constantFrom(...names), fc.string(), (written, name, typed) => {
      const form = formOf(written);
      const before = form.values[name];
      // A field of a shape that no control shows has none to change it with.
      fc.pre(before !== null);
      const value = typeof before === 'string' ? typed : typeof before === 'boolean' ? !before : [typed];
      const { [name]: _before, ...others } = written;
      const { [name]: _after, ...kept } = set(written, name, value);
      expect(kept).toEqual(others);
    }),
    { numRuns: 1000 },
  );
});

const typed: readonly (readonly [FieldName, FieldValue, unknown])[] = [
  ['name', ' 价格 ', '价格'],
  ['enabled', false, false],
  ['match', 'regex', 'regex'],
  ['keywords', ['多少钱', ' 价格', ''], ['多少钱', '价格']],
  ['exclude', ['批发'], ['批发']],
  ['priority', '-3', -3],
  ['stop', false, false],
  ['then', 'human', 'human'],
  ['group', '售后组', '售后组'],
  ['flow', 'order-status', 'order-status'],
  ['addTags', ['问过价'], ['问过价']],
  ['pick', 'one', 'one'],
  ['during', 'closed', 'closed'],
  ['hours', ['09:00-18:00', '22:00-02:00'], ['09:00-18:00', '22:00-02:00']],
  ['weekdays', ['7', '1'], [1, 7]],
  ['dates', ['2026-11-01~2026-11-11'], ['2026-11-01~2026-11-11']],
  ['pages', ['pages/product/*'], ['pages/product/*']],
  ['from', ['cs1;*'], ['cs1;*']],
  ['types', ['image', 'text'], ['text', 'image']],
  ['levels', ['金卡'], ['金卡']],
  ['tags', ['老客'], ['老客']],
  ['cooldown', '3600', 3600],
  ['share', '50-100', '50-100'],
  ['shareTest', '运费', '运费'],
  ['category', '售前', '售前'],
  ['note', '双十一后删掉', '双十一后删掉'],
];

it('every field has one place in the form', () => {
  expect(Object.values(fields).flat().sort()).toEqual([...names].sort());
});

it('every field of the form has an example here', () => {
  expect(typed.map(([name]) => name).sort()).toEqual([...names].sort());
});

it.each(typed)(
  '%s is written as it is typed, read again the same, and gone when it is emptied',
  (name, value, written) => {
    const document = set({}, name, value);
    expect(document).toEqual({ [name]: written });
    const again = formOf(document).values[name];
    expect(set({}, name, again!)).toEqual(document);
    const usual = formOf({}).values[name]!;
    expect(set(document, name, usual)).toEqual({});
  },
);

it.each([
  [['工作日'], ['1', '2', '3', '4', '5']],
  ['周末', ['6', '7']],
  ['周六至周一', ['1', '6', '7']],
  [3, ['3']],
  ['星期天', ['7']],
])('weekdays written as %j are shown as days', (written, shown) => {
  expect(formOf({ weekdays: written }).values.weekdays).toEqual(shown);
});

it.each(['toString', '周八', { 1: true }])(
  'weekdays written as %j are no control’s: they stay in the JSON',
  (written) => {
    expect(formOf({ weekdays: written }).values.weekdays).toBeNull();
    expect(saved(formOf({ weekdays: written }))).toEqual({ weekdays: written });
  },
);

it('a number that is none is not dropped: the cloud is to say so', () => {
  expect(set({ priority: 1 }, 'priority', '高')).toEqual({ priority: '高' });
});

describe('replies', () => {
  const card = { type: 'miniprogrampage', title: '去领券', pagepath: 'pages/home/home', thumb: 'cloud://a/b.png' };
  const link = { type: 'link', title: '说明', description: '退货', url: 'https://a.cn', later: { kept: true } };

  it('are read from one text, one part or a list, and written in the shortest form', () => {
    for (const reply of ['你好', card, ['你好', card, { type: 'image', media: 'cloud://a/c.png' }]]) {
      const { parts } = formOf({ reply });
      // As new parts, nothing is left that could be carried along.
      const anew = parts.map(({ type, values }) => ({ type, values }));
      expect(saved({ ...formOf({}), parts: anew })).toEqual({ reply });
    }
  });

  it('keep what the form does not know of them when another part or another field of theirs is changed', () => {
    const form = formOf({ reply: [link, { type: 'voice', media: 'x' }, '你好'] });
    const parts = form.parts.map((each) =>
      each.type === 'link' ? { ...each, values: { ...each.values, title: '退货说明' } } : each,
    );
    expect(saved({ ...form, parts }).reply).toEqual([
      { ...link, title: '退货说明' },
      { type: 'voice', media: 'x' },
      '你好',
    ]);
  });

  it('can be moved and removed; empty texts are no replies', () => {
    const form = formOf({ reply: ['一', '二', '三'] });
    const [one, two, three] = form.parts;
    expect(saved({ ...form, parts: [three!, one!, emptyPart('text')] })).toEqual({ reply: ['三', '一'] });
    expect(saved({ ...form, parts: [two!] })).toEqual({ reply: '二' });
    expect(saved({ ...form, parts: [] })).toEqual({});
  });

  it('stay under the name they were written with', () => {
    const form = formOf({ replies: ['一'] });
    expect(saved({ ...form, parts: [...form.parts, { type: 'text', values: { text: '二' } }] })).toEqual({
      replies: ['一', '二'],
    });
  });
});

describe('the other fields as JSON', () => {
  it('show what the form does not know, and what it cannot show', () => {
    expect(JSON.parse(formOf({ name: 'a', hours: { from: 9 }, mine: [1] }).rest)).toEqual({
      hours: { from: 9 },
      mine: [1],
    });
    expect(formOf({ name: 'a' }).rest).toBe('');
  });

  it('can be changed, added and removed', () => {
    const form = formOf({ name: 'a', mine: 1, yours: 2 });
    expect(saved({ ...form, rest: '{"mine": 3, "ours": {"a": []}}' })).toEqual({ name: 'a', mine: 3, ours: { a: [] } });
    expect(saved({ ...form, rest: ' ' })).toEqual({ name: 'a' });
  });

  it.each(inheritedNames)('may be called %s, and be taken out again', (name) => {
    const written = Object.fromEntries([
      ['name', '价格'],
      [name, '有'],
    ]);
    expect(Object.entries(saved(formOf(written)))).toEqual(Object.entries(written));
    expect(Object.entries(saved({ ...formOf(written), rest: '' }))).toEqual([['name', '价格']]);
    expect(Object.entries(saved({ ...formOf({}), rest: `{"${name}": 1}` }))).toEqual([[name, 1]]);
  });

  it.each([
    ['{"a": 1', { kind: 'json', problem: { line: 1, column: 8, why: 'ends' } }],
    ['{\n  "a": 1\n  "b": 2\n}', { kind: 'json', problem: { line: 3, column: 3, why: 'unexpected' } }],
    ['{“a”: 1}', { kind: 'json', problem: { line: 1, column: 2, why: 'quote' } }],
    ['{"a"：1}', { kind: 'json', problem: { line: 1, column: 5, why: 'colon' } }],
    ['{"a": 1，"b": 2}', { kind: 'json', problem: { line: 1, column: 8, why: 'comma' } }],
    ['[1]', { kind: 'shape' }],
    ['{"keywords": ["a"]}', { kind: 'twice', field: 'keywords' }],
    ['{"reply": "a"}', { kind: 'twice', field: 'reply' }],
  ])('%s is refused with its place', (rest, problem) => {
    expect(documentOf({ ...formOf({}), rest })).toEqual(problem);
  });
});
