// What the page promises beside the main job: safe, live, in Chinese, on a phone and on a desktop.
import type { Page } from 'playwright-core';
import { addVisitor, bubbles, consoleForAll, write } from '../../support/console';

const bench = consoleForAll();

const rows = (page: Page) => page.locator('.documents tbody tr');
const addRules = async (...rules: object[]) => {
  await bench.cloud.api('POST', '/database/collections', { name: 'things' });
  for (const rule of rules) await bench.cloud.api('POST', '/database/collections/things/documents', rule);
};

/** Sends a subscribe message as code outside a function does: by WeChat's HTTPS API. */
async function sendNotice(openid: string): Promise<void> {
  const { appid, appSecret } = (await bench.cloud.api('GET', '/openapi/credentials')).body as Record<string, string>;
  const { templates } = (await bench.cloud.api('GET', '/subscribe-templates')).body as { templates: { id: string }[] };
  const wechat = `${bench.cloud.url}api.weixin.qq.com`;
  const token = await fetch(`${wechat}/cgi-bin/token?grant_type=client_credential&appid=${appid}&secret=${appSecret}`);
  const { access_token: accessToken } = (await token.json()) as { access_token: string };
  const data = {
    thing1: { value: '什么时候发货' },
    thing2: { value: '明天上午发货' },
    time3: { value: '2026-11-21 10:00' },
  };
  const sent = await fetch(`${wechat}/cgi-bin/message/subscribe/send?access_token=${accessToken}`, {
    method: 'POST',
    body: JSON.stringify({ touser: openid, template_id: templates[0]?.id, data }),
  });
  expect(await sent.json()).toMatchObject({ errcode: 0 });
}

it('what others wrote is shown as text, never as a part of the page', async () => {
  const page = await bench.open();
  await addVisitor(page, '小雨');
  const nasty = '<img src=x onerror="document.title=1"><a href="javascript:alert(1)">点我</a>';
  await write(page, nasty);
  expect(await bubbles(page, 'visitor').first().textContent()).toBe(nasty);
  expect(await page.locator('.chat-bubble img, .chat-bubble a').count()).toBe(0);
});

it('a text link of a reply leads into the visitor’s own mini program', async () => {
  const page = await bench.open();
  await addVisitor(page, '小雨');
  const reply = '请看<a href="https://a.cn" data-miniprogram-path="pages/goods/detail?id=1">商品页</a>';
  await bench.cloud.api('PUT', '/database/collections/rules/documents/price', {
    name: '价格',
    keywords: ['多少钱'],
    reply,
  });
  // An instance may know the rules of two seconds ago; a new one reads them.
  await bench.cloud.idle();
  await bench.cloud.anew('receive');
  await write(page, '多少钱');
  const link = bubbles(page, 'service').getByRole('link', { name: '商品页' });
  const address = new URL((await link.getAttribute('href')) ?? '', bench.cloud.url);
  expect(address.pathname).toBe('/phone/');
  expect(address.searchParams.get('page')).toBe('pages/goods/detail?id=1');
  expect(address.searchParams.get('scene')).toBe('1081');
});

it('a visitor agrees to one subscribe message and reads it', async () => {
  const page = await bench.open();
  await addVisitor(page, '小雨');
  const openid = bench.cloud.chat.visitors()[0]?.openid ?? '';
  await page.getByRole('button', { name: '更多功能' }).click();
  await page.getByRole('button', { name: '服务通知' }).click();
  const dialog = page.getByRole('dialog', { name: '服务通知' });
  const template = dialog.locator('.consents li').filter({ hasText: '客服回复通知' });
  await template.getByRole('button', { name: '同意一次' }).click();
  await template.getByText('还可接收 1 条').waitFor();
  await sendNotice(openid);
  await dialog.getByText('明天上午发货').waitFor();
  await template.getByText('还可接收 0 条').waitFor();
});

it('the search box takes a query in the syntax of the SDK, and plain words', async () => {
  await addRules(
    { _id: 'a', enabled: true, priority: 5, name: '价格' },
    { _id: 'b', enabled: true, priority: 2, name: '物流' },
    { _id: 'c', enabled: false, priority: 9, name: '价格旧版' },
  );
  const page = await bench.open({ hash: '#/database/things' });
  await rows(page).nth(2).waitFor();
  const search = page.getByRole('searchbox', { name: '搜索' });
  await search.fill('{ enabled: true, priority: _.gt(3) }');
  await search.press('Enter');
  await page.getByText('找到 1 条').waitFor();
  expect(await rows(page).count()).toBe(1);
  await page.getByText('没有用上索引').waitFor();
  await search.fill('价格');
  await search.press('Enter');
  await page.getByText('找到 2 条').waitFor();
  await search.fill('{ enabled: }');
  await search.press('Enter');
  expect(await page.locator('.search').getByRole('alert').textContent()).toContain('第 12 个字');
});

it('a document that says what is wrong with itself carries a badge in the table', async () => {
  await addRules({ _id: 'a', name: '价格', status: { ok: false, problem: '没有关键词' } });
  const page = await bench.open({ hash: '#/database/things' });
  const problem = page.locator('.problem');
  await problem.waitFor();
  expect(await problem.textContent()).toContain('没有关键词');
});

it('a document is opened, completed with a suggested field and saved by keyboard alone', async () => {
  await addRules({ _id: 'a', name: '价格', priority: 5 }, { _id: 'b', name: '物流' });
  const page = await bench.open({ hash: '#/database/things' });
  await page.getByRole('button', { name: '编辑 b' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.cm-content').waitFor();
  await page.locator('.cm-content').focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  await page.keyboard.type(',\n"prio');
  await page.locator('.cm-tooltip-autocomplete').getByText('priority').waitFor();
  // CodeMirror takes no suggestion in its first 75 ms, so that nobody accepts one that only just appeared.
  await page.waitForTimeout(150);
  await page.keyboard.press('Enter');
  await page.keyboard.type('7');
  await page.keyboard.press('ControlOrMeta+S');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const { body } = await bench.cloud.api('GET', '/database/collections/things/documents?where={"_id":"b"}');
  expect(body).toMatchObject({ documents: [{ _id: 'b', name: '物流', priority: 7 }] });
});

it('a document that changed elsewhere appears without a reload', async () => {
  await addRules({ _id: 'a', name: '旧名字' });
  const page = await bench.open({ hash: '#/database/things' });
  await page.getByText('旧名字').waitFor();
  await bench.cloud.api('PUT', '/database/collections/things/documents/a', { name: '新名字' });
  await page.getByText('新名字').waitFor();
});

it('what changed while notices could not arrive is shown all the same', async () => {
  await addRules({ _id: 'a', name: '旧名字' });
  const page = await bench.open({ hash: '' });
  await page.route('**/emulator/v1/events', (route) => route.abort());
  await page.goto(`${bench.cloud.url}?again#/database/things`);
  await page.getByText('连接断开').waitFor();
  await page.getByText('旧名字').waitFor();
  await bench.cloud.api('PUT', '/database/collections/things/documents/a', { name: '新名字' });
  await page.getByText('新名字').waitFor();
});

it('a refused call says what was wrong', async () => {
  const page = await bench.open({ hash: '#/settings' });
  const control = page.getByRole('textbox', { name: 'network.delayMs' });
  await control.fill('-5');
  await control.press('Enter');
  const toast = page.locator('.toast-bad');
  await toast.waitFor();
  expect(await toast.textContent()).toContain('network.delayMs');
});

it('a setting that differs from its default can be given back', async () => {
  const page = await bench.open({ hash: '#/settings' });
  const enter = page.getByRole('switch', { name: 'chat.enterRefills' });
  await enter.click();
  await page.locator('[role=switch][aria-label="chat.enterRefills"][aria-checked=true]').waitFor();
  expect(bench.cloud.settings.get('chat.enterRefills')).toBe(true);
  await page.locator('.setting.changed').filter({ has: enter }).getByRole('button', { name: '恢复默认' }).click();
  await page.locator('[role=switch][aria-label="chat.enterRefills"][aria-checked=false]').waitFor();
});

it('a function runs from the page with an event, and says what it returned', async () => {
  const page = await bench.open({ hash: '#/functions/sweep' });
  await page.getByRole('button', { name: '运行', exact: true }).click();
  await page.getByRole('dialog').locator('.cm-content').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '运行', exact: true }).click();
  await page.locator('.invocation-line').waitFor();
});

describe('on a phone', () => {
  it('shows one thing at a time, and nothing is wider than the screen', async () => {
    const page = await bench.open({ width: 390, height: 844 });
    await addVisitor(page, '小雨');
    await write(page, '你好');
    await bubbles(page, 'service').first().waitFor();
    for (const tab of ['数据库', '推送', '云函数', '手机']) {
      await page.locator('.bottom-bar').getByRole('link', { name: tab }).click();
      const phone = page.getByRole('textbox', { name: '输入消息' });
      await phone.waitFor({ state: tab === '手机' ? 'visible' : 'hidden' });
      expect(await page.locator('.pane').isVisible()).toBe(tab !== '手机');
    }
    const shown = [
      ['database', '.side-list a'],
      ['database/rules', '.documents tbody tr'],
      ['pushes', '.push-row'],
      ['functions/receive', '.card'],
      ['openapi', '.openapi-list li'],
      ['faults', '.fault'],
      ['clock', '.clock-face'],
      ['settings', '.setting'],
    ] as const;
    for (const [hash, content] of shown) {
      await page.goto(`${bench.cloud.url}#/${hash}`);
      await page.locator(content).first().waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    }
  });
});

describe('looks', () => {
  it('follows the system to the dark, and the switch overrides it', async () => {
    const page = await bench.open();
    const background = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const light = await background();
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await background();
    expect(dark).not.toBe(light);
    await page.getByRole('button', { name: '切换主题' }).click();
    expect(await background()).toBe(light);
    await page.reload();
    expect(await background()).toBe(light);
  });

  it('Chinese letters come with the page, for a machine that has none', async () => {
    const page = await bench.open();
    const loaded = await page.evaluate<number>(
      `document.fonts.ready.then(() => document.fonts.load('16px "Noto Sans SC"', '客服多少钱')).then((faces) => faces.length)`,
    );
    expect(loaded).toBeGreaterThan(0);
  });
});
