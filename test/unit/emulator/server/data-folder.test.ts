import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { prepareDataFolder } from '../../../../emulator/data-folder';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'data-folder-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('makes what is missing, also several folders deep, and leaves nothing in it', () => {
  const deep = path.join(folder, 'a', 'b', 'c');
  prepareDataFolder(deep);
  prepareDataFolder(deep);
  expect(readdirSync(deep)).toEqual([]);
});

it('a file in its place, or above it, is named, and what to do', () => {
  const file = path.join(folder, 'notes.txt');
  writeFileSync(file, 'mine');
  expect(() => prepareDataFolder(file)).toThrow(
    `Nothing can be kept in ${file}: ${file} is a file, not a folder. Choose another folder with --data DIR`,
  );
  expect(() => prepareDataFolder(path.join(file, 'data'))).toThrow(`${path.join(file, 'data')}`);
  expect(existsSync(file)).toBe(true);
});

const onProc = existsSync('/proc/self') ? it : it.skip;
onProc('where nothing can be made it says so and does not hang', () => {
  expect(() => prepareDataFolder('/proc/here/data')).toThrow(
    'Nothing can be kept in /proc/here/data: /proc/here cannot be made there (ENOENT). Choose another folder',
  );
});
