// A visitor is called, writes and comes from what every object has; a shop calls its rules, flows and answers so. All of it goes
// through the real functions, WeChat's SDK and the database, and comes out as with any other name.
import { inheritedNames } from '../../support/names';
import { ProductShop, type PushView } from './shop';

let shop: ProductShop;
beforeAll(async () => {
  shop = await ProductShop.open();
});
afterAll(() => shop.cloud.stop());
beforeEach(() => shop.reset());

const errors = async () => {
  const { body } = await shop.cloud.api('GET', '/invocations?limit=1000');
  const runs = (body as { invocations: { id: string; outcome: string; openid: string | null }[] }).invocations;
  const whole = await Promise.all(runs.map(({ id }) => shop.cloud.api('GET', `/invocations/${id}`)));
  const logs = whole.flatMap(({ body: run }) => (run as { logs: { level: string; text: string }[] }).logs);
  return [
    // A new instance is warmed by nobody’s push.
    ...runs.filter(({ outcome, openid }) => outcome !== 'ok' && openid !== null).map(({ outcome }) => outcome),
    ...logs.filter(({ level }) => level === 'error').map(({ text }) => text),
  ];
};

it.each(inheritedNames)('a visitor called %s who writes it is answered like anybody', async (name) => {
  await shop.cloud.api('POST', '/visitors', { openid: name });
  const pushes: PushView[] = [await shop.enters(name, `cs1;${name}=x;page=pages/${name}/${name}?${name}=1`)];
  for (const text of [name, `订单号 ${name}`, `{{${name}}}`, '转人工']) pushes.push(await shop.says(name, text));
  expect(pushes.map(({ outcome }) => outcome)).toEqual(['success', 'success', 'success', 'success', 'desk']);
  expect(await shop.replies(name)).not.toEqual([]);
  expect((await shop.replies(name)).join()).not.toMatch(/native code|\[object|undefined|NaN/);
  await shop.tick();
  expect(await shop.documents('visitors', { _id: name })).toMatchObject([{ openid: name, turn: null }]);
  expect(await errors()).toEqual([]);
});

it.each(inheritedNames)('a shop that calls everything %s asks, remembers and answers', async (name) => {
  const steps = [
    { id: name, say: '怎么称呼您？', ask: 'text', as: name, go: 'end' },
    { id: 'end', say: `好的，{{${name}}}。`, end: true },
  ];
  await shop.save('flows', { _id: name, name, steps });
  await shop.save('settings', { _id: name, name, value: '值' });
  await shop.save('faqs', { _id: name, question: `${name} 是什么`, answer: `{{${name}}}` });
  await shop.tick();
  await shop.rule({ _id: name, name, keywords: ['登记'], flow: name, addTags: [name], cooldown: 60 });
  const visitor = await shop.arrive();
  await shop.says(visitor, '登记');
  await shop.says(visitor, '王女士');
  expect(await shop.replies(visitor)).toEqual(['怎么称呼您？', '好的，王女士。']);
  expect(await shop.documents('visitors', { _id: visitor })).toMatchObject([
    { tags: [name], cooldowns: [{ rule: name }] },
  ]);
  expect(await errors()).toEqual([]);
});
