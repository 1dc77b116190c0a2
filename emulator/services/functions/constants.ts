// WeChat's limits on cloud functions, with their sources.

/** Console default of a function's time-out, in milliseconds. WeChat: 云函数 超时时间, default 3 s. */
export const DEFAULT_TIMEOUT_MS = 3000;
/** The console's longest time-out, in milliseconds. WeChat: 云函数 超时时间, at most 60 s. */
export const LONGEST_TIMEOUT_MS = 60_000;
/** Default memory, in MB. WeChat: 云函数 内存. */
export const DEFAULT_MEMORY_MB = 256;
/** The choices the console offers. */
export const MEMORY_CHOICES_MB = [128, 256, 512, 1024, 2048] as const;
/** Largest `data` of a call, in bytes of JSON. WeChat: callFunction 请求数据大小, 100 KB. */
export const CALL_DATA_BYTES = 100 * 1024;
/** Largest reply of a call, in bytes of JSON. WeChat: error -604001, 回包大小超过 1M. */
export const CALL_REPLY_BYTES = 1024 * 1024;
/** Longest name of a timer. WeChat: 定时触发器 name, at most 60 characters. */
export const TIMER_NAME_LENGTH = 60;
/** Timers run on Beijing time. WeChat: 定时触发器, UTC+8. */
export const TIMER_UTC_OFFSET_MINUTES = 8 * 60;
/** Where a function runs. */
export const REGION = 'ap-shanghai';
/** How many runs are remembered for the console and the API. */
export const REMEMBERED_INVOCATIONS = 1000;
/** How many lines of one run are kept. */
export const LOG_LINES_PER_RUN = 1000;
