// Documents as nobody should write them. In: a seed. Out: any number of them for each collection that people write, among them the starter's own
// with a few places spoilt, which come closest to working.
import type { Random } from '../../../../support/cloud/random';
import { starter } from '../../answering/support';

export const written = [
  'rules',
  'faqs',
  'intents',
  'synonyms',
  'flows',
  'calendars',
  'sensitive_words',
  'settings',
] as const;
export type Written = (typeof written)[number];
export type Shape = Record<string, unknown> & { _id: unknown };

/** What a shop starts with, and one of each kind that the starter has none of. */
export const models: Readonly<Record<Written, readonly Record<string, unknown>[]>> = {
  rules: [
    ...starter('rules'),
    { keywords: ['订单(\\d+)'], match: 'regex', reply: '订单 {{1}}' },
    {
      keywords: '退,换',
      match: 'all',
      exclude: ['不'],
      hours: '09:00-18:00',
      dates: ['2026-11-01~2026-11-30'],
      weekdays: '工作日',
    },
    {
      types: ['image'],
      levels: ['金卡'],
      tags: '老客',
      pages: ['pages/index/index'],
      from: ['活动'],
      reply: [{ type: 'text', text: '好' }],
    },
    {
      keywords: ['优惠'],
      share: '0-50',
      shareTest: 't',
      cooldown: 60,
      during: 'open',
      pick: 'one',
      then: 'human',
      addTags: ['问过'],
      reply: ['一', '二'],
    },
    {
      keywords: ['图'],
      reply: { type: 'link', title: '看', description: '这', url: 'https://example.com', thumb_url: '' },
    },
  ],
  faqs: starter('faqs'),
  intents: starter('intents'),
  synonyms: starter('synonyms'),
  flows: starter('flows'),
  calendars: [
    ...starter('calendars'),
    { group: '售后', monday: '22:00-02:00', closures: '2026-11-24 盘点', extra: ['2026-11-22 09:00-23:00 返场'] },
  ],
  sensitive_words: [
    { words: ['坏话', '骗子'], except: ['不是骗子'], action: 'mask', direction: 'both', enabled: true },
    { word: '加微信' },
  ],
  settings: starter('settings'),
};

/** Fields without which a document is none: with any of {@link noField} in one of them, it is told so. */
const needed: Readonly<Record<Exclude<Written, 'settings'>, readonly string[]>> = {
  rules: [
    'keywords',
    'priority',
    'match',
    'hours',
    'dates',
    'weekdays',
    'share',
    'cooldown',
    'types',
    'pick',
    'then',
    'during',
    'stop',
  ],
  faqs: ['question', 'answer', 'aliases', 'category', 'flow', 'enabled'],
  intents: ['name', 'examples', 'label', 'then', 'enabled', 'flow', 'group', 'offTopic'],
  synonyms: ['words'],
  flows: ['steps', 'name', 'minutes', 'on', 'start', 'enabled'],
  calendars: ['monday', 'sunday', 'closures', 'extra', 'holidays', 'workdays', 'group', 'year', 'enabled'],
  sensitive_words: ['words', 'action', 'direction', 'enabled'],
};
const noField = [
  {},
  { a: [] },
  [[[]]],
  [{}],
  { toString: 1 },
  { valueOf: null, toString: null },
  JSON.parse('{"__proto__": 1}') as object,
];

const atoms: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    0,
    -1,
    1.5,
    NaN,
    Infinity,
    -1e308,
    2 ** 53,
    '',
    ' ',
    '\n',
    'x',
    '退款',
    '是',
    'false',
    '0',
    '[]',
    'null',
  ],
  ...[
    '2026-11-21',
    '2026-13-45',
    '2026-11-30~2026-11-01',
    '09:00-18:00',
    '18:00-09:00',
    '25:99-26:00',
    '50-40',
    '101%',
    '周八',
    '1-9',
  ],
  ...[
    '😀',
    '\ud83d',
    '\udc00退\ud800',
    '\u0000\u0007\u001b',
    '\u200b\u200d',
    '\u202e反',
    'A\u0301\u0336',
    '__proto__',
    'constructor',
    'toString',
  ],
  ...[
    '{{没有}}',
    '{{}}',
    '{{{{',
    '{{1}}',
    '(a+)+$',
    '(?=x)',
    '((a{30}){30}){30}',
    '[',
    '\\',
    'https://',
    'javascript:1',
    'cloud://x',
  ],
  ...[
    new Date(0),
    new Date(NaN),
    [],
    {},
    [[]],
    [null],
    [{}],
    [[[[['深']]]]],
    { length: 3 },
    { type: 'text' },
    { type: 'voice' },
  ],
  ...[
    { type: 'text', text: {} },
    { type: 'link', title: '', url: 7 },
    { toString: 1 },
    { valueOf: 0 },
    { constructor: null },
  ],
  ...[
    { hasOwnProperty: 1 },
    { then: 1 },
    { $date: 'x' },
    { $gt: 1 },
    { 'a.b': 1 },
    JSON.parse('{"__proto__": {"enabled": true}}') as unknown,
  ],
];

/** Wide and deep ones are rare, for the sake of the time: the deepest that the database holds. */
function value(random: Random, depth = 0): unknown {
  const kind = random.next();
  if (kind < 0.72 || depth > 4) return random.pick(atoms);
  if (kind < 0.84) return Array.from({ length: random.integer(0, 4) }, () => value(random, depth + 1));
  if (kind < 0.96)
    return Object.fromEntries(
      Array.from({ length: random.integer(0, 4) }, () => [name(random), value(random, depth + 1)]),
    );
  if (kind < 0.97) return random.pick(['长', 'a', '😀', '退款', '\ud800', '(']).repeat(random.integer(100, 3_000));
  if (kind < 0.98) return Array.from({ length: random.integer(100, 600) }, () => random.pick(atoms));
  let deep: unknown = random.pick(atoms);
  for (let level = random.integer(20, 90); level > 0; level -= 1) deep = level % 2 === 0 ? [deep] : { steps: deep };
  return deep;
}

const names = [
  '_openid',
  'status',
  'enabled',
  'reply',
  'steps',
  'id',
  'go',
  '__proto__',
  'constructor',
  'toString',
  'a.b',
  '$set',
  '',
  '名称',
  'Keywords',
  '\ud83d',
];

function name(random: Random): string {
  return random.pick(names);
}

/** The same with one place replaced, left out, doubled or renamed. */
function spoilt(random: Random, whole: unknown): unknown {
  if (Array.isArray(whole) && whole.length > 0 && random.chance(0.8)) {
    const at = random.integer(0, whole.length - 1);
    const list: unknown[] = [...(whole as unknown[])];
    if (random.chance(0.2)) return [...list, ...list];
    if (random.chance(0.2)) return list.filter((_, place) => place !== at);
    list[at] = spoilt(random, list[at]);
    return list;
  }
  if (typeof whole === 'object' && whole !== null && !Array.isArray(whole) && random.chance(0.85)) {
    const fields: [string, unknown][] = Object.entries(whole);
    const [field, inner] = fields[random.integer(0, Math.max(0, fields.length - 1))] ?? [name(random), null];
    const others = fields.filter(([other]) => other !== field);
    if (random.chance(0.15)) return Object.fromEntries(others);
    if (random.chance(0.1)) return Object.fromEntries([...others, [field.toUpperCase(), inner]]);
    if (random.chance(0.1)) return Object.fromEntries([...fields, [name(random), value(random)]]);
    return Object.fromEntries([...others, [field, spoilt(random, inner)]]);
  }
  return value(random);
}

const oddIds: readonly unknown[] = [
  7,
  0,
  -1,
  1.5,
  '',
  ' ',
  'GOOD',
  'Good',
  '__proto__',
  'constructor',

  '😀',
  'a/b',
  '\u0000',
  '退款',
];

/** A document of wild shape; `told`: the system must find something wrong with it. The first ones have odd ids. */
export function wildShape(
  random: Random,
  set: Written,
  n: number,
  among: readonly Record<string, unknown>[] = models[set],
): { document: Shape; told: boolean } {
  const odd = n < oddIds.length ? oddIds[n] : undefined;
  const _id = odd ?? (random.chance(0.02) ? `${random.pick(['BAD', 'bad\ud83d', '坏'])}-${n}` : `bad-${n}`);
  const kind = random.next();
  const model = random.pick(among);
  if (kind < 0.2 && set !== 'settings') {
    // A year's holidays have no weekdays, and a switched-off document is not judged.
    const { enabled: _enabled, year: _year, ...whole } = model;
    return { document: { ...whole, [random.pick(needed[set])]: random.pick(noField), _id }, told: true };
  }
  if (kind < 0.7) {
    let document = model as unknown;
    for (let times = random.integer(1, 3); times > 0; times -= 1) document = spoilt(random, document);
    const shape =
      typeof document === 'object' && document !== null && !Array.isArray(document) ? document : { status: document };
    return { document: { ...shape, _id }, told: false };
  }
  const known = Object.keys(model);
  const fields = Array.from({ length: random.integer(0, 5) }, () => [
    random.chance(0.7) ? random.pick(known) : name(random),
    value(random),
  ]);
  return { document: { ...(Object.fromEntries(fields) as object), _id }, told: false };
}
