// Which wx methods are called with all their arguments; of the others DevTools passes the options object alone.
import { isSync } from '../../../../emulator/automator/sync-methods';

it.each([
  'getStorageSync',
  'getSystemInfoSync',
  'createVideoContext',
  'createCanvasContext',
  'createSelectorQuery',
  'createAnimation',
  'canIUse',
  'hideToast',
  'hideLoading',
  'hideKeyboard',
  'navigateBack',
  'pageScrollTo',
  'stopPullDownRefresh',
])('wx.%s answers with its return value', (method) => {
  expect(isSync(method)).toBe(true);
});

it.each(['request', 'showToast', 'showModal', 'navigateTo', 'reLaunch', 'switchTab', 'getStorage', 'createContext2d'])(
  'wx.%s is waited for',
  (method) => {
    expect(isSync(method)).toBe(false);
  },
);
