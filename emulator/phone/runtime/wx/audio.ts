// Sound and film under a page's control: wx.createInnerAudioContext over the browser's own player, wx.createVideoContext.
import { builtInOf } from '../components/built-in';
import { videoContext } from '../components/video';
import { isComponent, type Caller } from '../glass';
import type { Phone } from '../phone';
import type { WxTopic } from './method';

/** WeChat's name of an event, and the browser's. */
const events = {
  Canplay: 'canplay',
  Play: 'play',
  Pause: 'pause',
  Stop: 'stop',
  Ended: 'ended',
  TimeUpdate: 'timeupdate',
  Error: 'error',
  Waiting: 'waiting',
  Seeking: 'seeking',
  Seeked: 'seeked',
} as const;
type Listener = (detail: unknown) => void;

export function audio(phone: Phone): WxTopic {
  return {
    work: { setInnerAudioOption: () => undefined },
    plain: {
      createInnerAudioContext: () => innerAudio(phone),
      createVideoContext: (id: string, component?: Caller) => {
        const root = component?._$ ?? phone.queryPage()?.component;
        const node = root?.getShadowRoot()?.getElementById(id);
        const found = isComponent(node) ? builtInOf(node) : null;
        const element = found?.self.element.querySelector('video');
        return element ? videoContext(element) : null;
      },
    },
  };
}

function innerAudio(phone: Phone): object {
  const player = new Audio();
  let src = '';
  const listeners = new Map<string, Set<Listener>>();
  const tell = (type: string, detail: unknown = {}) => {
    for (const listener of listeners.get(type) ?? []) {
      phone.guard(() => {
        listener(detail);
      });
    }
  };
  const methods: Record<string, (argument?: unknown) => void> = {};
  for (const [name, type] of Object.entries(events)) {
    const own = new Set<Listener>();
    listeners.set(type, own);
    methods[`on${name}`] = (listener) => {
      if (typeof listener === 'function') own.add(listener as Listener);
    };
    methods[`off${name}`] = (listener) => {
      if (listener) own.delete(listener as Listener);
      else own.clear();
    };
    if (type !== 'stop' && type !== 'error')
      player.addEventListener(type, () => {
        tell(type);
      });
  }
  const fail = () => {
    tell('error', { errCode: 10004, errMsg: `the sound "${src}" cannot be played` });
  };
  player.addEventListener('error', fail);
  const settings = ['autoplay', 'loop', 'volume', 'playbackRate', 'currentTime', 'duration', 'paused'] as const;
  const context = {
    ...methods,
    startTime: 0,
    obeyMuteSwitch: true,
    referrerPolicy: 'no-referrer',
    get src() {
      return src;
    },
    set src(path: string) {
      src = path;
      player.src = phone.files.url(path);
    },
    get buffered() {
      return player.buffered.length > 0 ? player.buffered.end(player.buffered.length - 1) : 0;
    },
    play: () => {
      if (player.currentTime === 0 && context.startTime > 0) player.currentTime = context.startTime;
      player.play().catch(fail);
    },
    pause: () => {
      player.pause();
    },
    stop: () => {
      player.pause();
      player.currentTime = 0;
      tell('stop');
    },
    seek: (position: number) => {
      player.currentTime = position;
    },
    destroy: () => {
      player.pause();
      player.removeAttribute('src');
      for (const own of listeners.values()) own.clear();
    },
  };
  for (const name of settings) {
    Object.defineProperty(context, name, {
      enumerable: true,
      get: () => player[name] || (typeof player[name] === 'boolean' ? false : 0),
      set: (value: never) => {
        if (name !== 'duration' && name !== 'paused') player[name] = value;
      },
    });
  }
  return context;
}
