// The settings of the chat: what WeChat leaves open about the allowance and its own desk.
import type { Host } from '../../service';

export function chatSettings(host: Host) {
  return host.settings.section('chat', {
    enterRefills: {
      default: false,
      about: '用户在 48 小时窗口内再次进入会话时，可下发条数是否恢复为 5 条。关闭时仅另有 2 条 / 1 分钟（不累加）。',
      unconfirmed: '客服消息使用指南 §2「不累加」的具体行为',
    },
    deskSharesAllowance: {
      default: true,
      about: '微信自带客服工具（客服小助手）发出的消息是否也占用可下发条数。',
      unconfirmed: '客服小助手的消息是否计入 5 条',
    },
    deskAcceptsAtOnce: {
      default: true,
      about: '转人工后，微信自带客服工具是否立即接入。关闭时用户先排队，排队期间消息仍会推送给云函数。',
    },
  });
}
