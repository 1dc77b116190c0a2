// Where documents and files are kept. In: the folder's path. Out: the folder, there and writable, or an error that says why
// not and what to do. It writes nothing that stays.
import { accessSync, constants, mkdirSync, rmdirSync, mkdtempSync, statSync } from 'node:fs';
import path from 'node:path';

const wayOut = 'Choose another folder with --data DIR, or keep nothing with --in-memory.';

/**
 * Makes the folder unless it is there, and tries to write into it.
 * @throws Error that names the folder
 */
export function prepareDataFolder(folder: string): void {
  try {
    makeFolders(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    // A read-only disk shows only when it is written to.
    rmdirSync(mkdtempSync(path.join(folder, '.writable-')));
  } catch (error) {
    throw new Error(`Nothing can be kept in ${folder}: ${reasonOf(error)} ${wayOut}`, { cause: error });
  }
}

/** One folder after the other: where nothing can be made (/proc), Node's own recursive way never comes back. */
function makeFolders(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  if (found) throw new Error(`${folder} is a file, not a folder.`);
  makeFolders(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process was faster.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function reasonOf(error: unknown): string {
  const { code, path: where, message } = error as NodeJS.ErrnoException;
  const place = where ?? 'it';
  if (code === 'EACCES' || code === 'EPERM') return `${place} may not be written to by this user.`;
  if (code === 'EROFS') return `${place} is on a read-only disk.`;
  if (code === 'ENOTDIR') return `something above ${place} is a file, not a folder.`;
  if (code === 'ENOSPC') return 'the disk is full.';
  return code === undefined ? message : `${place} cannot be made there (${code}).`;
}
