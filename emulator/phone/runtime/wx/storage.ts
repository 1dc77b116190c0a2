// wx storage of one user on this phone, kept over reloads. WeChat: 1 MB a key, 10 MB in all.
import type { Phone } from '../phone';
import { kindOf, need, WxFailure, type WxTopic } from './method';

const keyLimitBytes = 1024 * 1024;
const totalLimitBytes = 10 * 1024 * 1024;

export function storage(phone: Phone): WxTopic {
  const prefix = `wx:${phone.bundle.appid}:${phone.openid}:`;
  const keys = () =>
    Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '')
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
  const bytesOf = (key: string) => localStorage.getItem(prefix + key)?.length ?? 0;
  const total = () => keys().reduce((sum, key) => sum + bytesOf(key), 0);
  const set = (key: unknown, value: unknown) => {
    if (typeof key !== 'string' || key === '')
      throw new WxFailure('parameter error: parameter.key should be String instead of ' + kindOf(key) + ';');
    const text = JSON.stringify({
      kind: value instanceof Date ? 'Date' : 'JSON',
      value: value === undefined ? '' : value,
    });
    if (text.length > keyLimitBytes) throw new WxFailure('entry size limit reached');
    if (total() - bytesOf(key) + text.length > totalLimitBytes)
      throw new WxFailure('the current storage space is insufficient');
    localStorage.setItem(prefix + key, text);
  };
  const get = (key: string): { value: unknown } | null => {
    const text = localStorage.getItem(prefix + key);
    if (text === null) return null;
    const stored = JSON.parse(text) as { kind: string; value: unknown };
    return { value: stored.kind === 'Date' ? new Date(String(stored.value)) : stored.value };
  };
  const remove = (key: string) => {
    localStorage.removeItem(prefix + key);
  };
  const clear = () => {
    for (const key of keys()) remove(key);
  };
  const info = () => ({ keys: keys(), currentSize: Math.ceil(total() / 1024), limitSize: totalLimitBytes / 1024 });
  const sync =
    <A extends unknown[], R>(name: string, run: (...args: A) => R) =>
    (...args: A): R => {
      try {
        return run(...args);
      } catch (error) {
        throw new Error(`${name}:fail ${(error as Error).message}`, { cause: error });
      }
    };
  return {
    work: {
      setStorage: (options) => {
        set(options.key, options.data);
      },
      getStorage: (options) => {
        const found = get(need(options, 'key'));
        if (!found) throw new WxFailure('data not found');
        return { data: found.value };
      },
      removeStorage: (options) => {
        remove(need(options, 'key'));
      },
      clearStorage: clear,
      getStorageInfo: info,
    },
    plain: {
      setStorageSync: sync('setStorageSync', set),
      getStorageSync: sync('getStorageSync', (key: string) => get(key)?.value ?? ''),
      removeStorageSync: sync('removeStorageSync', remove),
      clearStorageSync: sync('clearStorageSync', clear),
      getStorageInfoSync: sync('getStorageInfoSync', info),
    },
  };
}
