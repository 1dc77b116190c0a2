// npm run rules -- … --env: through the real wx-server-sdk, at an address that answers as the cloud's API does.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ProductShop } from '../product/shop';

const ROOT = path.resolve(__dirname, '../../..');
interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}
/**
 * Before each request the SDK asks the network whether it runs inside Tencent's; without internet the search for that name is slow, and it ends at
 * once at a proxy that is not there.
 */
const noInternet = { http_proxy: 'http://127.0.0.1:9', no_proxy: '127.0.0.1' };
const secrets = { TENCENTCLOUD_SECRETID: 'id', TENCENTCLOUD_SECRETKEY: 'key' };

/** The tool with these secrets, its SDK sent to this address (the SDK's own variable for it). */
function rules(api: string, args: readonly string[], given: object = secrets): Promise<Ended> {
  const { TENCENTCLOUD_SECRETID: _id, TENCENTCLOUD_SECRETKEY: _key, ...rest } = process.env;
  const env = { ...rest, ...noInternet, ...given, TCB_CONTEXT_CNFG: JSON.stringify({ URL: api }) };
  return new Promise((resolve) => {
    execFile(process.execPath, ['dist/tools/rules.js', ...args], { cwd: ROOT, env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rules-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('an environment', () => {
  let shop: ProductShop;
  beforeAll(async () => {
    shop = await ProductShop.open();
  });
  afterAll(() => shop.cloud.stop());
  beforeEach(() => shop.reset());
  const onCloud = (...args: string[]) => rules(`${shop.cloud.url}admin`, [...args, '--env', 'local-1']);

  it('import writes what check finds good, export brings it back, and try answers by it', async () => {
    const file = path.join(folder, 'rules.jsonl');
    await writeFile(file, '{"_id":"parking","name":"停车","keywords":["停车"],"reply":"门口有车位。"}\n');
    expect(await onCloud('import', file)).toMatchObject({ code: 0, err: '' });
    const exported = path.join(folder, 'back.json');
    expect(await onCloud('export', exported, '--collection', 'rules')).toMatchObject({ code: 0, err: '' });
    const back = JSON.parse(await readFile(exported, 'utf8')) as { _id: string }[];
    expect(back.map(({ _id }) => _id).sort()).toEqual((await shop.documents('rules')).map(({ _id }) => _id).sort());
    const tried = await onCloud('try', '--text', '能停-车吗', '--at', '2026-11-20T10:00');
    expect(tried).toMatchObject({ code: 0, err: '' });
    expect(tried.out).toContain('门口有车位。');
  });

  it('more documents than one answer holds are all exported', async () => {
    const many = Array.from({ length: 230 }, (_, n) => ({ _id: `many-${n}`, keywords: [`词${n}`], reply: '好' }));
    const file = path.join(folder, 'rules.json');
    await writeFile(file, JSON.stringify(many));
    expect(await onCloud('import', file)).toMatchObject({ code: 0 });
    const exported = path.join(folder, 'rules.jsonl');
    await onCloud('export', exported);
    const ids = (await readFile(exported, 'utf8'))
      .split('\n')
      .flatMap((line) => /"_id":"(many-\d+)"/.exec(line)?.[1] ?? []);
    expect(new Set(ids).size).toBe(230);
  });

  it('replay plays the messages that are stored there', async () => {
    const visitor = await shop.arrive();
    await shop.says(visitor, '多少钱');
    await shop.passes(1000);
    const file = path.join(folder, 'rules.json');
    await writeFile(file, JSON.stringify([{ _id: 'price', name: '价格', keywords: ['多少钱'], reply: '全场 88 元' }]));
    const { code, out } = await onCloud('replay', file, '--days', '2', '--at', '2026-11-20T12:00');
    expect([code, out]).toEqual([0, expect.stringContaining('全场 88 元')]);
  });

  it('C11: the first owner’s code is kept as a digest, and a shop with an owner gets none', async () => {
    const { out } = await onCloud('owner', '--first');
    const code = /店主登录码：([A-Z2-9]+)/.exec(out)![1]!;
    expect(JSON.stringify(await shop.documents('invitations'))).not.toContain(code);
    await shop.save('agents', { _id: 'somebody', v: 1, name: '店主', role: 'owner' });
    expect(await onCloud('owner', '--first')).toEqual({ code: 0, out: '', err: '' });
  });

  it('a collection that was not made yet is named, with what to do', async () => {
    await shop.cloud.api('DELETE', '/database/collections/faqs');
    const { code, err } = await onCloud('export', path.join(folder, 'faqs.jsonl'));
    expect([code, err]).toEqual([1, expect.stringContaining('没有集合 faqs')]);
    expect(err).toContain('database/collections.json');
  });
});

describe('an environment that refuses', () => {
  let server: Server;
  let answer = '';
  let status = 200;
  beforeAll(async () => {
    server = createServer((request, response) => {
      request.resume().on('end', () => response.writeHead(status, { 'content-type': 'application/json' }).end(answer));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  beforeEach(() => {
    status = 200;
  });
  const api = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin`;
  const refused = (code: string, message: string) => {
    answer = JSON.stringify({ code, message, requestId: 'r' });
  };
  const owner = (where = api()) => rules(where, ['owner', '--env', 'shop-1a2b']);

  it.each([
    ['an unknown secret id', 'SIGN_PARAM_INVALID', 'secret id error', /不认这对密钥.*TENCENTCLOUD_SECRETID/],
    ['a wrong secret key', 'SIGN_PARAM_INVALID', 'sign param error: signature is wrong', /不认这对密钥/],
    ['a wrong environment', 'INVALIID_ENV', 'env not exists', /没有云环境「shop-1a2b」.*--env/],
    ['a wrong environment in other words', 'INVALID_ENV', 'Env invalid', /没有云环境「shop-1a2b」/],
    ['anything else', 'EXCEED_REQUEST_LIMIT', 'too many', /invitations 被拒绝：.*too many/],
  ])('%s is told in Chinese with what to do', async (_what, code, message, said) => {
    refused(code, message);
    const { code: exit, out, err } = await owner();
    expect([exit, out]).toEqual([1, '']);
    expect(err).toMatch(said);
    expect(err).not.toMatch(/^\s+at /m);
  });

  it('without a network it says that the environment cannot be reached', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const { code, err } = await owner(`http://127.0.0.1:${port}/admin`);
    expect([code, err]).toEqual([1, expect.stringMatching(/连不上云环境「shop-1a2b」.*网络.*ECONNREFUSED/)]);
  });

  it('an answer that is none of the cloud’s, as of a proxy, is told and ends the tool', async () => {
    status = 502;
    answer = '<html>Bad Gateway</html>';
    const { code, err } = await owner();
    expect([code, err]).toEqual([1, expect.stringMatching(/\p{Script=Han}/u)]);
    expect(err).not.toMatch(/^\s+at /m);
  });

  it('without secrets, or with an id that cannot be one, nothing is asked', async () => {
    refused('SYS_ERR', 'must not be asked');
    const without = await rules(api(), ['owner', '--env', 'shop-1a2b'], {});
    expect([without.code, without.err]).toEqual([1, expect.stringContaining('TENCENTCLOUD_SECRETKEY')]);
    const odd = await rules(api(), ['owner', '--env', '我的环境']);
    expect([odd.code, odd.err]).toEqual([1, expect.stringContaining('--env 不对')]);
    expect(without.err + odd.err).not.toContain('must not be asked');
  });
});
