/** So many files are removed in one call (WeChat: 云存储 deleteFile, 一次最多 50 个). */
export const mostFiles = 50;

/** Pictures: WeChat's temporary media, and the files of our own cloud storage. */
export interface Media {
  /**
   * Gives WeChat a picture (WeChat: 新增临时素材); its id is good for three days.
   * @throws MediaRefused with WeChat's errcode; anything else may pass
   */
  upload(bytes: Buffer, contentType: string): Promise<string>;
  /** A picture that a visitor sent (WeChat: 获取临时素材). @throws MediaRefused, 40007 when it is gone */
  fetch(mediaId: string): Promise<{ bytes: Buffer; contentType: string }>;
  /** @param file its `cloud://` id */
  readFile(file: string): Promise<Buffer>;
  /** @returns the file's `cloud://` id */
  writeFile(path: string, bytes: Buffer): Promise<string>;
  /** Removes files by their `cloud://` ids, {@link mostFiles} at most. One that is gone already is no mistake. @throws when one is still there */
  removeFiles(files: readonly string[]): Promise<void>;
}

/** WeChat answered, and the answer was no. */
export class MediaRefused extends Error {
  constructor(readonly errcode: number) {
    super(`WeChat refused the media: ${errcode}`);
  }
}
