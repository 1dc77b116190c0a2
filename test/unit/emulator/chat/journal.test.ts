// What keeps the chat on disk: an odd data folder is told as a person can mend it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Journal } from '../../../../emulator/services/chat/journal';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'journal-'));
  file = path.join(folder, 'chat.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('a folder in the place of the journal is named, with the ways out', () => {
  mkdirSync(file);
  const journal = new Journal(file);
  expect(() => journal.read()).toThrow(`The chat is kept in the file ${file}, but that is a folder`);
  expect(() => journal.read()).toThrow(/Move it away.*--data DIR.*--in-memory/);
});

it('a journal that is a file, whole or cut in half, is read', () => {
  writeFileSync(file, '{"n":1}\n{"n":2}\n');
  expect(new Journal<{ n: number }>(file).read()).toEqual([{ n: 1 }, { n: 2 }]);
  expect(new Journal(path.join(folder, 'none.jsonl')).read()).toEqual([]);
});
