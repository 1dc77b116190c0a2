// Cloud storage through the unmodified SDK in a real function, and as a mini program and the console use it.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startCloud, type TestCloud } from '../../support/cloud';

interface Answer {
  fileID: string;
  errCode: number;
  errMsg: string;
  text: string;
  fileList: { fileID: string; tempFileURL: string; status: number; errMsg: string; maxAge: number }[];
}
let dataDir: string;
let cloud: TestCloud;
beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'storage-'));
  cloud = await startCloud({ dataDir });
});
afterAll(async () => {
  await cloud.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const sdk = async (call: string, event: object): Promise<Answer> =>
  (await cloud.functions.invoke({ name: 'files', event: { call, ...event }, source: 'wx_client' })).returned as Answer;
const upload = async (cloudPath: string, text: string) => (await sdk('uploadFile', { cloudPath, text })).fileID;
const clock = (change: object) => cloud.api('PUT', '/clock', change);

describe('through the SDK', () => {
  it.each(['plain.txt', '图片/客服 二维码.png', "a/b c/100%/it's+&=.txt"])(
    'what was uploaded as %s is downloaded again',
    async (name) => {
      const fileID = await upload(name, `内容 of ${name}`);
      expect(fileID).toBe(`cloud://${cloud.project.env}.6c6f-${cloud.project.env}-1300000000/${name}`);
      expect(await sdk('downloadFile', { fileID })).toEqual({ text: `内容 of ${name}` });
    },
  );

  it.each(['../a.txt', 'a/../b.txt', './a.txt'])(
    'the path %s is refused, since no address can hold it',
    async (path) => {
      const { status, body } = await cloud.api('POST', '/storage/files', { path, data: 'aGk=' });
      expect({ status, body }).toMatchObject({ status: 400, body: { error: { code: 'bad-path' } } });
    },
  );

  it('a second upload to a path replaces the file', async () => {
    await upload('twice.txt', 'one');
    expect(await sdk('downloadFile', { fileID: await upload('twice.txt', 'two') })).toEqual({ text: 'two' });
  });

  it.each([
    ['beginning with a slash', '/begins.txt'],
    ['with two slashes in a row', 'two//slashes.txt'],
    ['of more than 850 bytes', `${'长'.repeat(300)}.txt`],
  ])('a name %s is refused', async (_what, cloudPath) => {
    expect(await sdk('uploadFile', { cloudPath, text: 'x' })).toMatchObject({
      errCode: -1,
      errMsg: expect.stringContaining('cloudPath') as string,
    });
  });

  it('a temporary address works for its time on the virtual clock and not longer', async () => {
    await clock({ frozen: true });
    const fileID = await upload('short.txt', 'short-lived');
    const [file] = (await sdk('getTempFileURL', { fileList: [{ fileID, maxAge: 3600 }] })).fileList;
    expect(file).toMatchObject({ status: 0, maxAge: 3600 });
    const url = file?.tempFileURL ?? '';
    expect(await (await fetch(url)).text()).toBe('short-lived');
    await clock({ advanceMs: 3_599_000 });
    expect((await fetch(url)).status).toBe(200);
    await clock({ advanceMs: 2_000 });
    const late = await fetch(url);
    expect(late.status).toBe(403);
    expect(await late.text()).toContain('<Code>AccessDenied</Code>');
    await clock({ frozen: false });
  });

  it('an address that was changed by hand opens nothing', async () => {
    const fileID = await upload('mine.txt', 'mine');
    await upload('other.txt', 'other');
    const [file] = (await sdk('getTempFileURL', { fileList: [fileID] })).fileList;
    const forged = (file?.tempFileURL ?? '').replace('mine.txt', 'other.txt');
    expect((await fetch(forged)).status).toBe(403);
    const put = await fetch(forged, {
      method: 'PUT',
      body: 'x',
      headers: { authorization: 'q-sign-time=9999999999&q-signature=00' },
    });
    expect(put.status).toBe(403);
    expect(await sdk('downloadFile', { fileID: fileID.replace('mine.txt', 'other.txt') })).toEqual({ text: 'other' });
  });

  it('each file of a list has its own answer; more than 50 are refused', async () => {
    const fileID = await upload('here.txt', 'here');
    const gone = fileID.replace('here.txt', 'gone.txt');
    expect((await sdk('getTempFileURL', { fileList: [fileID, gone] })).fileList).toMatchObject([
      { fileID, status: 0 },
      { fileID: gone, status: -503003, errMsg: 'storage file not exists', tempFileURL: '' },
    ]);
    for (const call of ['getTempFileURL', 'deleteFile'])
      expect(await sdk(call, { fileList: Array(51).fill(fileID) })).toMatchObject({
        errCode: -1,
        errMsg: expect.stringContaining('at most 50') as string,
      });
    expect((await sdk('deleteFile', { fileList: [fileID, gone] })).fileList).toMatchObject([
      { fileID, status: 0 },
      { fileID: gone, status: -503003 },
    ]);
    expect(await sdk('downloadFile', { fileID })).toMatchObject({ errMsg: expect.stringContaining('fail') as string });
  });

  it('a file over the limit is refused by its size', async () => {
    cloud.settings.set({ 'storage.maxFileMB': 1 });
    expect(await sdk('uploadFile', { cloudPath: 'big.bin', text: 'x'.repeat(1024 * 1024 + 1) })).toMatchObject({
      errMsg: expect.stringContaining('EntityTooLarge') as string,
    });
    cloud.settings.set({ 'storage.maxFileMB': 50 });
  });
});

describe('from a mini program', () => {
  const data = Buffer.from('from a phone').toString('base64');
  const put = async (openid: string, cloudPath: string) =>
    (await cloud.api('POST', '/client/storage/upload', { openid, cloudPath, data })).body as Answer;
  const ask = async (what: 'urls' | 'delete', openid: string, fileID: string) =>
    ((await cloud.api('POST', `/client/storage/${what}`, { openid, fileList: [fileID] })).body as Answer).fileList[0];
  afterEach(() => {
    cloud.settings.set({ 'storage.permission': 'READONLY' });
  });

  it('READONLY: all read, only the creator writes and deletes', async () => {
    const { fileID } = await put('oA', 'photos/a.jpg');
    expect(await put('oB', 'photos/a.jpg')).toMatchObject({ errCode: -503002 });
    expect(await ask('urls', 'oB', fileID)).toMatchObject({ status: 0 });
    expect(await ask('delete', 'oB', fileID)).toMatchObject({ status: -503002 });
    expect(await ask('delete', 'oA', fileID)).toMatchObject({ status: 0 });
    expect(await ask('delete', 'oA', fileID)).toMatchObject({ status: -503003 });
  });

  it('PRIVATE: others do not read; ADMINWRITE: nobody writes; ADMINONLY: nobody reads', async () => {
    const { fileID } = await put('oA', 'photos/b.jpg');
    cloud.settings.set({ 'storage.permission': 'PRIVATE' });
    expect(await ask('urls', 'oB', fileID)).toMatchObject({ status: -503002, tempFileURL: '' });
    expect(await ask('urls', 'oA', fileID)).toMatchObject({ status: 0 });
    cloud.settings.set({ 'storage.permission': 'ADMINWRITE' });
    expect(await put('oA', 'photos/b.jpg')).toMatchObject({ errCode: -503002 });
    expect(await ask('urls', 'oB', fileID)).toMatchObject({ status: 0 });
    cloud.settings.set({ 'storage.permission': 'ADMINONLY' });
    expect(await ask('urls', 'oA', fileID)).toMatchObject({ status: -503002 });
    expect(await sdk('downloadFile', { fileID })).toEqual({ text: 'from a phone' });
  });
});

it('files are kept over a restart; what an interrupted upload left is not; a reset empties all', async () => {
  const fileID = await upload('kept/图.txt', 'kept');
  await cloud.stop();
  writeFileSync(path.join(dataDir, 'storage', 'broken.1.part'), '{"path":"broken"');
  cloud = await startCloud({ dataDir });
  expect(await sdk('downloadFile', { fileID })).toEqual({ text: 'kept' });
  expect(readdirSync(path.join(dataDir, 'storage')).filter((name) => name.endsWith('.part'))).toEqual([]);
  const listed = (await cloud.api('GET', '/storage/files?prefix=kept/')).body;
  expect(listed).toMatchObject({
    files: [{ fileID, path: 'kept/图.txt', size: 4, contentType: 'text/plain; charset=utf-8', creator: null }],
  });
  expect((await cloud.api('DELETE', `/storage/files?fileID=${encodeURIComponent('cloud://none')}`)).status).toBe(404);
  await cloud.api('POST', '/reset');
  expect((await cloud.api('GET', '/storage/files')).body).toEqual({ files: [] });
});
