// What a newcomer sees first, wherever the machine stands: the rules, and the shop's own time.
import { addVisitor, bubbles, consoleForAll, write } from '../../support/console';

const bench = consoleForAll();

const zones = ['UTC', 'America/Los_Angeles', 'Asia/Shanghai'];

it.each(zones)('every time is Beijing’s, though the machine is in %s', async (timezoneId) => {
  await bench.cloud.api('PUT', '/clock', { now: '2026-11-23T20:30:00Z', frozen: true });
  const page = await bench.open({ timezoneId, hash: '#/clock' });
  await page.locator('.clock-face').getByText('北京时间').waitFor();
  await page.locator('.clock-time').getByText('04:30:00').waitFor();
  await page.locator('.clock-chip').getByText('2026-11-24 04:30:00').waitFor();
  await addVisitor(page, '小雨');
  await write(page, '多少钱');
  await bubbles(page, 'visitor').first().waitFor();
  await page.locator('.chat-note').getByText('04:30', { exact: true }).first().waitFor();
  expect(await page.locator('.status-bar').textContent()).toBe('4:30');
});

it.each(zones)('the clock is set in Beijing’s time, though the machine is in %s', async (timezoneId) => {
  const page = await bench.open({ timezoneId, hash: '#/clock' });
  await page.getByLabel('设为指定时间').fill('2026-11-23T09:00:00');
  await page.getByRole('button', { name: '设置', exact: true }).click();
  await page.locator('.clock-date').getByText('2026-11-23').waitFor();
  const { body } = await bench.cloud.api('GET', '/clock');
  expect((body as { iso: string }).iso).toMatch(/^2026-11-23T01:00:/);
});

it('the rules are open on the first visit, and marked in the list', async () => {
  const page = await bench.open();
  await page.getByRole('button', { name: '编辑 price' }).waitFor();
  expect(await page.locator('.side-list [aria-current=page]').textContent()).toContain('rules');
});

it('without rules the first collection is open', async () => {
  await bench.cloud.api('DELETE', '/database/collections/rules');
  const page = await bench.open();
  await page.locator('.side-list a').first().waitFor();
  const { body } = await bench.cloud.api('GET', '/database/collections');
  const [first] = (body as { collections: { name: string }[] }).collections;
  const current = page.locator('.side-list [aria-current=page]');
  expect(await current.textContent()).toContain(first?.name ?? 'a collection');
});
