// What the fixture `foreign` needs beside its own files: git does not keep folders called node_modules.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Puts a package for any JavaScript, with no `miniprogram` field, where npm would put it. */
export function installPlainPackage(project: string): void {
  const plain = path.join(project, 'miniprogram/node_modules/plain-package');
  mkdirSync(path.join(plain, 'lib'), { recursive: true });
  writeFileSync(path.join(plain, 'package.json'), '{ "name": "plain-package", "main": "lib/main.js" }');
  writeFileSync(path.join(plain, 'lib/main.js'), "exports.twice = require('./twice');");
  writeFileSync(path.join(plain, 'lib/twice.js'), 'module.exports = (n) => n * 2;');
}
