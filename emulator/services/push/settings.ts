// The settings of the pushes: what WeChat leaves open, and faults to try.
import type { Host } from '../../service';
import { ATTEMPTS, DEADLINE_MS } from './constants';

export function pushSettings(host: Host) {
  return host.settings.section('push', {
    toUserName: {
      default: 'appid',
      choices: ['appid', 'original-id'],
      about: '推送中 ToUserName 的形式：小程序 appid，或原始 ID（gh_ 开头）。',
      unconfirmed: '云函数推送示例为 appid，字段表写原始 ID',
    },
    msgIdForm: {
      default: 'string',
      choices: ['string', 'number'],
      about: '推送中 MsgId 的形式：字符串，或 64 位整数（云函数经 JSON.parse 后已失去末几位精度）。',
      unconfirmed: '云函数推送示例为字符串，字段表写 64 位整型',
    },
    source: {
      default: 'wx_unknown',
      choices: ['wx_unknown', 'wx_http', ''],
      about: '推送触发云函数时 getWXContext().SOURCE 的值。',
      unconfirmed: '消息推送的 SOURCE 未见官方说明',
    },
    acceptedReturns: {
      default: 'success',
      choices: ['success', 'success-or-empty', 'anything'],
      about: "除转人工对象外，云函数返回什么算作已接收：仅 'success'；或也接受空字符串；或任意值。",
      unconfirmed: "云函数返回 'success' 与转发对象以外的值的含义",
    },
    deadlineMs: {
      default: DEADLINE_MS,
      range: [1, 60_000],
      about: '多少毫秒内未收到返回即视为失败并重推。',
      unconfirmed: '云函数推送的时限（HTTP 推送为 5 秒）',
    },
    attempts: {
      default: ATTEMPTS,
      range: [1, 10],
      about: '同一条推送总共尝试几次。',
      unconfirmed: '云函数推送的重试次数（HTTP 推送共 3 次）',
    },
    repeatAfterMs: {
      default: 0,
      range: [0, 60_000],
      about: '失败后隔多少毫秒重推。',
      unconfirmed: '云函数推送的重试间隔',
    },
    copies: { default: 1, range: [1, 20], about: '故障：每条推送同时送达几份。' },
    delayMs: { default: 0, range: [0, 600_000], about: '故障：每条推送迟到多少毫秒。' },
    delayAtRandomMs: {
      default: 0,
      range: [0, 600_000],
      about: '故障：再随机迟到 0 至多少毫秒，先后次序因此可能颠倒。',
    },
    lostAcknowledgements: {
      default: 0,
      range: [0, 1],
      fraction: true,
      about: '故障：云函数已返回但微信未收到的比例（0 至 1），随后重推。',
    },
  });
}
