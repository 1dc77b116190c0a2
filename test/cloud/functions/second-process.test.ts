// A process of its own, with only the environment of the documentation, uses the unmodified SDK against /admin.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { cloudEnvironment } from '../../../emulator/services/functions/environment';
import { startCloud, type TestCloud } from '../../support/cloud';

const run = promisify(execFile);
const ROOT = path.resolve(__dirname, '../../..');

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.stop());

/** Runs a script that has `cloud` and prints JSON. */
async function script(body: string, env: Record<string, string> = {}): Promise<unknown> {
  const code = `const cloud = require('wx-server-sdk');
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
    (async () => { ${body} })().then((value) => console.log(JSON.stringify(value)));`;
  const { stdout } = await run(process.execPath, ['-e', code], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', ...cloudEnvironment(cloud.project, `${cloud.url}admin`), ...env },
  });
  return JSON.parse(stdout);
}

it('reads and writes documents', async () => {
  const found = await script(`
    const db = cloud.database();
    await db.createCollection('notes');
    await db.collection('notes').add({ data: { _id: 'n1', text: '你好', at: new Date(0) } });
    await db.collection('notes').doc('n1').update({ data: { count: db.command.inc(2) } });
    return (await db.collection('notes').doc('n1').get()).data;`);
  expect(found).toEqual({ _id: 'n1', text: '你好', at: '1970-01-01T00:00:00.000Z', count: 2 });
});

it('calls a function; the chain of sources begins with it', async () => {
  expect(await script(`return (await cloud.callFunction({ name: 'chain', data: {} })).result;`)).toEqual({
    SOURCE: 'scf',
    results: [],
  });
});

it('may not pretend to be a running function: openapi is refused as a call from outside', async () => {
  const refused = await script(
    `return cloud.openapi.customerServiceMessage.setTyping({ touser: 'oA', command: 'Typing' })
       .catch(({ errCode, errMsg }) => ({ errCode, errMsg }));`,
  );
  expect(refused).toMatchObject({ errCode: -604104 });
});

it('a token that no run was given is refused', async () => {
  const refused = await script(
    `return cloud.database().collection('notes').get().catch(({ errCode, errMsg }) => ({ errCode, errMsg }));`,
    { WX_CONTEXT_KEYS: 'WX_API_TOKEN', WX_API_TOKEN: 'made-up' },
  );
  expect(refused).toMatchObject({ errCode: -501008, errMsg: expect.stringContaining('WX_API_TOKEN') as string });
});
