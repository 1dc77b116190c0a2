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
  /** Who may see a page, for who may not, and what to do. */
  onlyOperators: '这里只有店主和运营能用。请店主在「人员」里给您一个「运营」的邀请码，输入后就能用。',
  onlyOwners: '这里只有店主能用。要邀请或移除同事请找店主；有「店主」的邀请码，输入后就能用。',
  failed: '没有成功，请稍后再试',
} as const;
