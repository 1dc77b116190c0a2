// A visitor who wishes a human gets one, whatever else is wrong with the message.
import { neverOpen, smallShop, transferred } from './small-shop';

const three = { _id: 'limits', perMinute: 3 };
const words = [{ word: '骗子', action: 'block' }];

it('a wish for a human beyond the limit of a minute is met', async () => {
  const shop = smallShop({ settings: [three] });
  for (const text of ['一', '二', '三', '四']) await shop.writes(text);
  expect(await shop.writes('转人工')).toMatchObject(transferred);
  expect(shop.visitor().conversation).toMatchObject({ owner: 'wechat-desk' });
  expect(shop.said.at(-1)).toBe('正在为您转接人工客服，请稍候。');
});

it('and so is one in a text that a sensitive word stops', async () => {
  const shop = smallShop({ words });
  expect(await shop.writes('骗子')).toBe('success');
  expect(await shop.writes('你们是骗子，转人工')).toMatchObject(transferred);
  expect(shop.said).toEqual(['正在为您转接人工客服，请稍候。']);
  expect(shop.blocked()).toEqual([['sensitive-word'], []]);
});

it('a rule that ends with a human leads to one as well', async () => {
  const rules = [{ _id: 'complaint', name: '投诉', keywords: '投诉', reply: '马上请店长来。', then: 'human' }];
  const shop = smallShop({ rules, words, settings: [{ ...three, perMinute: 1 }] });
  await shop.writes('一');
  expect(await shop.writes('骗子，我要投诉')).toMatchObject(transferred);
  expect(shop.said.at(-1)).toBe('马上请店长来。');
});

it('C4: beyond the limit it is met once in the minute: who repeats it is not answered each time', async () => {
  const shop = smallShop({ settings: [three, neverOpen] });
  for (let n = 0; n < 12; n += 1) await shop.writes('转人工');
  // Three within the limit, and none of the nine beyond it: the visitor has the answer.
  expect(shop.said).toHaveLength(3);
  expect(shop.followUps()).toEqual(Array.from({ length: 3 }, () => 'outside-hours'));
  await shop.passes(60_000);
  for (let n = 0; n < 3; n += 1) await shop.writes(`第 ${n} 句`);
  for (let n = 0; n < 5; n += 1) await shop.writes('转人工');
  expect(shop.said).toHaveLength(3 + 3 + 1);
  expect(shop.followUps()).toHaveLength(4);
});

it('who was told to ask again, because there was no push to answer, gets a human when they do', async () => {
  const shop = smallShop({ settings: [three] });
  for (const text of ['一', '二', '三']) await shop.writes(text);
  // Its own run died right after it was stored: the sweep decides it, and can hand nobody over.
  const [first] = shop.inbound();
  const id = `${first!._id}9`;
  const content = { type: 'text', text: '转人工' };
  shop.database.put('messages', { ...first!, _id: id, state: 'new', content, createdAt: new Date(0) });
  await shop.tick();
  expect(shop.said.at(-1)).toContain('再回复一次「转人工」');
  expect(shop.followUps()).toEqual(['missed']);
  // By WeChat's time that was within the first minute.
  const { since } = shop.visitor().pace;
  shop.database.update('visitors', { _id: 'o1' }, { 'pace.since': since + 60 });
  expect(await shop.writes('转人工')).toMatchObject(transferred);
});

it('C5: what is on its way while the desk takes over goes to the desk, also beyond the limit', async () => {
  const shop = smallShop({ settings: [{ ...three, perMinute: 1 }] });
  await shop.writes('转人工');
  expect(await shop.writes('在吗')).toMatchObject(transferred);
  expect(shop.said).toHaveLength(1);
});

it('the blocked and a shop that is off stay silent', async () => {
  const blocked = smallShop({ settings: [{ _id: 'blocked', visitors: ['o1'] }] });
  expect(await blocked.writes('转人工')).toBe('success');
  const off = smallShop({ settings: [{ _id: 'mode', value: 'off' }] });
  expect(await off.writes('转人工')).toBe('success');
  expect([blocked.said, off.said, blocked.followUps()]).toEqual([[], [], []]);
});
