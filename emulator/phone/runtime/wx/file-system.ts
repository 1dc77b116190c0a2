// wx.getFileSystemManager: reading the mini program's own, temporary and written files, and writing below USER_DATA_PATH.
// Each method in both forms, `name` and `nameSync`, with WeChat's words for what cannot be done.
import type { Phone } from '../phone';
import { randomName } from '../phone-files';
import { FileRefusal, savedRoot, type Entry, type FileFault } from '../user-files';
import { decoded, encoded } from './encodings';
import { need, stringOr, WxFailure, type Options } from './method';

/** A method's work, and the names of its arguments in the order in which the synchronous form takes them. */
interface FileMethod {
  readonly parameters: readonly string[];
  readonly run: (options: Options) => unknown;
  /** What the synchronous form gives of the answer; nothing when absent. */
  readonly field?: string;
}
type Words = Partial<Record<FileFault, string>>;

const full = 'the maximum size of the file storage limit is exceeded';

export function fileSystem(phone: Phone): Record<string, unknown> {
  const { user } = phone.files;
  const methods = { ...reading(phone), ...writing(phone) };
  const manager: Record<string, unknown> = {};
  for (const [name, { parameters, run, field }] of Object.entries(methods)) {
    manager[name] = phone.method(name, run);
    manager[`${name}Sync`] = (...args: unknown[]) => {
      const options = Object.fromEntries(parameters.map((parameter, index) => [parameter, args[index]]));
      try {
        const answer = run(options) as Record<string, unknown> | undefined;
        return field === undefined ? undefined : answer?.[field];
      } catch (error) {
        throw new Error(`${name}Sync:fail ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
    };
  }
  return {
    ...manager,
    getFileInfo: phone.method('getFileInfo', (options) => {
      const bytes = bytesAt(phone, need(options, 'filePath'));
      if (!bytes) throw new WxFailure('file not exist');
      return { size: bytes.length };
    }),
    getSavedFileList: phone.method('getSavedFileList', () => ({
      fileList: user.list(savedRoot).map((name) => {
        const filePath = `${savedRoot}/${name}`;
        const { bytes, changedAt = 0 } = user.find(filePath) ?? {};
        return { filePath, size: bytes?.length ?? 0, createTime: Math.floor(changedAt / 1000) };
      }),
    })),
    removeSavedFile: phone.method('removeSavedFile', (options) => {
      inWords({ missing: 'file not exist', denied: 'file not exist' }, () => {
        user.remove(need(options, 'filePath'));
      });
    }),
  };
}

function reading(phone: Phone): Record<string, FileMethod> {
  const { user } = phone.files;
  return {
    access: {
      parameters: ['path'],
      run: (options) => {
        const path = need(options, 'path');
        if (!user.find(path) && !bytesAt(phone, path)) throw new WxFailure(`no such file or directory ${path}`);
      },
    },
    readFile: {
      parameters: ['filePath', 'encoding', 'position', 'length'],
      field: 'data',
      run: (options) => {
        const path = need(options, 'filePath');
        const bytes = bytesAt(phone, path);
        if (!bytes) throw new WxFailure(`no such file or directory, open "${path}"`);
        return { data: decoded(part(bytes, options), options.encoding) };
      },
    },
    readdir: {
      parameters: ['dirPath'],
      field: 'files',
      run: (options) => {
        const path = need(options, 'dirPath');
        if (!user.owns(path)) throw new WxFailure(`permission denied, open ${path}`);
        const found = user.find(path);
        if (!found) throw new WxFailure(`no such file or directory ${path}`);
        if (found.bytes) throw new WxFailure(`not a directory ${path}`);
        return { files: user.list(path) };
      },
    },
    stat: {
      parameters: ['path', 'recursive'],
      field: 'stats',
      run: (options) => {
        const path = need(options, 'path');
        const entry = user.find(path);
        const bytes = entry ? entry.bytes : bytesAt(phone, path);
        if (!entry && !bytes) throw new WxFailure(`no such file or directory ${path}`);
        const own = stats(entry ?? { bytes, changedAt: 0 });
        if (options.recursive !== true || !own.isDirectory()) return { stats: own };
        const inside = user.below(path).map((name) => {
          const found = user.find(name) ?? { bytes: null, changedAt: 0 };
          return { path: name.slice(path.length), stats: stats(found) };
        });
        return { stats: [{ path: '/', stats: own }, ...inside] };
      },
    },
  };
}

function writing(phone: Phone): Record<string, FileMethod> {
  const { user } = phone.files;
  const put = (path: string, bytes: Uint8Array<ArrayBuffer>) => {
    const missing = `no such file or directory, open ${path}`;
    const words = { denied: `permission denied, open ${path}`, missing, 'no-folder': missing, full };
    inWords({ ...words, folder: `illegal operation on a directory, open "${path}"` }, () => {
      user.write(path, bytes);
    });
  };
  return {
    writeFile: {
      parameters: ['filePath', 'data', 'encoding'],
      run: (options) => {
        put(need(options, 'filePath'), encoded(options.data, options.encoding));
      },
    },
    appendFile: {
      parameters: ['filePath', 'data', 'encoding'],
      run: (options) => {
        const path = need(options, 'filePath');
        const before = user.find(path);
        if (!before) throw new WxFailure(`no such file or directory, open ${path}`);
        const added = encoded(options.data, options.encoding);
        put(path, new Uint8Array([...(before.bytes ?? []), ...added]));
      },
    },
    copyFile: {
      parameters: ['srcPath', 'destPath'],
      run: (options) => {
        const [from, to] = [need(options, 'srcPath'), need(options, 'destPath')];
        const missing = `no such file or directory, copyFile ${from} -> ${to}`;
        const denied = `permission denied, copyFile ${from} -> ${to}`;
        const bytes = bytesAt(phone, from);
        if (!bytes) throw new WxFailure(missing);
        inWords({ denied, missing, 'no-folder': missing, folder: denied, full }, () => {
          user.write(to, bytes.slice());
        });
      },
    },
    rename: {
      parameters: ['oldPath', 'newPath'],
      run: (options) => {
        const [from, to] = [need(options, 'oldPath'), need(options, 'newPath')];
        const missing = `no such file or directory, rename ${from} -> ${to}`;
        inWords({ denied: `permission denied, rename ${from} -> ${to}`, missing, 'no-folder': missing }, () => {
          user.rename(from, to);
        });
      },
    },
    unlink: {
      parameters: ['filePath'],
      run: (options) => {
        const path = need(options, 'filePath');
        const denied = `permission denied, open ${path}`;
        const folder = `operation not permitted, unlink ${path}`;
        inWords({ denied, folder, missing: `no such file or directory ${path}` }, () => {
          user.remove(path);
        });
      },
    },
    mkdir: {
      parameters: ['dirPath', 'recursive'],
      run: (options) => {
        const path = need(options, 'dirPath');
        const missing = `no such file or directory ${path}`;
        const exists = `file already exists ${path}`;
        inWords({ denied: `permission denied, open ${path}`, missing, 'no-folder': missing, exists }, () => {
          user.makeFolder(path, options.recursive === true);
        });
      },
    },
    rmdir: {
      parameters: ['dirPath', 'recursive'],
      run: (options) => {
        const path = need(options, 'dirPath');
        const missing = `no such file or directory ${path}`;
        const denied = `permission denied, open ${path}`;
        inWords({ denied, missing, 'no-folder': missing, 'not-empty': 'directory not empty' }, () => {
          user.removeFolder(path, options.recursive === true);
        });
      },
    },
    saveFile: {
      parameters: ['tempFilePath', 'filePath'],
      field: 'savedFilePath',
      run: (options) => {
        const from = need(options, 'tempFilePath');
        if (!phone.files.temporary(from)) throw new WxFailure('tempFilePath file not exist');
        const ending = /\.\w+$/.exec(from)?.[0] ?? '';
        const savedFilePath = stringOr(options, 'filePath', '') || `${savedRoot}/${randomName()}${ending}`;
        put(savedFilePath, bytesAt(phone, from) ?? new Uint8Array());
        return { savedFilePath };
      },
    },
  };
}

/** Runs a change and puts a refusal into the method's own words. */
function inWords(words: Words, change: () => void): void {
  try {
    change();
  } catch (error) {
    if (error instanceof FileRefusal) throw new WxFailure(words[error.fault] ?? error.fault);
    throw error;
  }
}

/** A file's bytes, at once, as the synchronous forms need them; null when there is none. */
function bytesAt(phone: Phone, path: string): Uint8Array<ArrayBuffer> | null {
  const own = phone.files.user.find(path);
  if (own) return own.bytes;
  const url = phone.files.readable(path);
  if (url === null) return null;
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  // A request that blocks gives text only: this text has one letter for each byte.
  request.overrideMimeType('text/plain; charset=x-user-defined');
  try {
    request.send();
  } catch {
    return null;
  }
  return request.status === 200 ? Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0) & 0xff) : null;
}

/** From `position` on, `length` bytes (WeChat: FileSystemManager.readFile); all that is there where they say nothing. */
function part(bytes: Uint8Array, { position, length }: Options): Uint8Array {
  const from = Number(position ?? 0);
  const count = Number(length ?? bytes.length - from);
  if (!(from >= 0 && from <= bytes.length)) throw new WxFailure('the value of "position" is out of range');
  if (!(count >= 0 && from + count <= bytes.length)) throw new WxFailure('the value of "length" is out of range');
  return bytes.slice(from, from + count);
}

/** WeChat: Stats. */
function stats({ bytes, changedAt }: Entry) {
  const seconds = Math.floor(changedAt / 1000);
  return {
    mode: bytes ? 0o100644 : 0o40755,
    size: bytes?.length ?? 0,
    lastAccessedTime: seconds,
    lastModifiedTime: seconds,
    isDirectory: () => bytes === null,
    isFile: () => bytes !== null,
  };
}
