export const texts = {
  title: '人员',
  here: '在这里工作的人',
  you: '您',
  invite: '邀请一个人',
  inviteNote: '选择身份，生成一个邀请码发给对方。对方在「我的 → 我是店员」里输入。',
  make: '生成邀请码',
  making: '正在生成…',
  code: (role: string) => `「${role}」的邀请码`,
  codeNote: (when: string) => `只显示这一次，请马上复制。只能用一次，${when} 前有效。`,
  copy: '复制',
  copyText: (role: string, code: string) =>
    `邀请您成为「${role}」。打开小程序「我的 → 我是店员」，输入邀请码：${code}（24 小时内有效，只能用一次）`,
  done: '好了，不再显示',
  dismiss: '移除',
  dismissTitle: '移除这个人？',
  dismissNote: (name: string) => `「${name}」马上不能再用客服工作台。以后可以重新邀请。`,
  dismissed: '已移除',
} as const;
