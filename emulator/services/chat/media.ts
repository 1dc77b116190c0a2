// Temporary media (临时素材): pictures that visitors or the service sent. In: bytes. Out: a media id that the API knows
// for three days; the chat itself shows the picture for as long as the transcript does.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MEDIA_LASTS } from './constants';

export interface Medium {
  readonly mediaId: string;
  readonly contentType: string;
  readonly data: Buffer;
  /** Virtual time, epoch milliseconds. */
  readonly createdAt: number;
}

/** In memory, and with a folder each medium as one file whose first line is its JSON head. */
export class MediaStore {
  readonly #media = new Map<string, Medium>();

  constructor(private readonly folder: string | null) {}

  put(data: Buffer, contentType: string, now: number): Medium {
    const medium: Medium = { mediaId: randomBytes(48).toString('base64url'), contentType, data, createdAt: now };
    if (this.folder === null) this.#media.set(medium.mediaId, medium);
    else {
      mkdirSync(this.folder, { recursive: true });
      const head = JSON.stringify({ contentType, createdAt: now });
      writeFileSync(path.join(this.folder, medium.mediaId), Buffer.concat([Buffer.from(`${head}\n`), data]));
    }
    return medium;
  }

  /** A medium whatever its age, as the transcript shows it. */
  find(mediaId: string): Medium | undefined {
    if (this.folder === null) return this.#media.get(mediaId);
    const file = path.join(this.folder, mediaId);
    if (!/^[\w-]{64}$/.test(mediaId) || !existsSync(file)) return undefined;
    const bytes = readFileSync(file);
    const headEnd = bytes.indexOf(10);
    const head = JSON.parse(bytes.subarray(0, headEnd).toString()) as Pick<Medium, 'contentType' | 'createdAt'>;
    return { mediaId, ...head, data: bytes.subarray(headEnd + 1) };
  }

  /** A medium the API still accepts at `now`. */
  valid(mediaId: string, now: number): Medium | undefined {
    const medium = this.find(mediaId);
    return medium && now < medium.createdAt + MEDIA_LASTS ? medium : undefined;
  }

  clear(): void {
    this.#media.clear();
    if (this.folder !== null) rmSync(this.folder, { recursive: true, force: true });
  }
}
