// The main job as a newcomer does it, in a real browser: ask, read, change the rule, ask again, see why.
import { addVisitor, bubbles, consoleForAll, write, writeJson } from '../../support/console';

const bench = consoleForAll();

const ruleReply = async () => {
  const { body } = await bench.cloud.api('GET', '/database/collections/rules/documents?where={"_id":"price"}');
  return (body as { documents: { reply: string }[] }).documents[0]?.reply;
};

it('a visitor asks 「多少钱」 and reads the answer of the rule', async () => {
  const page = await bench.open();
  await addVisitor(page, '小雨');
  await write(page, '多少钱');
  await bubbles(page, 'visitor').getByText('多少钱').waitFor();
  const reply = (await ruleReply()) ?? 'no rule';
  await bubbles(page, 'service').getByText(reply).waitFor();
  await page.locator('.allowance').getByText('还可下发 4 条').waitFor();
});

it('an operator changes the rule in the console and the visitor reads the new answer', async () => {
  const page = await bench.open({ hash: '#/database/rules' });
  await addVisitor(page, '小雨');
  await page.getByRole('button', { name: '编辑 price' }).click();
  await writeJson(page, '{"_id": "price", "name": "价格", "keywords": ["多少钱"], "reply": "今天特价 66 元。"}');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  // A changed rule works within two seconds, without a restart: the visitor asks until it does.
  for (let asked = 1; ; asked += 1) {
    await write(page, '多少钱');
    const answer = bubbles(page, 'service').nth(asked - 1);
    await answer.waitFor();
    if ((await answer.textContent()) === '今天特价 66 元。') break;
  }
});

it('JSON that is wrong is refused in place, with line and column, and nothing is stored', async () => {
  const before = await ruleReply();
  const page = await bench.open({ hash: '#/database/rules' });
  await page.getByRole('button', { name: '编辑 price' }).click();
  await writeJson(page, '{\n  "_id": "price",\n  "reply": 便宜\n}');
  await page.getByRole('button', { name: '保存' }).click();
  const alert = page.getByRole('dialog').getByRole('alert');
  await alert.waitFor();
  expect(await alert.textContent()).toContain('第 3 行第 12 列');
  await page.locator('.cm-lint-marker-error').waitFor();
  expect(await ruleReply()).toBe(before);
});

it('a push shows its calls on a timeline, with how many ran one after another before the reply', async () => {
  const page = await bench.open({ hash: '#/pushes' });
  await addVisitor(page, '小雨');
  await write(page, '多少钱');
  await bubbles(page, 'service').first().waitFor();
  await page.locator('.push-row').first().click();
  await page.locator('.call').filter({ hasText: 'customerServiceMessage.send' }).waitFor();
  const { body } = await bench.cloud.api('GET', '/pushes');
  const id = (body as { pushes: { id: string }[] }).pushes[0]?.id ?? '';
  await bench.cloud.idle();
  const push = (await bench.cloud.api('GET', `/pushes/${id}`)).body as {
    beforeFirstReply: { sequential: number };
    total: number;
  };
  await page
    .locator('.call')
    .nth(push.total - 1)
    .waitFor();
  expect(await page.locator('.call').count()).toBe(push.total);
  const figure = page.locator('.figures > div').filter({ hasText: '首条回复前串行' });
  expect(await figure.textContent()).toContain(`${push.beforeFirstReply.sequential} 次`);
  expect(await page.locator('.reply-line').count()).toBeGreaterThan(0);
});

it('「转人工」 hands the visitor to WeChat’s own desk, whose agent replies from the same page', async () => {
  const page = await bench.open();
  // Within the shop's hours: 2026-11-23 is a Monday.
  await bench.cloud.api('PUT', '/clock', { now: '2026-11-23T10:00:00+08:00' });
  await addVisitor(page, '老陈');
  await write(page, '转人工');
  const desk = page.getByRole('region', { name: '微信客服工作台' });
  await desk.waitFor();
  await desk.getByRole('textbox').fill('您好，我是客服小王。');
  await desk.getByRole('button', { name: '发送' }).click();
  await bubbles(page, 'service').getByText('您好，我是客服小王。').waitFor();
  await desk.getByRole('button', { name: '结束会话' }).click();
  await desk.waitFor({ state: 'detached' });
});
