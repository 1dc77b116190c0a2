// <image>: 320 × 240 px unless styled, with WeChat's modes.
import { own } from '../../../own';
import type { BuiltIn } from './built-in';
import { showPicture } from './picture';

const positions: Readonly<Record<string, string>> = {
  top: 'center top',
  bottom: 'center bottom',
  center: 'center',
  left: 'left center',
  right: 'right center',
  'top left': 'left top',
  'top right': 'right top',
  'bottom left': 'left bottom',
  'bottom right': 'right bottom',
};
const fits: Readonly<Record<string, string>> = {
  scaleToFill: 'fill',
  aspectFit: 'contain',
  aspectFill: 'cover',
  widthFix: 'fill',
  heightFix: 'fill',
};

interface State {
  readonly img: HTMLImageElement;
  src: string;
}

export const image: BuiltIn<State> = {
  tag: 'image',
  properties: {
    src: String,
    mode: { type: String, value: 'scaleToFill' },
    lazyLoad: Boolean,
    webp: Boolean,
    showMenuByLongpress: Boolean,
    fadeIn: Boolean,
  },
  mounted(self) {
    const img = document.createElement('img');
    img.alt = '';
    img.draggable = false;
    self.element.append(img);
    self.state = { img, src: '' };
    img.addEventListener('load', () => {
      fix(self.element, img, self.text('mode'));
      self.emit('load', { width: img.naturalWidth, height: img.naturalHeight });
    });
    img.addEventListener('error', () => {
      if (self.state.src !== '') self.emit('error', { errMsg: `GET ${self.state.src} 404 (Not Found)` });
    });
  },
  updated(self) {
    const { img } = self.state;
    const src = self.text('src');
    const mode = self.text('mode') || 'scaleToFill';
    img.style.objectFit = own(fits, mode) ?? 'none';
    img.style.objectPosition = own(positions, mode) ?? 'center';
    fix(self.element, img, mode);
    if (src === self.state.src) return;
    self.state.src = src;
    showPicture(self.phone, img, src, (errMsg) => {
      self.emit('error', { errMsg });
    });
  },
};

/** widthFix and heightFix: the other side follows the picture. */
function fix(element: HTMLElement, img: HTMLImageElement, mode: string): void {
  element.setAttribute('mode', mode);
  if (img.naturalWidth > 0) element.style.setProperty('--image-ratio', `${img.naturalWidth} / ${img.naturalHeight}`);
}
