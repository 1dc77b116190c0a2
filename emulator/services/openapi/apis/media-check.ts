// security.imgSecCheck and security.mediaCheckAsync (WeChat: 图片内容安全识别, 音视频内容安全识别).
import { OK, type Api } from '../api';
import { CHECKED_PICTURE, SAFETY_SCENES } from '../constants';
import { textIn } from '../params';
import { pictureIn } from '../picture';
import { Refusal } from '../refusal';
import { recentVisitor } from '../visited';

export const imgSecCheck: Api = {
  name: 'security.imgSecCheck',
  run({ uploads }, { safety }) {
    const file = uploads.get('media');
    if (!file || file.data.length === 0) throw new Refusal(41005);
    const picture = pictureIn(file.data);
    if (!picture) throw new Refusal(40005);
    const { bytes, width, height } = CHECKED_PICTURE;
    if (file.data.length > bytes || picture.width > width || picture.height > height) throw new Refusal(40006);
    if (safety.checkBytes(file.data).suggest === 'risky') throw new Refusal(87014);
    return OK;
  },
};

export const mediaCheckAsync: Api = {
  name: 'security.mediaCheckAsync',
  about: 'openid',
  run({ params }, world) {
    const url = textIn(params, 'media_url', 44002);
    if (!/^https?:\/\//.test(url)) throw new Refusal(47001, 'media_url');
    if (params.media_type !== 1 && params.media_type !== 2) throw new Refusal(40004);
    if (params.version !== 2) throw new Refusal(47001, 'version');
    if (!SAFETY_SCENES.includes(params.scene)) throw new Refusal(40129);
    const openid = recentVisitor(params, world);
    return { json: { errcode: 0, errmsg: 'ok', trace_id: world.mediaChecks.begin(openid, url) } };
  },
};
