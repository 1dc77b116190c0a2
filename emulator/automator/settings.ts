// The automation endpoint's settings: what WeChat leaves unconfirmed has the stricter default.
import type { SettingDeclaration } from '../settings';

export const automatorSettings = {
  openid: {
    default: 'automator',
    about: '自动化测试所用手机的 openid（改动后执行重置生效）',
  },
  topPageOnly: {
    default: true,
    about: '自动化测试只能操作页面栈最上面的页面，对其它页面返回 page is not on top of page stack',
    unconfirmed: 'DevTools: some versions answer for pages below the top one',
  },
} as const satisfies Readonly<Record<string, SettingDeclaration>>;
