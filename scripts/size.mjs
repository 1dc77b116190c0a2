// npm run size: the mini program's packages against their limits. WeChat: a package ≤ 2 MB, all together ≤ 30 MB; our own
// limit for the main package is 600 KB, so that an adopter keeps room for the shop. Exit code 1 when one is over.
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

const root = path.join('dist', 'miniprogram');
const KB = 1024;
const limits = { main: 600 * KB, sub: 2048 * KB, total: 30 * 1024 * KB };

const app = JSON.parse(await readFile(path.join(root, 'app.json'), 'utf8'));
const roots = (app.subPackages ?? app.subpackages ?? []).map((each) => each.root.replace(/^\/|\/$/g, ''));
const packages = new Map(['main', ...roots].map((name) => [name, { files: 0, bytes: 0, parts: new Map() }]));
for (const entry of await readdir(root, { withFileTypes: true, recursive: true })) {
  if (!entry.isFile()) continue;
  const file = path.join(entry.parentPath, entry.name);
  const name = path.relative(root, file).split(path.sep).join('/');
  const owner = packages.get(roots.find((each) => name.startsWith(`${each}/`)) ?? 'main');
  const { size } = await stat(file);
  owner.files += 1;
  owner.bytes += size;
  const part = name.includes('/') ? name.split('/', 1)[0] : 'app';
  owner.parts.set(part, (owner.parts.get(part) ?? 0) + size);
}

const kilobytes = (bytes) => `${(bytes / KB).toFixed(1)} KB`;
let over = 0;
const row = (name, files, bytes, limit) => {
  if (bytes >= limit) over += 1;
  const share = limit ? `${((100 * bytes) / limit).toFixed(0)} % of ${kilobytes(limit)}` : '';
  console.log(`${name.padEnd(22)}${String(files).padStart(6)}${kilobytes(bytes).padStart(12)}   ${share}`);
};
console.log(`${'package'.padEnd(22)}${'files'.padStart(6)}${'size'.padStart(12)}   of its limit`);
for (const [name, { files, bytes, parts }] of packages) {
  row(name, files, bytes, name === 'main' ? limits.main : limits.sub);
  for (const [part, size] of [...parts].sort((a, b) => b[1] - a[1])) row(`  ${part}`, '', size, undefined);
}
const all = [...packages.values()];
row(
  'total',
  all.reduce((sum, each) => sum + each.files, 0),
  all.reduce((sum, each) => sum + each.bytes, 0),
  limits.total,
);
if (over > 0) {
  console.error(`${over} over the limit.`);
  process.exitCode = 1;
}
