import { isListed, readShop } from '../../../../cloudfunctions/core/reference';

it('a shop without any settings works: open by day, no welcome, no default reply', () => {
  const { shop, problems } = readShop([]);
  expect(problems.size).toBe(0);
  expect(shop).toMatchObject({
    mode: 'bot',
    defaultReply: [],
    welcome: { replies: [], everyHours: 24 },
    perMinute: 60,
    lateReplyDays: 7,
  });
  expect(shop.hours.every((day) => day.length === 1)).toBe(true);
});

it('every document with a name and a value is a variable', () => {
  const { shop } = readShop([
    { _id: 'hotline', name: '热线', value: 4001234567 },
    { _id: 'mode', name: '运行方式', value: 'bot' },
  ]);
  expect([...shop.variables]).toEqual([['热线', '4001234567']]);
});

it('C12: what cannot be read is as if it were not there, says why in Chinese, and stops nothing else', () => {
  const { shop, problems } = readShop([
    { _id: 'default-reply', reply: { type: 'video' } },
    { _id: 'welcome', reply: '您好', everyHours: 'often' },
    { _id: 'hours', monday: '九点', tuesday: '09:00-10:00' },
    { _id: 'mode', value: 'loud' },
    { _id: 'blocked', visitors: 'o1' },
  ]);
  expect([...problems.keys()].sort()).toEqual(['blocked', 'default-reply', 'hours', 'mode', 'welcome']);
  for (const problem of problems.values()) expect(problem).toMatch(/\p{Script=Han}/u);
  expect(shop.welcome.replies).toEqual([{ type: 'text', text: '您好' }]);
  expect(shop.hours[2]).toEqual([{ from: 540, to: 600 }]);
});

it('C12: a wrong entry of a list of visitors is named, and the others hold', () => {
  const { shop, problems } = readShop([
    { _id: 'blocked', visitors: ['o1', 5, 'o2 2026-12-01'] },
    { _id: 'muted', visitors: ['o3 someday'] },
  ]);
  expect(problems.get('blocked')).toContain('第 2 个');
  expect(problems.get('muted')).toContain('第 1 个');
  const lastMinute = Date.UTC(2026, 11, 1, 15, 59);
  expect(['o1', 'o2', 'o3'].map((visitor) => isListed(shop.blocked, visitor, lastMinute))).toEqual([true, true, false]);
  expect(isListed(shop.blocked, 'o2', lastMinute + 60_000)).toBe(false);
});

it('a mode that cannot be read lets nothing out', () => {
  expect(readShop([{ _id: 'mode', value: 'lvie' }]).shop.mode).toBe('shadow');
});

it('C12: the mode of a desk that is not there yet works as the bot alone, and says so', () => {
  const { shop, problems, notes } = readShop([{ _id: 'mode', value: 'full' }]);
  expect([shop.mode, problems.size]).toEqual(['full', 0]);
  expect(notes.get('mode')).toContain('和 bot 一样');
  expect(readShop([{ _id: 'mode', value: 'bot' }]).notes.size).toBe(0);
});

it('hours that cannot be read are closed: nobody is told to wait for a human who may not be there', () => {
  expect(readShop([{ _id: 'hours', monday: '九点' }]).shop.hours[1]).toEqual([]);
});

it('a document that is switched off counts as absent', () => {
  expect(readShop([{ _id: 'welcome', reply: '您好', enabled: false }]).shop.welcome.replies).toEqual([]);
});
