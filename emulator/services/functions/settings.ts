// The functions' settings: what WeChat's console lets one set for each function, and what is the emulator's own choice.
// In: the emulator's settings. Out: the values in force for a function. It never changes one.
import type { Settings } from '../../settings';
import { DEFAULT_MEMORY_MB, DEFAULT_TIMEOUT_MS, LONGEST_TIMEOUT_MS, MEMORY_CHOICES_MB } from './constants';

export interface FunctionSettings {
  readonly timers: boolean;
  readonly timerCatchUp: 'once' | 'each';
  readonly maxInstances: number;
  readonly warmMs: number;
  readonly clientUserInfo: boolean;
  /** Most runs of all functions at a time; one more is refused. */
  readonly concurrency: number;
  readonly defaultMemoryMB: number;
  /** @param set what the project sets for it in the console; the emulator's own setting goes before it */
  timeoutMs(name: string, set?: number): number;
  memoryMB(name: string, set?: number): number;
  /** Declares a function's own settings once. */
  declare(name: string): void;
}

export function functionSettings(settings: Settings): FunctionSettings {
  const common = settings.section('functions', {
    timeoutMs: {
      default: DEFAULT_TIMEOUT_MS,
      about: '云函数默认超时时间，单位毫秒（真实时间，含加载）；到时实例被结束',
      range: [100, LONGEST_TIMEOUT_MS],
      unconfirmed: '冷启动加载时间是否计入超时',
    },
    maxInstances: {
      default: 10,
      about: '每个云函数同时存在的实例数上限；超出的调用排队等候',
      range: [1, 200],
    },
    warmMinutes: {
      default: 15,
      about: '空闲实例保留的时间，单位分钟（虚拟时钟）；之后再次调用即冷启动',
      range: [0, 100_000],
      unconfirmed: '实例保留时间',
    },
    timers: { default: true, about: '是否按 config.json 的定时触发器运行云函数' },
    timerCatchUp: {
      default: 'once',
      about: '时钟一次跨过多个触发时刻时：once 补运行一次，each 每个时刻各运行一次',
      choices: ['once', 'each'],
    },
    concurrency: {
      default: 1000,
      about: '全部云函数同时运行数的上限；超出的调用被拒绝（-501004）',
      range: [1, 10_000],
      unconfirmed: '基础套餐的最大并发',
    },
    clientUserInfo: {
      default: false,
      about: '小程序端调用时，event 是否自动带 userInfo {appId, openId}',
      unconfirmed: 'event.userInfo 是否仍由平台注入',
    },
  });
  const own = new Map<string, { readonly timeoutMs: number; readonly memoryMB: number }>();
  return {
    get timers() {
      return common.timers;
    },
    get timerCatchUp() {
      return common.timerCatchUp;
    },
    get maxInstances() {
      return common.maxInstances;
    },
    get warmMs() {
      return common.warmMinutes * 60_000;
    },
    get concurrency() {
      return common.concurrency;
    },
    get clientUserInfo() {
      return common.clientUserInfo;
    },
    defaultMemoryMB: DEFAULT_MEMORY_MB,
    timeoutMs: (name, set) => own.get(name)?.timeoutMs || (set ?? common.timeoutMs),
    memoryMB: (name, set) => own.get(name)?.memoryMB || (set ?? DEFAULT_MEMORY_MB),
    declare(name) {
      if (own.has(name)) return;
      own.set(
        name,
        settings.section(`functions.${name}`, {
          timeoutMs: {
            default: 0,
            about: `云函数 ${name} 的超时时间，单位毫秒；0 表示用 cloudbaserc.json 或默认值`,
            range: [0, LONGEST_TIMEOUT_MS],
          },
          memoryMB: {
            default: 0,
            about: `云函数 ${name} 的内存，单位 MB；0 表示用 cloudbaserc.json 或默认值；改后实例重新启动`,
            choices: [0, ...MEMORY_CHOICES_MB],
          },
        }),
      );
    },
  };
}
