// <video>: the browser's own player behind WeChat's properties and events, and its VideoContext.
import { cloudAddress, isFileId } from '../cloud-address';
import type { BuiltIn, Mounted } from './built-in';

interface State {
  readonly video: HTMLVideoElement;
  src: string;
  poster: string;
}

export const video: BuiltIn<State> = {
  tag: 'video',
  properties: {
    src: String,
    poster: String,
    controls: { type: Boolean, value: true },
    autoplay: Boolean,
    loop: Boolean,
    muted: Boolean,
    initialTime: Number,
    duration: Number,
    objectFit: { type: String, value: 'contain' },
    direction: Number,
    title: String,
    danmuList: Array,
    danmuBtn: Boolean,
    enableDanmu: Boolean,
    pageGesture: Boolean,
    vslideGesture: Boolean,
    enableProgressGesture: { type: Boolean, value: true },
    showProgress: { type: Boolean, value: true },
    showFullscreenBtn: { type: Boolean, value: true },
    showPlayBtn: { type: Boolean, value: true },
    showCenterPlayBtn: { type: Boolean, value: true },
    showMuteBtn: Boolean,
    playBtnPosition: String,
    posterForCrawler: String,
  },
  mounted(self) {
    const element = document.createElement('video');
    element.playsInline = true;
    self.element.append(element);
    self.state = { video: element, src: '', poster: '' };
    forward(self, element);
  },
  updated(self) {
    const { state } = self;
    state.video.controls = self.on('controls');
    state.video.loop = self.on('loop');
    state.video.muted = self.on('muted');
    state.video.autoplay = self.on('autoplay');
    state.video.style.objectFit = self.text('objectFit') || 'contain';
    const [src, poster] = [self.text('src'), self.text('poster')];
    if (poster !== state.poster) {
      state.poster = poster;
      void address(self, poster).then((url) => (state.video.poster = url));
    }
    if (src === state.src) return;
    state.src = src;
    void address(self, src).then((url) => {
      if (state.src === src) state.video.src = url;
    });
  },
  removed(self) {
    self.state.video.pause();
  },
};

/** Where a picture or a film lies; nowhere when cloud storage does not give it, and the player then says so. */
async function address(self: Mounted<State>, path: string): Promise<string> {
  if (path === '') return '';
  return isFileId(path) ? cloudAddress(self.phone, path).catch(() => path) : self.phone.files.url(path);
}

function forward(self: Mounted<State>, element: HTMLVideoElement): void {
  const on = (name: string, detail: () => object = () => ({}), type = name) => {
    element.addEventListener(name, () => {
      self.emit(type, detail());
    });
  };
  on('play');
  on('pause');
  on('ended');
  on('waiting');
  on('timeupdate', () => ({ currentTime: element.currentTime, duration: element.duration || 0 }));
  on('progress', () => ({ buffered: bufferedShare(element) }));
  on('loadedmetadata', () => ({
    width: element.videoWidth,
    height: element.videoHeight,
    duration: element.duration,
  }));
  on('seeked', () => ({ position: element.currentTime }), 'seekcomplete');
  on('error', () => ({ errMsg: element.error?.message ?? 'MEDIA_ERR_SRC_NOT_SUPPORTED' }));
  element.addEventListener('loadedmetadata', () => {
    if (self.number('initialTime') > 0) element.currentTime = self.number('initialTime');
  });
  element.addEventListener('fullscreenchange', () => {
    self.emit('fullscreenchange', { fullScreen: document.fullscreenElement === element, direction: 'vertical' });
  });
}

function bufferedShare({ buffered, duration }: HTMLVideoElement): number {
  return buffered.length === 0 || !duration ? 0 : Math.round((buffered.end(buffered.length - 1) / duration) * 100);
}

/** WeChat: VideoContext, by wx.createVideoContext or SelectorQuery's `context`. */
export function videoContext(element: HTMLVideoElement): Readonly<Record<string, (argument?: unknown) => void>> {
  const play = () => {
    // A browser plays with sound only after a gesture; the player then stays as it is.
    element.play().catch(() => undefined);
  };
  return {
    play,
    pause: () => {
      element.pause();
    },
    stop: () => {
      element.pause();
      element.currentTime = 0;
    },
    seek: (position) => {
      element.currentTime = Number(position);
    },
    playbackRate: (rate) => {
      element.playbackRate = Number(rate);
    },
    requestFullScreen: () => {
      element.requestFullscreen().catch(() => undefined);
    },
    exitFullScreen: () => {
      if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
    },
    sendDanmu: () => undefined,
    showStatusBar: () => undefined,
    hideStatusBar: () => undefined,
    exitPictureInPicture: () => undefined,
    requestBackgroundPlayback: () => undefined,
    exitBackgroundPlayback: () => undefined,
  };
}
