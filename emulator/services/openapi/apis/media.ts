// Temporary media (WeChat: 新增临时素材, 获取临时素材), under the names of the current page and of the older one.
import type { Api, World } from '../api';
import { textIn } from '../params';
import { pictureIn } from '../picture';
import type { OpenapiAnswer, Upload } from '../protocol';
import { Refusal } from '../refusal';

/** @throws Refusal 40004 a type a mini program cannot send · 41005 no file · 40005 not a picture · 40006 too large */
function upload(type: unknown, file: Upload | undefined, { chat, host, settings }: World): OpenapiAnswer {
  if (type !== 'image') throw new Refusal(40004);
  if (!file || file.data.length === 0) throw new Refusal(41005);
  const picture = pictureIn(file.data);
  if (!picture) throw new Refusal(40005);
  if (file.data.length > settings.tempImageMaxMB * 1024 * 1024) throw new Refusal(40006);
  const now = host.clock.now();
  const { mediaId } = chat.media.put(file.data, picture.contentType, now);
  return { json: { type, media_id: mediaId, created_at: Math.floor(now / 1000) } };
}

function get(params: Readonly<Record<string, unknown>>, { chat, host }: World): OpenapiAnswer {
  const medium = chat.media.valid(textIn(params, 'media_id', 40007), host.clock.now());
  if (!medium) throw new Refusal(40007);
  return { contentType: medium.contentType, data: medium.data };
}

const uploads = (name: string): Api => ({
  name,
  run: ({ params, uploads: files }, world) => upload(params.type, files.get('media'), world),
});
const gets = (name: string): Api => ({ name, run: ({ params }, world) => get(params, world) });

export const uploadMedia = uploads('officialAccount.media.upload');
export const getMedia = gets('officialAccount.media.get');
export const uploadTempMedia = uploads('customerServiceMessage.uploadTempMedia');
export const getTempMedia = gets('customerServiceMessage.getTempMedia');
