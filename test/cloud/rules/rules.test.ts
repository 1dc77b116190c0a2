// npm run rules as operators run it: on files, and on a running emulator with the built product.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openTime, ProductShop } from '../product/shop';

const ROOT = path.resolve(__dirname, '../../..');
let shop: ProductShop;
let folder: string;
beforeAll(async () => {
  shop = await ProductShop.open();
});
afterAll(() => shop.cloud.stop());
beforeEach(async () => {
  await shop.reset();
  folder = await mkdtemp(path.join(tmpdir(), 'rules-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}
/** Runs the tool without anybody's secrets. */
function rules(...args: string[]): Promise<Ended> {
  const { TENCENTCLOUD_SECRETID: _id, TENCENTCLOUD_SECRETKEY: _key, ...env } = process.env;
  return new Promise((resolve) => {
    execFile(process.execPath, ['dist/tools/rules.js', ...args], { cwd: ROOT, env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });
}
const onEmulator = (...args: string[]) => rules(...args, '--emulator', shop.cloud.url);
async function file(name: string, content: string): Promise<string> {
  const written = path.join(folder, name);
  await writeFile(written, content);
  return written;
}

it('check: the starter documents are without a problem', async () => {
  expect(await rules('check', 'database/starter/rules.jsonl')).toMatchObject({ code: 0, err: '' });
});

it('check tells that a year’s holidays are to be added, and finds no fault with the file for it', async () => {
  const { code, out } = await rules('check', 'database/starter/calendars.jsonl', '--at', '2026-11-20T10:00');
  expect(out).toContain('2027 年');
  expect(code).toBe(0);
});

it('C12: check names each problem with file, line and rule, and ends with 1', async () => {
  const bad = await file(
    'rules.jsonl',
    '{"name":"好的","keywords":["好"],"reply":"好"}\n{"name":"坏的","keywords":["好","",3]}\n{坏\n',
  );
  const { code, out } = await rules('check', bad);
  expect(code).toBe(1);
  expect(out).toMatch(/rules\.jsonl:2「坏的」关键词第 2 个是空的/);
  expect(out).toMatch(/rules\.jsonl:2「坏的」没有回复/);
  expect(out).toMatch(/rules\.jsonl:3/);
});

it('try: the running shop’s answer, with the hits marked and the reasons', async () => {
  await shop.save('rules', { _id: 'price', name: '价格', keywords: ['多少钱'], reply: '99 元起。' });
  const afterSales = { name: '售后', keywords: ['退款'], priority: 1, reply: '着急的话请拨打 {{热线}}。' };
  await shop.save('rules', { _id: 'after-sales', ...afterSales });
  await shop.save('rules', { _id: 'price', name: '价格', keywords: ['多少钱'], reply: '99 元起' });
  await shop.save('rules', {
    _id: 'after-sales',
    name: '售后',
    keywords: ['退款'],
    priority: 1,
    reply: '请拨打 {{热线}}',
  });
  const { code, out } = await onEmulator('try', '--text', '退*款多少钱', '--at', '2026-11-20T10:00');
  expect(code).toBe(0);
  expect(out).toContain('【退*款多少钱】');
  expect(out).toContain('让给「售后」');
  expect(out).toContain('400-123-4567');
});

it('replay: of the messages that really came, those whose answers a draft would change', async () => {
  await shop.cloud.api('PUT', '/clock', { now: openTime });
  const visitor = await shop.arrive();
  await shop.says(visitor, '多少钱');
  await shop.says(visitor, '怎么退款');
  const draft = await file('rules.csv', '_id,name,keywords,reply\nprice,价格,"价格,多少钱",全场 88 元\n');
  const { code, out } = await onEmulator('replay', draft, '--at', '2026-11-21T10:00', '--days', '2');
  expect(code).toBe(0);
  expect(out).toMatch(/顾客：多少钱\n {2}现在：.*99 元起[^\n]*\n {2}改后：全场 88 元/);
  expect(out).not.toContain('怎么退款');
  expect(out).toContain('比较了 2 条消息，1 条的回答会变');
});

it('import: a draft answers the next visitor; one that cannot work keeps everything as it was', async () => {
  const bad = await file('rules.json', '[{"_id":"price","name":"价格","keywords":["价格"],"reply":"{{没有}}"}]');
  expect((await onEmulator('import', bad)).code).toBe(1);
  expect((await shop.documents('rules', { _id: 'price' }))[0]?.['reply']).toContain('99 元起');
  const good = await file('rules.jsonl', '{"name":"停车","keywords":["停车"],"reply":"门口有车位。"}\n');
  expect((await onEmulator('import', good)).code).toBe(0);
  expect((await onEmulator('import', good)).code).toBe(0);
  expect(await shop.documents('rules', { name: '停车' })).toHaveLength(1);
  await shop.cloud.anew('receive');
  const visitor = await shop.arrive();
  await shop.says(visitor, '能停车吗');
  expect(await shop.replies(visitor)).toEqual(['门口有车位。']);
});

it('export: what comes out goes in again', async () => {
  const out = path.join(folder, 'rules.csv');
  expect((await onEmulator('export', out)).code).toBe(0);
  expect(await readFile(out, 'utf8')).toContain('售后');
  const before = (await shop.documents('rules')).map(({ status: _, ...rule }) => rule);
  expect((await onEmulator('import', out)).code).toBe(0);
  expect((await shop.documents('rules')).map(({ status: _, ...rule }) => rule)).toEqual(before);
});

it('a cloud environment without the secrets is refused with their names, before anything is loaded', async () => {
  const { code, err } = await rules('export', path.join(folder, 'rules.csv'), '--env', 'shop-1');
  expect(code).toBe(1);
  expect(err).toContain('TENCENTCLOUD_SECRETID');
});

it('every collection but flows goes out as a table and in again as it was', async () => {
  await shop.save('sensitive_words', { _id: 'w', words: ['加微信'], action: 'mask', direction: 'out', except: [] });
  for (const set of ['faqs', 'intents', 'synonyms', 'sensitive_words', 'settings', 'calendars']) {
    const table = path.join(folder, `${set}.csv`);
    expect(await onEmulator('export', table)).toMatchObject({ code: 0 });
    const plain = async () => (await shop.documents(set)).map(({ status: _, ...document }) => document);
    const before = await plain();
    expect(await onEmulator('import', table)).toMatchObject({ code: 0 });
    expect(await plain()).toEqual(before.map((document) => withoutEmpty(document)));
  }
});

it('try as one visitor: what is stored of them counts', async () => {
  await shop.rule({ _id: 'tag', name: '打标签', keywords: ['我是老客'], reply: '欢迎回来。', addTags: ['老客'] });
  await shop.save('rules', { _id: 'vip', name: '老客', keywords: ['有礼吗'], reply: '老客有礼。', tags: ['老客'] });
  const visitor = await shop.arrive();
  await shop.says(visitor, '我是老客');
  expect((await onEmulator('try', '--text', '有礼吗', '--visitor', visitor)).out).toContain('回复：老客有礼。');
  expect((await onEmulator('try', '--text', '有礼吗')).out).not.toContain('回复：老客有礼。');
});

it('flows do not go out or in as a table: what to use instead is named, and nothing is written', async () => {
  const table = path.join(folder, 'flows.csv');
  const out = await onEmulator('export', table);
  expect(out).toMatchObject({ code: 1, err: expect.stringContaining('flows.json') as string });
  await expect(readFile(table)).rejects.toThrow('ENOENT');
  expect(await rules('check', await file('flows.csv', '编号,步骤\na,b\n'))).toMatchObject({ code: 1, out: '' });
});

it('C12: check notes a card to a page that the mini program lacks, wherever a reply may be written', async () => {
  const card = '{"type":"miniprogrampage","title":"看看","pagepath":"pages/gone/gone","thumb":"cloud://a/b.png"}';
  for (const [name, line] of [
    ['faqs.jsonl', `{"question":"看什么","answer":${card}}`],
    ['intents.jsonl', `{"name":"看看","examples":["看看","去看","看一看"],"reply":${card}}`],
    ['flows.jsonl', `{"_id":"f","steps":[{"id":"a","say":${card},"end":true}]}`],
    ['settings.jsonl', `{"_id":"welcome","reply":${card}}`],
  ] as const) {
    const { code, out } = await rules('check', await file(name, `${line}\n`));
    expect([name, code]).toEqual([name, 1]);
    expect(out).toMatch(/pages\/gone\/gone.*还能用/);
  }
});

/** An empty text and no field are the same in a table. */
function withoutEmpty(document: object): object {
  return Object.fromEntries(Object.entries(document).filter(([, value]) => value !== ''));
}
