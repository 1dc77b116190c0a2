import { createHash } from 'node:crypto';
import type { OutboundContent } from '../../../contracts/content';
import { insist, MediaRefused, ServerTime, TooLate, type Run } from '../platform';

/** A content that WeChat can take as it is, or why there is none. `errcode` is null when it may pass. */
export type Ready = { readonly content: OutboundContent } | { readonly errcode: number | null };

/** WeChat keeps temporary media for three days (WeChat: 新增临时素材); older than this it is given again. */
const renewAfterMs = 60 * 60 * 60 * 1000;

/**
 * A content with its pictures given to WeChat. One that names a media id stays as it is; a `cloud://` file is uploaded when it is first
 * sent, and again before WeChat forgets it.
 * @param again the id that is remembered was refused: upload whatever its age
 */
export async function readyToSend(run: Run, content: OutboundContent, again: boolean): Promise<Ready> {
  const file = fileOf(content);
  if (file === null || !file.startsWith('cloud://')) return { content };
  try {
    const mediaId = (again ? null : await remembered(run, file)) ?? (await given(run, file));
    return { content: withMedia(content, mediaId) };
  } catch (error) {
    if (error instanceof TooLate) throw error;
    return { errcode: error instanceof MediaRefused ? error.errcode : null };
  }
}

function fileOf(content: OutboundContent): string | null {
  if (content.type === 'image') return content.media;
  return content.type === 'miniprogrampage' ? content.thumb : null;
}

function withMedia(content: OutboundContent, mediaId: string): OutboundContent {
  if (content.type === 'image') return { ...content, media: mediaId };
  return content.type === 'miniprogrampage' ? { ...content, thumb: mediaId } : content;
}

function idOf(file: string): string {
  return createHash('sha256').update(file).digest('hex').slice(0, 32);
}

async function remembered(run: Run, file: string): Promise<string | null> {
  const known = await insist(run, () => run.store.get('media', idOf(file)));
  if (known === null || run.time.now() - known.uploadedAt.getTime() > renewAfterMs) return null;
  return known.mediaId;
}

async function given(run: Run, file: string): Promise<string> {
  const bytes = await run.media.readFile(file);
  const mediaId = await run.media.upload(bytes, contentTypeOf(file));
  const document = { _id: idOf(file), v: 1, file, mediaId, uploadedAt: new ServerTime(0) } as const;
  await insist(run, () => run.store.put('media', document));
  return mediaId;
}

function contentTypeOf(file: string): string {
  const ending = /\.(png|gif)$/i.exec(file)?.[1]?.toLowerCase();
  return ending === undefined ? 'image/jpeg' : `image/${ending}`;
}
