// Built-ins of a few lines each: navigator, icon, progress, rich-text, cover-image, root-portal, canvas and the ones a
// desk machine can only stand in for.
import { own } from '../../../own';
import { parsePageUrl } from '../url';
import { pageUrl } from '../url';
import type { BuiltIn, Mounted } from './built-in';
import { showPicture } from './picture';
import { pixels } from '../engine/units';
import { icon } from '../shell/dom';

const navigations: Readonly<Record<string, string>> = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
  exit: 'exitMiniProgram',
};

export const navigator: BuiltIn = {
  tag: 'navigator',
  properties: {
    target: String,
    url: String,
    openType: { type: String, value: 'navigate' },
    delta: { type: Number, value: 1 },
    appId: String,
    path: String,
    extraData: Object,
    version: String,
    shortLink: String,
    hoverClass: { type: String, value: 'navigator-hover' },
    hoverStopPropagation: Boolean,
    hoverStartTime: Number,
    hoverStayTime: Number,
  },
  mounted(self) {
    self.node.addListener('tap', () => {
      const method =
        self.text('target') === 'miniProgram' ? 'navigateToMiniProgram' : own(navigations, self.text('openType'));
      const work = method ? (self.phone.wx[method] as (options: Record<string, unknown>) => void) : null;
      const url = self.text('url');
      const address = url === '' ? '' : `/${pageUrl(parsePageUrl(url, self.phone.stack.top?.path ?? null))}`;
      work?.({
        url: address,
        delta: self.number('delta'),
        appId: self.text('appId'),
        path: self.text('path'),
        success: (result: unknown) => {
          self.emit('success', result);
        },
        fail: (result: unknown) => {
          self.emit('fail', result);
        },
        complete: (result: unknown) => {
          self.emit('complete', result);
        },
      });
    });
  },
};

/** A sign's lines on 24 × 24, its colour, and whether it is white on a disc of that colour. */
const signs: Readonly<Record<string, { color: string; lines: string; disc: boolean }>> = {
  success: { color: '#09bb07', lines: 'M6.5 12.5l4 4 7.5-8.5', disc: true },
  success_no_circle: { color: '#09bb07', lines: 'M3.5 12.5l6 6 11-13', disc: false },
  info: { color: '#10aeff', lines: 'M12 10.8v6M12 7.2v.2', disc: true },
  warn: { color: '#f76260', lines: 'M12 6.6v7M12 17v.2', disc: true },
  waiting: { color: '#10aeff', lines: 'M12 7v5.5l3.6 2', disc: true },
  cancel: { color: '#f43530', lines: 'M8 8l8 8M16 8l-8 8', disc: true },
  download: { color: '#09bb07', lines: 'M12 6.5v10M8 12.8l4 4 4-4M12 2a10 10 0 1 0 .1 0', disc: false },
  search: { color: '#b2b2b2', lines: 'M10.5 4a6.5 6.5 0 1 0 .1 0M15.3 15.3l5 5', disc: false },
  clear: { color: '#b2b2b2', lines: 'M8 8l8 8M16 8l-8 8', disc: true },
};

export const iconComponent: BuiltIn = {
  tag: 'icon',
  properties: { type: String, size: { type: null, value: 23 }, color: String },
  updated(self) {
    const { element } = self;
    const sign = own(signs, self.text('type'));
    const size = pixels(self.props.size);
    const color = self.text('color') || (sign?.color ?? '#b2b2b2');
    Object.assign(element.style, {
      width: `${size}px`,
      height: `${size}px`,
      color: sign?.disc === false ? color : '#fff',
      backgroundColor: sign?.disc === false ? 'transparent' : color,
    });
    const drawn = icon(`<path d="${sign?.lines ?? ''}"/>`, size);
    drawn.className = 'wx-icon-sign';
    element.replaceChildren(drawn);
  },
};

export const progress: BuiltIn<{ bar: HTMLElement; info: HTMLElement }> = {
  tag: 'progress',
  properties: {
    percent: Number,
    showInfo: Boolean,
    borderRadius: null,
    fontSize: null,
    strokeWidth: { type: null, value: 6 },
    color: String,
    activeColor: { type: String, value: '#09bb07' },
    backgroundColor: { type: String, value: '#ebebeb' },
    active: Boolean,
    activeMode: String,
    duration: { type: Number, value: 30 },
  },
  mounted(self) {
    const track = document.createElement('div');
    const bar = document.createElement('i');
    const info = document.createElement('span');
    track.append(bar);
    self.element.append(track, info);
    self.state = { bar, info };
  },
  updated(self) {
    const { bar, info } = self.state;
    const percent = Math.max(0, Math.min(100, self.number('percent') || 0));
    const track = bar.parentElement;
    if (track)
      Object.assign(track.style, {
        height: `${pixels(self.props.strokeWidth)}px`,
        backgroundColor: self.text('backgroundColor'),
        borderRadius: `${pixels(self.props.borderRadius ?? 0)}px`,
      });
    Object.assign(bar.style, {
      width: `${percent}%`,
      backgroundColor: self.text('color') || self.text('activeColor'),
      transition: self.on('active') ? `width ${self.number('duration') * percent}ms linear` : '',
    });
    info.textContent = self.on('showInfo') ? `${percent}%` : '';
  },
};

export const coverImage: BuiltIn<{ img: HTMLImageElement; src: string }> = {
  tag: 'cover-image',
  properties: { src: String },
  mounted(self) {
    const img = document.createElement('img');
    img.alt = '';
    self.element.append(img);
    self.state = { img, src: '' };
    img.addEventListener('load', () => {
      self.emit('load');
    });
    img.addEventListener('error', () => {
      self.emit('error');
    });
  },
  updated(self) {
    const src = self.text('src');
    if (src === self.state.src) return;
    self.state.src = src;
    showPicture(self.phone, self.state.img, src, (errMsg) => {
      self.emit('error', { errMsg });
    });
  },
};

export const rootPortal: BuiltIn = {
  tag: 'root-portal',
  properties: { enable: { type: Boolean, value: true } },
  updated(self) {
    self.element.toggleAttribute('enable', self.on('enable'));
  },
};

export const canvas: BuiltIn<{ canvas: HTMLCanvasElement }> = {
  tag: 'canvas',
  properties: { type: String, canvasId: String, disableScroll: Boolean },
  mounted(self) {
    const dom = document.createElement('canvas');
    dom.width = 300;
    dom.height = 150;
    self.element.prepend(dom);
    self.state = { canvas: dom };
  },
};

export const pageContainer: BuiltIn<{ shown: boolean }> = {
  tag: 'page-container',
  properties: {
    show: Boolean,
    duration: { type: Number, value: 300 },
    zIndex: { type: Number, value: 100 },
    overlay: { type: Boolean, value: true },
    position: { type: String, value: 'bottom' },
    round: Boolean,
    closeOnSlideDown: Boolean,
    overlayStyle: String,
    customStyle: String,
  },
  mounted(self) {
    self.state = { shown: false };
    self.node.addListener('tap', (event) => {
      if ((event as unknown as { target: { id: string } }).target.id === self.node.id) self.emit('clickoverlay');
    });
  },
  updated(self) {
    const show = self.on('show');
    self.element.toggleAttribute('show', show);
    self.element.dataset.position = self.text('position');
    self.element.style.zIndex = self.text('zIndex');
    if (show === self.state.shown) return;
    self.state.shown = show;
    const [before, , after] = show ? ['beforeenter', 'enter', 'afterenter'] : ['beforeleave', 'leave', 'afterleave'];
    self.emit(before ?? '');
    self.emit(show ? 'enter' : 'leave');
    setTimeout(() => {
      self.emit(after ?? '');
    }, self.number('duration'));
  },
};

/** Components that need a device: they take their place and say what they stand for. */
function standIn(tag: string, label: string, properties: BuiltIn['properties'] = {}): BuiltIn {
  return {
    tag,
    properties,
    mounted(self: Mounted) {
      self.element.setAttribute('stand-in', label);
      self.phone.console.once(`<${tag}> is only drawn as a frame by this phone.`);
    },
  };
}

export const standIns: readonly BuiltIn[] = [
  standIn('map', '地图', { latitude: Number, longitude: Number, scale: Number, markers: Array }),
  standIn('camera', '相机', { mode: String, devicePosition: String, flash: String }),
  standIn('live-player', '直播', { src: String, mode: String }),
  standIn('live-pusher', '推流', { url: String, mode: String }),
  standIn('editor', '编辑器', { readOnly: Boolean, placeholder: String }),
  standIn('channel-live', '视频号直播', { feedId: String, finderUserName: String }),
  standIn('channel-video', '视频号', { feedId: String, finderUserName: String }),
];
