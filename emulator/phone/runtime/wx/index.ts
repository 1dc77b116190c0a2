// `wx`: topics of methods, each with callbacks and promises, WeChat's error texts and WeChat's refusals. A method of
// WeChat that the phone does not have says so, once, and fails; a name that WeChat does not have is undefined.
import type { Phone } from '../phone';
import { account } from './account';
import { audio } from './audio';
import { canIUse } from './can-i-use';
import { canvas } from './canvas';
import { cloud } from './cloud';
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

/**
 * What stands for an object that the phone cannot make (it was said): whatever is asked of it does nothing and answers
 * with more of the same, and who waits for an answer gets the failure.
 */
function inert(name: string): unknown {
  const failure = { errMsg: `${name}:fail not supported by the emulator` } as unknown as Error;
  const refuse = (_: unknown, failed?: (reason: unknown) => unknown) => Promise.reject(failure).catch(failed);
  const answer: unknown = new Proxy(() => answer, {
    get: (_, key) => {
      if (key === 'then') return refuse;
      if (key === 'catch') return (failed?: (reason: unknown) => unknown) => refuse(undefined, failed);
      return typeof key === 'symbol' ? undefined : answer;
    },
  });
  // The object itself is none that one waits for: it may be handed through asynchronous code.
  return new Proxy({}, { get: (_, key) => (key === 'then' || typeof key === 'symbol' ? undefined : answer) });
}
