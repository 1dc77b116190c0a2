// A function written by someone else for WeChat cloud, in plain JS, runs unchanged: aggregation with a joined pipeline,
// transactions that compete, files, WeChat's APIs, a call of another function.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FIXTURES, startCloud, type TestCloud } from '../../support/cloud';

const OPENID = 'oForeign';
let cloud: TestCloud;
let root: string;
beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'foreign-'));
  cpSync(path.join(FIXTURES, 'foreign-shop'), path.join(root, 'foreign-shop'), { recursive: true });
  cloud = await startCloud({ functionsRoot: root });
  await cloud.api('POST', '/visitors', { openid: OPENID });
  await run({ action: 'setup' });
});
afterAll(async () => {
  await cloud.stop();
  rmSync(root, { recursive: true, force: true });
});

/** What the mini program of this visitor gets. */
async function run(event: object): Promise<Record<string, unknown>> {
  const call = { name: 'foreign-shop', event, source: 'wx_client', openid: OPENID };
  const { outcome, returned, error } = await cloud.functions.invoke(call);
  if (outcome !== 'ok') throw new Error(error ?? outcome ?? 'not ended');
  return returned as Record<string, unknown>;
}

it('orders that compete for the last goods: the stock never falls below zero, and the report adds up', async () => {
  const orders = await Promise.all(Array.from({ length: 4 }, () => run({ action: 'buy', id: 'tea', count: 2 })));
  const placed = orders.filter(({ success }) => success === true).length;
  expect(placed).toBeGreaterThan(0);
  expect(placed).toBeLessThanOrEqual(2);
  while ((await run({ action: 'buy', id: 'tea', count: 1 }))['success'] === true);
  expect(await run({ action: 'buy', id: 'tea', count: 9 })).toEqual({
    success: false,
    error: { code: 'SOLD_OUT', left: 0 },
  });

  const report = await run({ action: 'report' });
  expect(report['list']).toEqual([
    { _id: 'tea', name: '龙井', sold: 5, income: 340 },
    { _id: 'cup', name: '盖碗', sold: 0, income: 0 },
  ]);
  expect(report).toMatchObject({ text: '龙井,5,340\n盖碗,0,0', deleted: 0 });
  const gone = await fetch(report['url'] as string);
  expect(gone.status).toBe(404);
});

it('a visitor who wrote is checked, gets a code drawn and a message sent; before that WeChat refuses', async () => {
  expect(await run({ action: 'notify', content: '茶到了' })).toEqual({ errCode: 61010 });
  await cloud.api('POST', `/visitors/${OPENID}/enter`, {});
  await cloud.api('POST', `/visitors/${OPENID}/messages`, { msgtype: 'text', text: { content: '到了吗' } });
  const told = await run({ action: 'notify', content: '茶到了' });
  expect(told).toMatchObject({ suggest: 'pass', type: expect.stringMatching(/^image\//) as string });
  const { body } = await cloud.api('GET', `/visitors/${OPENID}/messages`);
  expect(JSON.stringify(body)).toContain('茶到了');
});

it('a call of itself keeps the visitor and lengthens the chain of sources', async () => {
  expect(await run({ action: 'self' })).toMatchObject({ openid: OPENID, source: 'wx_client,scf', event: {} });
});
