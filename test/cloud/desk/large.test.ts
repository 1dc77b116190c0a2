// A shop of ten thousand rules: every page of the desk still gets its answer, and none that WeChat would refuse for its size.
import { openTime } from '../product/shop';
import { Desk } from './shop';

/** WeChat: callFunction refuses a larger answer (-604001). */
const largestAnswer = 1_000_000;
const count = 10_000;

let desk: Desk;
let owner: string;
beforeAll(async () => {
  desk = await Desk.open();
  await desk.shop.reset();
  owner = await desk.owner();
  await insert(
    'rules',
    Array.from({ length: count }, (_, n) => ({
      ...{ _id: `r${String(n).padStart(5, '0')}`, name: `规则 ${n}`, reply: `第 ${n} 条的回复。`, enabled: n % 10 > 0 },
      // A few are as large as a rule gets, and one in a hundred is broken.
      keywords: Array.from({ length: n % 50 === 0 ? 200 : 3 }, (_word, k) =>
        n % 100 === 1 && k === 1 ? '' : `词${n}的${k}说法`,
      ),
    })),
  );
  await insert(
    'messages',
    Array.from({ length: 2_100 }, (_, n) => ({
      ...{ _id: `m${n}`, v: 1, direction: 'in', state: 'done', visitor: `v${n % 90}`, conversation: `v${n % 90}:1` },
      ...{ openid: `v${n % 90}`, channel: 'mini-program', appUser: '', claim: '' },
      content: { type: 'text', text: `${'长'.repeat(n % 500)}${'赤橙黄绿青蓝紫'.charAt(n % 7)}色的${n}号乌龟能寄养吗` },
      createTime: openTime / 1000 - n,
      createdAt: { $date: { $numberLong: String(openTime - n * 1000) } },
      trace: {
        ...{ decided: 'default', tried: count, blocked: [], leftOut: 0 },
        matched: [{ rule: `r${String(n).padStart(5, '0')}`, name: `规则 ${n}`, spans: [], outcome: 'won' }],
      },
    })),
  );
});
afterAll(() => desk.shop.cloud.stop());

/** Many documents at once, as a function of the shop's adds them. */
async function insert(collectionName: string, documents: readonly object[]): Promise<void> {
  for (let from = 0; from < documents.length; from += 1000) {
    const data = documents.slice(from, from + 1000).map((document) => JSON.stringify(document));
    const body = JSON.stringify({ action: 'database.insertDocument', collectionName, data, envName: 'local-1' });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${desk.shop.cloud.url}admin`, { method: 'POST', headers, body });
    expect(await response.json()).not.toHaveProperty('code');
  }
}
const size = (answer: unknown) => Buffer.byteLength(JSON.stringify(answer));

it('the list comes in pages: each rule once, in the order of ids, each page small enough', async () => {
  const seen: string[] = [];
  for (let after: string | null = '', pages = 0; after !== null; pages += 1) {
    const from: { after?: string } = after === '' ? {} : { after };
    const page = await desk.told(owner, 'rules', { ...from, limit: 200, filter: 'problems' });
    expect(size(page)).toBeLessThan(largestAnswer);
    seen.push(...page.rules.map(({ id }) => id));
    after = page.next;
    if (after === null) expect(page.total).toBe(seen.length);
    expect(pages).toBeLessThan(10);
  }
  const broken = Array.from({ length: count / 100 }, (_, n) => `r${String(n * 100 + 1).padStart(5, '0')}`);
  expect(seen.filter((id) => /^r\d{5}$/.test(id) && Number(id.slice(1)) % 100 === 1)).toEqual(broken);
  expect([...seen].sort()).toEqual(seen);
  expect(new Set(seen).size).toBe(seen.length);
});

it('without a word about pages the first hundred come, and where the next ones begin', async () => {
  const first = await desk.told(owner, 'rules', {});
  expect(first.rules).toHaveLength(100);
  expect(first.total).toBeGreaterThanOrEqual(count);
  const next = await desk.told(owner, 'rules', { after: first.next!, limit: 1 });
  expect(next.rules[0]!.id > first.rules.at(-1)!.id).toBe(true);
});

it('rules that are as large as rules get make shorter pages, and none is left out', async () => {
  const wide = await desk.told(owner, 'rules', { search: '的199说法', limit: 200 });
  expect(size(wide)).toBeLessThan(largestAnswer);
  const rest =
    wide.next === null
      ? []
      : (await desk.told(owner, 'rules', { search: '的199说法', limit: 200, after: wide.next })).rules;
  expect(wide.rules.length + rest.length).toBe(wide.total);
  expect(wide.total).toBe(count / 50);
});

it('a search finds the one rule among them, and the filters leave what they say', async () => {
  const one = await desk.told(owner, 'rules', { search: '词7777的2说法' });
  expect(one.rules.map(({ id }) => id)).toEqual(['r07777']);
  const off = await desk.told(owner, 'rules', { search: '词7770的2说法', filter: 'on' });
  expect(off.rules).toEqual([]);
});

it('one rule is read, saved, tried and played again', async () => {
  const rule = await desk.told(owner, 'rule', { id: 'r07777' });
  const saved = await desk.told(owner, 'saveRule', {
    id: rule.id,
    version: rule.version,
    draft: { ...rule.document, reply: '新的。' },
  });
  expect(saved.problems).toEqual([]);
  const tried = await desk.told(owner, 'tryText', { text: '词7777的2说法', at: openTime });
  expect(tried.says).toEqual(['新的。']);
  const draft = { name: '乌龟', keywords: ['乌龟'], reply: '很长的回复'.repeat(130) };
  const replayed = await desk.told(owner, 'replay', { draft, days: 7 });
  expect(replayed.changed.length).toBeGreaterThan(0);
  expect(size(replayed)).toBeLessThan(largestAnswer);
});

it('what is to be seen to is told within one answer: how much there is in all, and as much of it as fits', async () => {
  const { rows, total, fatal } = await desk.told(owner, 'problems', {});
  expect(total).toBeGreaterThanOrEqual(count / 100);
  expect(fatal).toBeLessThanOrEqual(total);
  expect(rows.length).toBeLessThanOrEqual(200);
  expect(size(rows)).toBeLessThan(largestAnswer);
});

it('looking back stops at two thousand messages and says that there are more', async () => {
  const insights = await desk.told(owner, 'insights', { days: 7 });
  expect(insights).toMatchObject({ counted: 2_000, more: true });
  expect(size(insights)).toBeLessThan(largestAnswer);
  const unanswered = await desk.told(owner, 'unanswered', { days: 7 });
  expect(unanswered).toMatchObject({ counted: 2_000, more: true });
  expect(size(unanswered)).toBeLessThan(largestAnswer);
});

it('a rule that somebody made too large in the console is refused, with where to change it', async () => {
  await desk.shop.save('rules', { _id: 'huge', name: '大', keywords: ['大'], reply: '大', note: '大'.repeat(400_000) });
  expect(await desk.ask(owner, 'rule', { id: 'huge' })).toMatchObject({
    error: { code: 'bad-rule', message: expect.stringContaining('控制台') as string },
  });
  expect(size(await desk.told(owner, 'rules', { search: 'huge' }))).toBeLessThan(largestAnswer);
});
