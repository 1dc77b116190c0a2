// What the phone is: device, window, theme, network, clipboard, and the events around the app.
import type { Phone } from '../phone';
import { sdkVersion } from '../sdk-version';
import { userRoot } from '../user-files';
import { capsuleRect, safeBottom, screenSize, statusBarHeight } from '../shell/metrics';
import { need, WxFailure, type Options, type WxTopic } from './method';

const systems = { devtools: 'iOS 17.0', ios: 'iOS 17.0', android: 'Android 14', ohos: 'HarmonyOS 5.0' } as const;

export function system(phone: Phone): WxTopic {
  const windowInfo = () => {
    const { width, height } = screenSize();
    const { height: windowHeight, top } = phone.stack.top?.frame.windowSize ?? { height, top: 0 };
    return {
      pixelRatio: window.devicePixelRatio || 1,
      screenWidth: width,
      screenHeight: height,
      windowWidth: width,
      windowHeight,
      statusBarHeight,
      safeArea: {
        left: 0,
        right: width,
        top: statusBarHeight,
        bottom: height - safeBottom,
        width,
        height: height - safeBottom - statusBarHeight,
      },
      screenTop: top,
    };
  };
  const deviceInfo = () => ({
    abi: '',
    benchmarkLevel: 50,
    brand: 'devtools',
    model: 'iPhone 14',
    platform: phone.settings.platform,
    system: systems[phone.settings.platform],
    memorySize: '4096',
    cpuType: '',
  });
  const baseInfo = () => ({
    SDKVersion: sdkVersion,
    version: '8.0.50',
    language: 'zh_CN',
    enableDebug: false,
    fontSizeScaleFactor: 1,
    fontSizeSetting: 16,
    host: { env: 'WeChat' },
    ...(phone.bundle.darkmode ? { theme: phone.appearance.theme } : {}),
  });
  const systemInfo = () => ({
    ...deviceInfo(),
    ...windowInfo(),
    ...baseInfo(),
    ...systemSetting(),
    albumAuthorized: true,
    cameraAuthorized: true,
    locationAuthorized: true,
    microphoneAuthorized: true,
    notificationAuthorized: true,
    enableDebug: false,
  });
  const systemSetting = () => ({
    bluetoothEnabled: true,
    locationEnabled: true,
    wifiEnabled: true,
    deviceOrientation: 'portrait',
  });
  const inert = {
    onCheckForUpdate: () => undefined,
    onUpdateReady: () => undefined,
    onUpdateFailed: () => undefined,
    applyUpdate: () => undefined,
  };
  return {
    work: {
      getSystemInfo: systemInfo,
      getSystemInfoAsync: systemInfo,
      getNetworkType: () => ({ networkType: phone.online ? 'wifi' : 'none' }),
      setClipboardData: (options) => {
        phone.clipboard = need(options, 'data');
        phone.overlays.toast(
          { title: '内容已复制', icon: 'success', image: null, mask: false, duration: 1500 },
          'toast',
        );
      },
      getClipboardData: () => ({ data: phone.clipboard }),
      makePhoneCall: (options) => call(phone, options),
      vibrateShort: () => undefined,
      vibrateLong: () => undefined,
      setKeepScreenOn: () => undefined,
      setScreenBrightness: () => undefined,
      getScreenBrightness: () => ({ value: 0.8 }),
      getBatteryInfo: () => ({ level: 100, isCharging: true }),
    },
    plain: {
      getSystemInfoSync: systemInfo,
      getWindowInfo: windowInfo,
      getDeviceInfo: deviceInfo,
      getAppBaseInfo: baseInfo,
      getSystemSetting: systemSetting,
      getAppAuthorizeSetting: () => ({
        albumAuthorized: 'authorized',
        cameraAuthorized: 'authorized',
        locationAuthorized: 'authorized',
        microphoneAuthorized: 'authorized',
        notificationAuthorized: 'authorized',
      }),
      getMenuButtonBoundingClientRect: capsuleRect,
      getLaunchOptionsSync: () => phone.app.launchOptions,
      getEnterOptionsSync: () => phone.app.enterOptions,
      getAccountInfoSync: () => ({ miniProgram: { appId: phone.bundle.appid, envVersion: 'develop', version: '' } }),
      getUpdateManager: () => inert,
      getRealtimeLogManager: () => logManager(phone),
      getLogManager: () => logManager(phone),
      getPerformance: () => ({
        now: () => performance.now(),
        getEntries: () => [],
        createObserver: () => ({ observe: () => undefined, disconnect: () => undefined }),
      }),
      reportEvent: () => undefined,
      reportAnalytics: () => undefined,
      reportMonitor: () => undefined,
      reportPerformance: () => undefined,
      base64ToArrayBuffer: (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer,
      arrayBufferToBase64: (buffer: ArrayBuffer) =>
        btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('')),
      env: { USER_DATA_PATH: userRoot },
      ...phone.hub.methods(),
    },
  };
}

async function call(phone: Phone, options: Options): Promise<void> {
  const number = need(options, 'phoneNumber');
  const chosen = await phone.overlays.choose([`呼叫 ${number}`]);
  if (chosen === null) throw new WxFailure('cancel');
}

function logManager(phone: Phone): Record<string, (...args: unknown[]) => void> {
  const { debug, info, warn, error, log } = phone.console;
  return { debug, info, warn, error, log, setFilterMsg: () => undefined, addFilterMsg: () => undefined };
}
