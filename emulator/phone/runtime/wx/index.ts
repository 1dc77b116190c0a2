// `wx`: topics of methods, each with callbacks and promises, WeChat's error texts and WeChat's refusals. A method of
// WeChat that the phone does not have says so, once, and fails; a name that WeChat does not have is undefined.
import type { Phone } from '../phone';
import { account } from './account';
import { audio } from './audio';
import { canIUse } from './can-i-use';
import { canvas } from './canvas';
import { cloud } from './cloud';
import { inert } from './inert';
import { media } from './media';
import { asMethod, type WxTopic } from './method';
import { wechatNames } from './names';
import { navigation } from './navigation';
import { network } from './network';
import { storage } from './storage';
import { system } from './system';
import { ui } from './ui';

export function makeWx(phone: Phone): Record<string, unknown> {
  const topics: WxTopic[] = [
    navigation(phone),
    ui(phone),
    storage(phone),
    system(phone),
    network(),
    media(phone),
    canvas(phone),
    audio(phone),
    cloud(phone),
    account(phone),
  ];
  const wx: Record<string, unknown> = {};
  for (const { work = {}, plain = {} } of topics) {
    for (const [name, run] of Object.entries(work)) wx[name] = phone.method(name, run);
    Object.assign(wx, plain);
  }
  const supported = new Set(Object.keys(wx));
  wx.canIUse = (schema: string) => canIUse(supported, schema);
  for (const name of wechatNames) {
    if (name in wx) continue;
    wx[name] = unsupported(name, phone);
  }
  Object.defineProperty(wx, 'worklet', {
    get: () => {
      phone.console.once('wx.worklet is not supported by this phone.');
      return inert('worklet');
    },
  });
  return wx;
}

function unsupported(name: string, phone: Phone): (options?: unknown) => unknown {
  const fail = asMethod(
    name,
    () => {
      throw new Error('not supported by the emulator');
    },
    (error) => {
      phone.report(error);
    },
  );
  return (options) => {
    phone.console.once(`wx.${name} is not supported by this phone.`);
    if (name.startsWith('on') || name.startsWith('off')) return undefined;
    if (name.endsWith('Sync')) throw new Error(`${name}:fail not supported by the emulator`);
    return /^(create|get\w+Manager$)/.test(name) ? inert(name) : fail(options);
  };
}
