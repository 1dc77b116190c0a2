// From the console to real phones: several side by side on a wide page, the chosen visitor's on a narrow one.
import { addVisitor, consoleForAll } from '../../support/console';

const bench = consoleForAll();

it('the top bar leads to a phone for each visitor, the chosen one first', async () => {
  await bench.cloud.api('POST', '/visitors', { openid: 'other-visitor' });
  const page = await bench.open();
  await page.locator('.visitor-button').click();
  await page.getByRole('dialog', { name: '切换访客' }).getByRole('button', { name: '添加访客' }).click();
  await page.locator('.head-link[href$=",other-visitor"]').waitFor();
  const chosen = bench.cloud.chat.visitors().find(({ openid }) => openid !== 'other-visitor')?.openid ?? '';
  await page.locator(`.head-link[href="/phones/?openid=${chosen},other-visitor"]`).waitFor();
});

it('on a phone the top bar leads to the chosen visitor’s mini program alone', async () => {
  const page = await bench.open({ width: 390, height: 844 });
  await addVisitor(page, '小雨');
  const openid = bench.cloud.chat.visitors()[0]?.openid ?? '';
  const links = page.locator('.head-link').filter({ visible: true });
  await page.locator(`.head-link[href="/phone/?openid=${openid}"]`).waitFor();
  expect(await links.count()).toBe(1);
});
