// wx.cloud on a phone, against the emulator's own services: functions, database, watch, files, each under the client's rights.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { ask, startBench, untilData, type Bench } from './bench';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench('miniprogram');
});
afterAll(() => bench.stop());
beforeEach(async () => {
  await bench.cloud.reset();
});
afterEach(() => bench.closePages());

const run = async (page: Page, functionDeclaration: string, ...args: unknown[]) =>
  (
    await ask(page, 'app.callFunction', {
      functionDeclaration: `async (...args) => { wx.cloud.init(); const db = wx.cloud.database(); return (${functionDeclaration})(db, ...args); }`,
      args,
    })
  ).result;
const collection = (name: string) => bench.cloud.api('POST', '/database/collections', { name });

it('calls a function as the phone’s user', async () => {
  const page = await bench.open({ openid: 'somebody' });
  expect(
    await run(page, "() => wx.cloud.callFunction({ name: 'context' }).then(({ result }) => result.before)"),
  ).toMatchObject({ OPENID: 'somebody' });
  expect(
    await run(
      page,
      "() => wx.cloud.callFunction({ name: 'nowhere' }).catch(({ errCode, errMsg }) => ({ errCode, errMsg }))",
    ),
  ).toEqual({
    errCode: -501000,
    errMsg: 'cloud.callFunction:fail Error: errCode: -501000 | errMsg: FunctionName parameter could not be found.',
  });
});

it('writes and reads its own documents, with WeChat’s answers', async () => {
  await collection('notes');
  const page = await bench.open();
  expect(
    await run(
      page,
      `async (db) => {
        const notes = db.collection('notes');
        const { _id } = await notes.add({ data: { n: 1, at: new Date(0) } });
        await notes.add({ data: { n: 2 } });
        const updated = await notes.doc(_id).update({ data: { n: db.command.inc(4) } });
        const found = await notes.where({ n: db.command.gt(1) }).orderBy('n', 'desc').get();
        const one = await notes.doc(_id).get();
        const removed = await notes.doc(_id).remove();
        return { updated, numbers: found.data.map(({ n }) => n), owner: one.data._openid, isDate: one.data.at instanceof Date, removed, left: (await notes.count()).total };
      }`,
    ),
  ).toEqual({
    updated: { stats: { updated: 1 }, errMsg: 'document.update:ok' },
    numbers: [5, 2],
    owner: 'v1',
    isDate: true,
    removed: { stats: { removed: 1 }, errMsg: 'document.remove:ok' },
    left: 1,
  });
});

it('sees nothing of others and says so of a missing document', async () => {
  await collection('notes');
  const other = await bench.open({ openid: 'other' });
  await run(other, "(db) => db.collection('notes').add({ data: { n: 1 } })");
  const page = await bench.open();
  expect(await run(page, "(db) => db.collection('notes').get().then(({ data }) => data)")).toEqual([]);
  expect(await run(page, "(db) => db.collection('notes').doc('none').get().catch(({ errMsg }) => errMsg)")).toBe(
    'document.get:fail -1 document with _id none does not exist',
  );
  expect(await run(page, "(db) => db.collection('nowhere').get().catch(({ errCode }) => errCode)")).toBe(-502005);
});

it('follows a query until it is closed', async () => {
  await collection('notes');
  const page = await bench.open();
  expect(
    await run(
      page,
      `(db) => new Promise((resolve, reject) => {
        const seen = [];
        const watcher = db.collection('notes').where({ _openid: '{openid}' }).watch({
          onError: reject,
          onChange({ type, docs, docChanges }) {
            seen.push({ type, docs: docs.length, changes: docChanges.map(({ queueType }) => queueType) });
            if (seen.length === 1) db.collection('notes').add({ data: { n: 1 } });
            if (seen.length === 2) watcher.close(), resolve(seen);
          },
        });
      })`,
    ),
  ).toEqual([
    { type: 'init', docs: 0, changes: [] },
    { docs: 1, changes: ['enqueue'] },
  ]);
});

it('returns at most twenty documents to a client', async () => {
  await collection('notes');
  const page = await bench.open();
  expect(
    await run(
      page,
      `async (db) => {
        for (let n = 0; n < 25; n += 1) await db.collection('notes').add({ data: { n } });
        return [(await db.collection('notes').get()).data.length, (await db.collection('notes').limit(100).get()).data.length];
      }`,
    ),
  ).toEqual([20, 20]);
});

it('brings a chosen picture up, tells its address and brings it down again', async () => {
  const page = await bench.open();
  const choosing = page.waitForEvent('filechooser');
  const done = run(
    page,
    `async () => {
      const { tempFiles: [{ tempFilePath, size }] } = await wx.chooseMedia({ count: 1 });
      const { fileID } = await wx.cloud.uploadFile({ cloudPath: 'pictures/one.png', filePath: tempFilePath });
      const { fileList: [{ tempFileURL }] } = await wx.cloud.getTempFileURL({ fileList: [fileID] });
      const down = await wx.cloud.downloadFile({ fileID });
      const deleted = await wx.cloud.deleteFile({ fileList: [fileID] });
      return { size, fileID, hasUrl: tempFileURL.startsWith('http'), path: down.tempFilePath.startsWith('http://tmp/'), deleted: deleted.fileList[0].status };
    }`,
  );
  await (
    await choosing
  ).setFiles({ name: 'one.png', mimeType: 'image/png', buffer: Buffer.from('not really a picture') });
  expect(await done).toEqual({
    size: 20,
    fileID: expect.stringMatching(/^cloud:\/\/.*pictures\/one\.png$/) as string,
    hasUrl: true,
    path: true,
    deleted: 0,
  });
});

describe('a file id where a picture stands', () => {
  const stored = async (path: string) => {
    const { body } = await bench.cloud.api('POST', '/storage/files', {
      path,
      contentType: 'image/png',
      data: readFileSync('test/fixtures/miniprogram/dot.png').toString('base64'),
    });
    return (body as { fileID: string }).fileID;
  };
  const pictures = async (src: string) => {
    const page = await bench.open({ page: 'pages/pictures/pictures' });
    const { pageId } = (await ask(page, 'app.currentPage', {})) as { pageId: number };
    await ask(page, 'page.setData', { pageId, data: { src } });
    return { page, pageId };
  };

  it('is drawn, and looked at, as the file it names', async () => {
    const fileID = await stored('pictures/dot.png');
    const { page } = await pictures(fileID);
    await untilData(page, { seen: [4] });
    await page.waitForFunction("document.querySelector('#cover img').naturalWidth === 4");
    await run(page, '(db, url) => wx.previewImage({ urls: [url], current: url })', fileID);
    await page.waitForFunction("document.querySelector('.preview img').naturalWidth === 4");
  });

  it('fails where there is no such file, and is drawn again when there is one', async () => {
    const fileID = await stored('pictures/dot.png');
    const { page, pageId } = await pictures(fileID.replace('dot.png', 'none.png'));
    await untilData(page, { seen: ['404 (Not Found)'] });
    await ask(page, 'page.setData', { pageId, data: { src: fileID } });
    await untilData(page, { seen: ['404 (Not Found)', 4] });
  });

  it('fails for a user who may not read the file', async () => {
    const fileID = await stored('pictures/dot.png');
    await bench.cloud.api('PUT', '/settings', { 'storage.permission': 'PRIVATE' });
    const { page } = await pictures(fileID);
    await untilData(page, { seen: ['403 (Forbidden)'] });
    expect(
      await run(page, '(db, fileID) => wx.cloud.downloadFile({ fileID }).catch(({ errCode }) => errCode)', fileID),
    ).toBe(-503002);
  });

  it('means nothing to wx.getImageInfo', async () => {
    const fileID = await stored('pictures/dot.png');
    const page = await bench.open();
    expect(await run(page, '(db, src) => wx.getImageInfo({ src }).catch(({ errMsg }) => errMsg)', fileID)).toBe(
      `getImageInfo:fail file not found, ${fileID}`,
    );
  });
});
