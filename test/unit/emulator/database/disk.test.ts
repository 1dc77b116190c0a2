import { appendFileSync, existsSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lockFolder } from '../../../../emulator/services/database/disk/lock';
import { Log } from '../../../../emulator/services/database/disk/log';
import { decodeRecord, encodeRecord, type Operation } from '../../../../emulator/services/database/disk/record';
import { newFolder } from './host';

const put = (n: number, text = ''): Operation => ['put', 'things', { _id: n, text }];

function openLog(folder: string) {
  const read: Operation[] = [];
  const warnings: string[] = [];
  const log = new Log({ folder, fsync: () => true, warn: (message) => warnings.push(message) });
  log.open((operations) => read.push(...operations));
  return { log, read, warnings };
}

describe('a record', () => {
  it('comes back with every type and refuses to with one bit changed', () => {
    const operations: Operation[] = [
      ['put', 'things', { _id: 1, at: new Date(5), re: /a\n/i, text: '行\n' }],
      ['drop', 'x', 'id'],
    ];
    const line = encodeRecord(operations).subarray(0, -1);
    expect(line.includes(10)).toBe(false);
    expect(decodeRecord(line)).toEqual(operations);
    for (let i = 0; i < line.length; i++) {
      const broken = Buffer.from(line);
      broken[i] = (broken[i] ?? 0) ^ 1;
      expect(decodeRecord(broken)).toBeNull();
    }
  });
});

describe('the log', () => {
  it('gives back what was appended, in order', async () => {
    const folder = newFolder();
    const first = openLog(folder).log;
    first.append([put(1)]);
    first.append([put(2), put(3)]);
    await first.synced();
    await first.close();
    expect(openLog(folder).read).toEqual([put(1), put(2), put(3)]);
  });

  it('a folder of its name is left as it is, and the refusal names it and a way out', () => {
    const folder = newFolder();
    const inTheWay = path.join(folder, 'database.log');
    mkdirSync(inTheWay);
    expect(() => openLog(folder)).toThrow(
      `Documents are kept in the file ${inTheWay}, but that is a folder or something else. Move it away, choose another folder with --data DIR`,
    );
    expect(statSync(inTheWay).isDirectory()).toBe(true);
  });

  it('drops a tail torn at any byte, says so, and goes on behind the good part', async () => {
    const folder = newFolder();
    const { log } = openLog(folder);
    log.append([put(1)]);
    const good = log.bytes;
    log.append([put(2, 'the last one')]);
    const all = log.bytes;
    await log.close();
    const bytes = readFileSync(log.file);
    for (let size = good + 1; size < all; size++) {
      writeFileSync(log.file, bytes);
      truncateSync(log.file, size);
      const again = openLog(folder);
      expect(again.read).toEqual([put(1)]);
      expect(again.warnings).toEqual([expect.stringContaining(`dropped ${size - good} bytes`)]);
      again.log.append([put(3)]);
      await again.log.close();
      const last = openLog(folder);
      expect(last.read).toEqual([put(1), put(3)]);
      await last.log.close();
    }
  });

  it('skips a damaged line, keeps the others and a copy of the file as it was', async () => {
    const folder = newFolder();
    const { log } = openLog(folder);
    for (const n of [1, 2, 3]) log.append([put(n)]);
    await log.close();
    const bytes = readFileSync(log.file);
    const second = bytes.indexOf(10) + 20;
    bytes[second] = (bytes[second] ?? 0) ^ 1;
    writeFileSync(log.file, bytes);
    const again = openLog(folder);
    expect(again.read).toEqual([put(1), put(3)]);
    expect(again.warnings[0]).toContain('the first is line 2');
    expect(readFileSync(`${log.file}.damaged`)).toEqual(bytes);
    await again.log.close();
  });

  it('keeps what is written while it is made shorter', async () => {
    const folder = newFolder();
    const { log } = openLog(folder);
    for (let n = 0; n < 2000; n++) log.append([put(1, `state ${n}`)]);
    const before = log.bytes;
    const portions = Array.from({ length: 100 }, (_unused, n): readonly Operation[] => [put(n)]);
    const compacting = log.compact(portions);
    log.append([put(500, 'meanwhile')]);
    const written = log.synced();
    await Promise.all([compacting, written]);
    log.append([put(501, 'after')]);
    await log.close();
    expect(statSync(log.file).size).toBeLessThan(before / 5);
    expect(existsSync(`${log.file}.compact`)).toBe(false);
    expect(openLog(folder).read).toEqual([...portions.flat(), put(500, 'meanwhile'), put(501, 'after')]);
  });

  it('is whole when the process died while it was made shorter', async () => {
    const folder = newFolder();
    const { log } = openLog(folder);
    log.append([put(1)]);
    await log.close();
    appendFileSync(`${log.file}.compact`, 'half of a new lo');
    expect(openLog(folder).read).toEqual([put(1)]);
    expect(existsSync(`${log.file}.compact`)).toBe(false);
  });

  it('puts another state in the place of everything, at once', async () => {
    const folder = newFolder();
    const { log } = openLog(folder);
    log.append([put(1)]);
    const earlier = log.synced();
    log.replace([[put(2)], [put(3)]]);
    log.append([put(4)]);
    await Promise.all([earlier, log.synced()]);
    await log.close();
    expect(openLog(folder).read).toEqual([put(2), put(3), put(4)]);
  });
});

describe('the lock on a data folder', () => {
  it('is for one at a time and can be given back', () => {
    const folder = newFolder();
    const unlock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(`is in use by another emulator (process ${process.pid})`);
    unlock();
    lockFolder(folder)();
  });
  it('is taken over from a process that died, from a half-written one, and from an id used again since', () => {
    const dead = 2 ** 22 + 12345;
    for (const left of [JSON.stringify({ pid: dead, born: '1' }), '{"pid', JSON.stringify({ pid: 1, born: 'never' })]) {
      const folder = newFolder();
      writeFileSync(path.join(folder, 'lock'), left);
      lockFolder(folder)();
    }
  });
  it('is respected while its process lives', () => {
    const folder = newFolder();
    writeFileSync(path.join(folder, 'lock'), JSON.stringify({ pid: process.ppid, born: null }));
    expect(() => lockFolder(folder)).toThrow(`process ${process.ppid}`);
  });
});
