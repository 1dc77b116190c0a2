// Where this package lives: its package.json, its node_modules, its dist. The same answer from the built
// dist/emulator/main.js and from the sources.
import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The nearest folder upwards of `from` that holds a package.json.
 * @throws Error when there is none up to the root of the disk
 */
export function packageRoot(from: string = __dirname): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'package.json'))) return folder;
    if (folder === path.dirname(folder)) throw new Error(`No package.json in ${from} or above it.`);
  }
}
