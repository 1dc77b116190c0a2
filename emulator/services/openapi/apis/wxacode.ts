// wxacode.getUnlimited (WeChat: 获取不限制的小程序码). A real picture that a scanner reads: a QR code, since the round code's
// format is WeChat's own.
import qrcode from 'qrcode';
import type { Api } from '../api';
import { pageExists } from '../app-pages';
import { CODE } from '../constants';
import { optionalText, textIn } from '../params';
import { Refusal } from '../refusal';

/** Characters WeChat takes in a scene: digits, letters and these signs. */
const SCENE = /^[A-Za-z0-9!#$&'()*+,/:;=?@\-._~]+$/;

export const getUnlimited: Api = {
  name: 'wxacode.getUnlimited',
  async run({ params }, world) {
    const scene = textIn(params, 'scene', 40169);
    if (scene.length > CODE.scene || !SCENE.test(scene)) throw new Refusal(40169);
    const page = optionalText(params, 'page');
    // WeChat: the page has no leading slash and no query, and must be in the published mini program.
    if (page !== null && (/^\/|\?/.test(page) || (params.check_path !== false && !pageExists(page, world))))
      throw new Refusal(41030);
    const width = params.width ?? CODE.usual;
    if (typeof width !== 'number' || width < CODE.narrowest || width > CODE.widest) throw new Refusal(40097);
    const target = `weapp://${world.host.project.appid}/${page ?? ''}?scene=${encodeURIComponent(scene)}`;
    return { contentType: 'image/png', data: await qrcode.toBuffer(target, { type: 'png', width }) };
  },
};
