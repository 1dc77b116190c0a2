// Whoever asks for something called `constructor` is told that there is none, at every door of the emulator.
import { inheritedNames } from '../../support/names';
import { oddValues, withOwn } from '../../support/odd-values';
import { startCloud, type TestCloud } from '../../support/cloud';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.stop());

const refused = (status: number, code: string) => ({ status, body: { error: { code } } });

describe.each(inheritedNames)('%s', (name) => {
  it.each([
    ['GET', `/visitors/${name}/messages`, 'unknown-visitor'],
    ['GET', `/visitors/${name}/subscriptions`, 'unknown-visitor'],
    ['GET', `/media/${name}`, 'unknown-media'],
    ['GET', `/pushes/${name}`, 'unknown-push'],
    ['GET', `/invocations/${name}`, 'unknown-invocation'],
    ['POST', `/functions/${name}/invoke`, 'unknown-function'],
    ['POST', `/functions/${name}/timer`, 'unknown-function'],
    ['DELETE', `/functions/${name}/instances`, 'unknown-function'],
    ['GET', `/database/collections/${name}/documents`, 'DATABASE_COLLECTION_NOT_EXIST'],
    ['DELETE', `/database/collections/${name}`, 'DATABASE_COLLECTION_NOT_EXIST'],
    ['POST', `/snapshots/${name}/restore`, 'unknown-snapshot'],
    ['PUT', `/kf-accounts/${name}`, 'unknown-kf-account'],
  ])('%s %s: there is none', async (method, route, code) => {
    expect(await cloud.api(method, route, name && method === 'PUT' ? { online: true } : undefined)).toMatchObject(
      refused(404, code),
    );
  });

  it('is no route', async () => {
    expect((await cloud.api('GET', `/${name}`)).status).toBe(404);
  });

  it('is no setting, and no kind of a fault', async () => {
    expect(await cloud.api('PUT', '/settings', withOwn(name, 1))).toMatchObject(refused(404, 'unknown-setting'));
    expect(await cloud.api('PUT', '/faults', { faults: [{ kind: name }] })).toMatchObject(refused(400, 'bad-body'));
    expect(await cloud.api('PUT', '/faults', withOwn(name, []))).toMatchObject(refused(400, 'bad-body'));
  });

  it('is no field of a query', async () => {
    for (const route of ['/pushes', '/invocations', '/openapi/calls'])
      expect(await cloud.api('GET', `${route}?${name}=1`)).toMatchObject(refused(400, 'bad-query'));
  });

  it('is no function, no database action and no collection of a client', async () => {
    const called = await cloud.api('POST', '/client/functions', { openid: 'oAbc', name });
    expect(called.body).toMatchObject({ errCode: -501000 });
    const asked = await cloud.api('POST', '/client/database', { openid: 'oAbc', action: name });
    expect(asked.body).toMatchObject({ code: 'DATABASE_PERMISSION_DENIED' });
    const get = { openid: 'oAbc', action: 'database.getDocument', collectionName: name, query: '{}' };
    expect((await cloud.api('POST', '/client/database', get)).body).toMatchObject({
      code: 'DATABASE_COLLECTION_NOT_EXIST',
    });
  });

  it('is no address and no action where functions and servers ask', async () => {
    const wechat = await fetch(`${cloud.url}api.weixin.qq.com/${name}`);
    expect(await wechat.json()).toMatchObject({ errcode: 40066 });
    const admin = await fetch(`${cloud.url}admin`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action: name }),
    });
    expect(await admin.json()).toMatchObject({ code: 'INVALID_PARAM' });
  });

  it('may be a visitor, a collection, a snapshot and a file, like any other name', async () => {
    const { status } = await cloud.api('POST', '/visitors', { openid: name });
    expect([status, (await cloud.api('GET', `/visitors/${name}/subscriptions`)).body]).toEqual([
      201,
      { left: {}, notices: [] },
    ]);
    expect((await cloud.api('GET', `/book?openid=${name}`)).status).toBe(200);
    const saved = await cloud.api('POST', '/snapshots', { name });
    expect([saved.status, (await cloud.api('DELETE', `/snapshots/${name}`)).status]).toEqual([201, 204]);
    const file = await cloud.api('POST', '/storage/files', { path: name, data: 'aGk=' });
    expect(file).toMatchObject({ status: 201, body: { path: name, size: 2 } });
    const collection = await cloud.api('POST', '/database/collections', { name });
    expect([201, 400]).toContain(collection.status);
    if (collection.status === 201)
      expect((await cloud.api('GET', `/database/collections/${name}/documents`)).body).toMatchObject({ total: 0 });
  });

  it('may be what a push says of itself: it is pushed to nobody', async () => {
    for (const event of [
      { MsgType: name, Event: name },
      { MsgType: 'event', Event: name },
      withOwn(name, { MsgType: 'text' }),
    ]) {
      const { status, body } = await cloud.api('POST', '/pushes', { openid: name, event });
      expect(status).toBe(202);
      await cloud.idle();
      const { pushId } = body as { pushId: string };
      expect(await cloud.api('GET', `/pushes/${pushId}`)).toMatchObject({ status: 200, body: { event } });
    }
  });
});

it.each(oddValues)('%s is no value of any setting that is another’s, and stops nothing', async (_what, value) => {
  const { settings } = (await cloud.api('GET', '/settings')).body as { settings: { name: string; value: unknown }[] };
  for (const { name, value: before } of settings.filter((each) => typeof each.value !== 'string')) {
    const { status } = await cloud.api('PUT', '/settings', { [name]: value });
    expect([200, 400]).toContain(status);
    await cloud.api('PUT', '/settings', { [name]: before });
  }
});
