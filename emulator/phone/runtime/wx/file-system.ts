// wx.getFileSystemManager, as far as pages ask it in practice: reading the mini program's own and temporary files.
import type { Phone } from '../phone';
import { decoded } from './encodings';
import { need, WxFailure, type Options } from './method';

export function fileSystem(phone: Phone): Record<string, unknown> {
  const blobOf = async (path: string): Promise<Blob> => {
    const kept = phone.files.temporary(path);
    if (kept) return kept;
    const response = await fetch(phone.files.url(path));
    if (!response.ok) throw new WxFailure(`no such file or directory, open "${path}"`);
    return response.blob();
  };
  const read = async (options: Options): Promise<unknown> => {
    const bytes = new Uint8Array(await (await blobOf(need(options, 'filePath'))).arrayBuffer());
    return decoded(part(bytes, options), options.encoding);
  };
  return {
    readFile: phone.method('readFile', async (options) => ({ data: await read(options) })),
    getFileInfo: phone.method('getFileInfo', async (options) => ({
      size: (await blobOf(need(options, 'filePath'))).size,
    })),
    access: phone.method('access', async (options) => {
      await blobOf(need(options, 'path'));
    }),
  };
}

/** From `position` on, `length` bytes (WeChat: FileSystemManager.readFile); all that is there where they say nothing. */
function part(bytes: Uint8Array, { position = 0, length = bytes.length - Number(position) }: Options): Uint8Array {
  const [from, count] = [Number(position), Number(length)];
  if (!(from >= 0 && from <= bytes.length)) throw new WxFailure('the value of "position" is out of range');
  if (!(count >= 0 && from + count <= bytes.length)) throw new WxFailure('the value of "length" is out of range');
  return bytes.slice(from, from + count);
}
