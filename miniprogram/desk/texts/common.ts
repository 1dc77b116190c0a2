// What several pages of the desk say.
import type { Role } from '../../../contracts/desk-records';

export const texts = {
  role: { owner: '店主', operator: '运营', agent: '客服' } satisfies Record<Role, string>,
  roleNote: {
    owner: '什么都可以做，包括管理人员',
    operator: '改机器人的规则和问答',
    agent: '接待顾客，不能改规则',
  } satisfies Record<Role, string>,
  cancel: '取消',
  join: '输入邀请码',
  notForAgents: '您没有这个权限，请联系店主',
  failed: '没有成功，请稍后再试',
} as const;
