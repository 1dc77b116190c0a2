// Package sizes and WeChat's limits on them.
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { PackageSize, Problem } from './bundle';

/** WeChat 分包加载: one package may hold 2 MB, all of them 30 MB. */
export const packageLimitBytes = 2 * 1024 * 1024;
export const totalLimitBytes = 30 * 1024 * 1024;

/** Bytes of each package on disk, the main package first. */
export function measurePackages(root: string, subpackageRoots: readonly string[]): PackageSize[] {
  const bytes = new Map<string, number>([['', 0], ...subpackageRoots.map((name) => [name, 0] as [string, number])]);
  const walk = (folder: string) => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const inside = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules') walk(inside);
      } else if (entry.isFile() && !entry.name.endsWith('.map')) {
        const owner = subpackageRoots.find((name) => inside.startsWith(`${name}/`)) ?? '';
        bytes.set(owner, (bytes.get(owner) ?? 0) + statSync(path.join(root, inside)).size);
      }
    }
  };
  walk('');
  return [...bytes].map(([name, size]) => ({ root: name, bytes: size }));
}

export function sizeProblems(sizes: readonly PackageSize[]): Problem[] {
  const problem = (message: string): Problem => ({ severity: 'error', file: 'app.json', line: 0, column: 0, message });
  const kb = (bytes: number) => `${Math.ceil(bytes / 1024)} KB`;
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  return [
    ...sizes
      .filter(({ bytes }) => bytes > packageLimitBytes)
      .map(({ root, bytes }) =>
        problem(
          `${root === '' ? 'The main package' : `Subpackage "${root}"`} is ${kb(bytes)}; WeChat takes ${kb(packageLimitBytes)}.`,
        ),
      ),
    ...(total > totalLimitBytes
      ? [problem(`All packages are ${kb(total)}; WeChat takes ${kb(totalLimitBytes)}.`)]
      : []),
  ];
}
