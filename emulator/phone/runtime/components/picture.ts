// A picture's source: the mini program's own path, an address, a temporary file, or a file id of cloud storage, which
// WeChat's <image>, <cover-image> and wx.previewImage take as well (WeChat: 云开发 存储 组件支持).
import { cloudAddress, isFileId } from '../cloud-address';
import type { Phone } from '../phone';
import { WxFailure } from '../wx/method';

const wanted = new WeakMap<HTMLImageElement, string>();

/**
 * Shows a source in an element. What was asked for last wins, whatever answers first.
 *
 * @param failed told with a text like `GET cloud://… 404 (Not Found)` when cloud storage does not give the file; other
 *   sources fail by the element's own `error` event
 */
export function showPicture(phone: Phone, img: HTMLImageElement, src: string, failed: (errMsg: string) => void): void {
  wanted.set(img, src);
  if (!isFileId(src)) {
    if (src === '') img.removeAttribute('src');
    else img.src = phone.files.url(src);
    return;
  }
  img.removeAttribute('src');
  cloudAddress(phone, src).then(
    (address) => {
      if (wanted.get(img) === src) img.src = address;
    },
    (error: unknown) => {
      if (wanted.get(img) === src) failed(`GET ${src} ${statusOf(error)}`);
    },
  );
}

function statusOf(error: unknown): string {
  const code = error instanceof WxFailure ? error.extra.errCode : null;
  if (code === -503002) return '403 (Forbidden)';
  return code === null ? '500 (Internal Server Error)' : '404 (Not Found)';
}
