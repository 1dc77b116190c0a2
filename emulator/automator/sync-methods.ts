// Which wx methods DevTools calls with all their arguments and answers with their return value. Of every other one it
// passes the first argument only, as options, and waits for success or fail. (WeChat: base library, seen in 2.30.3)

const named = new Set([
  'canIUse',
  'createAnimation',
  'createSelectorQuery',
  'hideKeyboard',
  'hideLoading',
  'hideToast',
  'navigateBack',
  'pageScrollTo',
  'pauseBackgroundAudio',
  'pauseVoice',
  'startAccelerometer',
  'startCompass',
  'stopAccelerometer',
  'stopBackgroundAudio',
  'stopCompass',
  'stopPullDownRefresh',
  'stopRecord',
  'stopVoice',
]);

export function isSync(method: string): boolean {
  return (
    method.endsWith('Sync') || /^create\w+Context$/.test(method) || /^(on|off)[A-Z]/.test(method) || named.has(method)
  );
}
