// wx.getFileSystemManager: what a mini program writes below USER_DATA_PATH, in both forms, with WeChat's refusals.
import { closePhones, startPhone } from './support/phone';

afterEach(closePhones);

const withFiles = (body: string) => `() => {
  const files = wx.getFileSystemManager();
  const root = wx.env.USER_DATA_PATH;
  const at = (name) => root + '/' + name;
  ${body}
}`;
/** Runs calls one after another; gives the reason of each refusal. */
const reasons = (calls: readonly string[]) =>
  withFiles(
    `return [${calls.map((call) => `() => ${call}`).join(',')}].map((run) => { try { run(); return 'ok'; } catch ({ message }) { return message; } })`,
  );

it('writes, adds to, reads, copies, renames and removes a file, at once', async () => {
  const phone = await startPhone();
  expect(
    await phone.run(
      withFiles(`
        files.mkdirSync(at('a/b'), true);
        files.writeFileSync(at('a/b/one.txt'), '茶');
        files.appendFileSync(at('a/b/one.txt'), '6Iy2', 'base64');
        files.copyFileSync(at('a/b/one.txt'), at('a/two.txt'));
        files.renameSync(at('a/b'), at('c'));
        files.unlinkSync(at('a/two.txt'));
        const stats = files.statSync(at('c/one.txt'));
        return {
          text: files.readFileSync(at('c/one.txt'), 'utf8'),
          second: files.readFileSync(at('c/one.txt'), 'utf8', 3, 3),
          bytes: files.readFileSync(at('c/one.txt')).byteLength,
          size: stats.size, file: stats.isFile(), folder: stats.isDirectory(),
          root: files.readdirSync(root), left: files.readdirSync(at('a')),
          below: files.statSync(root, true).map(({ path }) => path),
        };`),
    ),
  ).toEqual({
    text: '茶茶',
    second: '茶',
    bytes: 6,
    size: 6,
    file: true,
    folder: false,
    root: ['a', 'c'],
    left: [],
    below: ['/', '/a', '/c', '/c/one.txt'],
  });
});

it('says in WeChat’s words what cannot be done', async () => {
  const phone = await startPhone();
  await phone.run(withFiles("files.mkdirSync(at('full')); files.writeFileSync(at('full/x'), 'x');"));
  const calls = {
    "files.readFileSync(at('none'))": 'readFileSync:fail no such file or directory, open "http://usr/none"',
    "files.writeFileSync(at('no/x'), '')": 'writeFileSync:fail no such file or directory, open http://usr/no/x',
    "files.writeFileSync('/own.json', '')": 'writeFileSync:fail permission denied, open /own.json',
    "files.writeFileSync(at('full'), '')":
      'writeFileSync:fail illegal operation on a directory, open "http://usr/full"',
    "files.writeFileSync(at('x'), {})":
      'writeFileSync:fail parameter error: parameter.data should be String or ArrayBuffer instead of Object;',
    "files.writeFileSync(at('x'), '', 'gbk')": 'writeFileSync:fail invalid encoding "gbk"',
    "files.appendFileSync(at('none'), '')": 'appendFileSync:fail no such file or directory, open http://usr/none',
    "files.mkdirSync(at('full'))": 'mkdirSync:fail file already exists http://usr/full',
    "files.mkdirSync(at('a/b'))": 'mkdirSync:fail no such file or directory http://usr/a/b',
    "files.rmdirSync(at('full'))": 'rmdirSync:fail directory not empty',
    "files.rmdirSync(at('none'))": 'rmdirSync:fail no such file or directory http://usr/none',
    "files.unlinkSync(at('full'))": 'unlinkSync:fail operation not permitted, unlink http://usr/full',
    "files.unlinkSync(at('none'))": 'unlinkSync:fail no such file or directory http://usr/none',
    "files.renameSync(at('none'), at('y'))":
      'renameSync:fail no such file or directory, rename http://usr/none -> http://usr/y',
    "files.copyFileSync(at('none'), at('y'))":
      'copyFileSync:fail no such file or directory, copyFile http://usr/none -> http://usr/y',
    "files.readdirSync(at('full/x'))": 'readdirSync:fail not a directory http://usr/full/x',
    "files.statSync(at('none'))": 'statSync:fail no such file or directory http://usr/none',
    "files.accessSync(at('none'))": 'accessSync:fail no such file or directory http://usr/none',
    "files.saveFileSync('http://tmp/none')": 'saveFileSync:fail tempFilePath file not exist',
  };
  expect(await phone.run(reasons(Object.keys(calls)))).toEqual(Object.values(calls));
});

it('answers later by callbacks or a promise, and by the names that stand on wx itself', async () => {
  const phone = await startPhone();
  expect(
    await phone.run(
      `async () => {
        const files = wx.getFileSystemManager();
        const path = wx.env.USER_DATA_PATH + '/later.txt';
        const written = await files.writeFile({ filePath: path, data: new Uint8Array([104, 105]).buffer });
        const read = await new Promise((success) => files.readFile({ filePath: path, encoding: 'utf8', success }));
        const refused = await files.readdir({ dirPath: path }).catch((error) => error);
        const { size } = await wx.getFileInfo({ filePath: path });
        return { written, read, refused, size };
      }`,
    ),
  ).toEqual({
    written: { errMsg: 'writeFile:ok' },
    read: { data: 'hi', errMsg: 'readFile:ok' },
    refused: { errMsg: 'readdir:fail not a directory http://usr/later.txt' },
    size: 2,
  });
});
