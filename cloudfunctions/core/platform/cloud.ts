import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import cloud from 'wx-server-sdk';
import { cloudAi } from './ai';
import { cloudMedia } from './cloud-media';
import { cloudStore } from './cloud-store';
import { cloudWeChat } from './cloud-wechat';
import type { Platform } from './platform';

/** After so long a call has left the instance for sure. */
const onItsWayMs = 150;

/** The real platform: WeChat's cloud through the unmodified SDK. Once per instance. */
export function cloudPlatform(): Platform {
  // The typings do not know that the symbol for the function's own environment is an environment.
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string });
  return {
    store: cloudStore(cloud.database()),
    wechat: cloudWeChat(cloud),
    media: cloudMedia(cloud),
    ai: cloudAi(cloud),
    start(name, data) {
      // The call is on its way once it is made; how it ends is the other function's own affair.
      const begun = Promise.resolve(cloud.callFunction({ name, data })).then(
        () => undefined,
        () => undefined,
      );
      return Promise.race([begun, new Promise<void>((resolve) => setTimeout(resolve, onItsWayMs))]);
    },
    time: {
      now: () => Date.now(),
      elapsed: () => performance.now(),
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      alarm(ms) {
        let timer: NodeJS.Timeout | undefined;
        const rings = new Promise<void>((resolve) => {
          timer = setTimeout(resolve, ms);
        });
        return { rings, off: () => clearTimeout(timer) };
      },
      chance: () => Math.random(),
    },
    unique: () => randomUUID(),
  };
}
