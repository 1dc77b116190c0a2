// Data in and out of the console: files of documents, indexes and permissions, the cloud storage.
import { consoleForAll, writeJson } from '../../support/console';
import type { Page } from 'playwright-core';

const bench = consoleForAll();

const documents = async (): Promise<unknown[]> => {
  const { body } = await bench.cloud.api('GET', '/database/collections/things/documents?sort={"_id":1}');
  return (body as { documents: unknown[] }).documents;
};
const openThings = async () => {
  await bench.cloud.api('POST', '/database/collections', { name: 'things' });
  return bench.open({ hash: '#/database/things' });
};
const importFile = async (page: Page, name: string, text: string, mode: 'insert' | 'upsert' = 'insert') => {
  await page.getByRole('button', { name: '导入', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('选择文件').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await dialog.getByLabel('冲突处理').selectOption(mode);
  await dialog.getByRole('button', { name: '导入', exact: true }).click();
  return dialog;
};

it('a JSON Lines file is imported and exported as it was', async () => {
  const lines = '{"_id":"a","name":"价格","at":{"$date":"2026-11-21T00:00:00Z"}}\n{"_id":"b","list":[1,"二"]}\n';
  const page = await openThings();
  await (await importFile(page, 'things.json', lines)).getByText('已导入 2 条').waitFor();
  await page.getByRole('dialog').locator('.form').getByRole('button', { name: '关闭' }).click();
  await page.getByRole('button', { name: '导出' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 JSON Lines' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('things.json');
  let text = '';
  for await (const chunk of await file.createReadStream()) text += String(chunk);
  expect(
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual(await documents());
});

it('a CSV file becomes documents: numbers, booleans and lists as such, an empty cell as no field', async () => {
  const page = await openThings();
  const csv = '_id,name,priority,enabled,keywords\na,"价格, 多少钱",5,true,"[""价格""]"\nb,物流,,false,\n';
  await (await importFile(page, 'things.csv', csv)).getByText('已导入 2 条').waitFor();
  expect(await documents()).toEqual([
    { _id: 'a', name: '价格, 多少钱', priority: 5, enabled: true, keywords: ['价格'] },
    { _id: 'b', name: '物流', enabled: false },
  ]);
});

it('a file with a wrong line is refused whole and the line is named', async () => {
  const page = await openThings();
  const dialog = await importFile(page, 'things.jsonl', '{"_id":"a"}\n{"_id":\n');
  expect(await dialog.getByRole('alert').textContent()).toContain('第 2 行');
  expect(await documents()).toEqual([]);
});

it('upsert replaces what is there; insert stops at it and says where', async () => {
  const page = await openThings();
  await bench.cloud.api('POST', '/database/collections/things/documents', { _id: 'a', old: true });
  const inserted = await importFile(page, 'things.jsonl', '{"_id":"b"}\n{"_id":"a","old":false}\n');
  expect(await inserted.getByRole('alert').textContent()).toContain('第 2 行');
  await page.keyboard.press('Escape');
  const upserted = await importFile(page, 'things.jsonl', '{"_id":"a","old":false}\n{"_id":"c"}\n', 'upsert');
  await upserted.getByText('已导入 2 条').waitFor();
  expect(await documents()).toEqual([{ _id: 'a', old: false }, { _id: 'b' }, { _id: 'c' }]);
});

it('an index made in the console is used by the next query', async () => {
  const page = await openThings();
  await bench.cloud.api('POST', '/database/collections/things/documents', { _id: 'a', priority: 5 });
  await page.getByRole('button', { name: '索引与权限' }).click();
  await page.locator('.cm-content').waitFor();
  await writeJson(page, '[{"name": "by_priority", "keys": {"priority": 1}}]');
  await page.getByRole('dialog').getByLabel('权限').selectOption('READONLY');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const search = page.getByRole('searchbox', { name: '搜索' });
  await search.fill('{ priority: _.gte(5) }');
  await search.press('Enter');
  await page.getByText('使用索引 by_priority').waitFor();
  await page.getByText('所有用户可读，仅创建者可写').waitFor();
});

it('a file is put into the cloud storage, seen and removed', async () => {
  const page = await bench.open({ hash: '#/storage' });
  await page.getByRole('button', { name: '上传文件' }).click();
  const file = { name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('您好') };
  await page.getByRole('dialog').getByLabel('文件', { exact: true }).setInputFiles(file);
  await page.getByLabel('云端路径').fill('docs/说明.txt');
  await page.getByRole('dialog').getByRole('button', { name: '上传文件' }).click();
  await page.locator('.files').getByText('docs/说明.txt').waitFor();
  const { body } = await bench.cloud.api('GET', '/storage/files');
  const [stored] = (body as { files: { fileID: string; size: number }[] }).files;
  expect(stored?.size).toBe(6);
  await page.getByRole('button', { name: '删除 docs/说明.txt' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await page.getByText('还没有文件').waitFor();
});

it('a snapshot brings back what was deleted after it, and a downloaded backup does too', async () => {
  const page = await openThings();
  await bench.cloud.api('POST', '/database/collections/things/documents', { _id: 'a' });
  await page.goto(`${bench.cloud.url}#/snapshots`);
  await page.getByRole('textbox', { name: '快照名称' }).fill('改规则之前');
  await page.getByRole('button', { name: '保存快照' }).click();
  await page.locator('.snapshots').getByText('改规则之前').waitFor();
  await bench.cloud.api('DELETE', '/database/collections/things/documents/a');
  await page.locator('.snapshots').getByRole('button', { name: '恢复' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '恢复' }).click();
  await page.getByText('已恢复').waitFor();
  expect(await documents()).toEqual([{ _id: 'a' }]);

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载备份' }).click(),
  ]);
  const backup = await file.path();
  await bench.cloud.api('DELETE', '/database/collections/things');
  await page.locator('input[type=file]').setInputFiles(backup);
  await page.getByRole('dialog').getByRole('button', { name: '恢复' }).click();
  await page.getByText('已恢复').nth(1).waitFor();
  expect(await documents()).toEqual([{ _id: 'a' }]);
});
