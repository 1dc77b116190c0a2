// The project folder that --project names.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readProject } from '../../../../emulator/project';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(path.join(tmpdir(), 'project-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

const write = (text: string) => writeFile(path.join(folder, 'project.config.json'), text);

it('says where pages and functions are, with DevTools’ defaults, also with a mark at the beginning of the file', async () => {
  await write('\uFEFF{"appid": "wx1", "miniprogramRoot": "mp/"}');
  expect(readProject(folder)).toMatchObject({
    appid: 'wx1',
    miniprogramRoot: path.join(folder, 'mp/'),
    cloudfunctionRoot: path.join(folder, 'cloudfunctions'),
  });
});

it.each([
  ['{', 'not valid JSON'],
  ['', 'not valid JSON'],
  ['[]', 'must hold an object'],
  ['{"miniprogramRoot": 5}', '"miniprogramRoot" must be a text; got 5'],
  ['{"appid": ["wx1"]}', '"appid" must be a text'],
])('%p is refused, naming the file', async (text, reason) => {
  await write(text);
  expect(() => readProject(folder)).toThrow(reason);
  expect(() => readProject(folder)).toThrow('project.config.json');
});
