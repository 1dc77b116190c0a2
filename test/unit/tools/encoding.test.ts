// Operators save files with Excel, WPS and editors of every kind: what they wrote is read as they wrote it, or refused.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readDrafts } from '../../../tools/rules/drafts';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(path.join(tmpdir(), 'rules-files-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(name: string, content: Uint8Array | string) {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return readDrafts([file], 'rules');
}

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');
/** 「价格」 and 「九十九元」 in GBK. */
const gbk = Buffer.concat([
  Buffer.from('name,reply\r\n'),
  Buffer.from([0xbc, 0xdb, 0xb8, 0xf1, 0x2c, 0xbe, 0xc5, 0xca, 0xae, 0xbe, 0xc5, 0xd4, 0xaa, 0x0d, 0x0a]),
]);

it.each([
  ['GBK, as Excel in Chinese saves a CSV', gbk],
  ['UTF-8 with its mark', '\uFEFFname,reply\r\n价格,九十九元\r\n'],
  ['UTF-8', 'name,reply\n价格,九十九元\n'],
  ['UTF-16, Excel’s Unicode text', utf16('name\treply\r\n价格\t九十九元\r\n')],
  ['UTF-8 with semicolons', 'name;reply\n价格;九十九元\n'],
  ['UTF-16, big-endian', utf16('name,reply\r\n价格,九十九元\r\n').swap16()],
])('a table in %s', async (_what, content) => {
  const { drafts, problems } = await read('table.csv', content);
  expect(drafts.map(({ document }) => [document['name'], document['reply']])).toEqual([['价格', '九十九元']]);
  expect(problems).toEqual([]);
});

it('a workbook or a picture is refused, not read as signs', async () => {
  await expect(read('book.csv', Buffer.from('PK\u0003\u0004\u0000\u0000name'))).rejects.toThrow('CSV UTF-8');
  await expect(read('picture.jsonl', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x80]))).rejects.toThrow('不是文本文件');
});

it('a file with nothing in it is a problem, so that nobody takes it for a good one', async () => {
  expect((await read('empty.jsonl', '')).problems).toMatchObject([{ message: '里面一条记录也没有' }]);
  expect((await read('empty.csv', 'name,reply\n')).problems).toHaveLength(1);
});

it.each([
  ['lines.jsonl', '{"name":"a",}'],
  ['more.jsonl', '{"name":"a"},'],
  ['list.json', '[{"name":"a"},\n]'],
])('%s: a comma too many is named in the operator’s words', async (name, content) => {
  expect((await read(name, content)).problems).toMatchObject([
    { message: expect.stringContaining('多了一个逗号') as string },
  ]);
});

it('a quote that is never closed is named in the operator’s words', async () => {
  expect((await read('quote.csv', 'name,reply\na,"b\n')).problems).toMatchObject([
    { message: expect.stringContaining('双引号没有收尾') as string },
  ]);
});
