/** What people at the desk read when something cannot be done. */
export const desk = {
  notLoggedIn: '没有取得您的微信身份，请在小程序里打开',
  notAllowed: '您没有这个权限，请联系店主',
  unknownAction: '这个版本的页面太旧，请重新打开小程序',
  wrong: '填写的内容不对，请检查后再试',
  busy: '系统正忙，请稍后再试',
  badCode: '邀请码不对、已经用过或过期了，请向店主要一个新的',
  noRule: '这条规则已经不在了',
  noFaq: '这条问答已经不在了',
  emptyAlias: '请写出顾客的问法',
  manyAliases: (most: number) => `这条问答已经有 ${most} 个问法，不能再加了`,
  noChange: '这次修改已经查不到了',
  noPerson: '没有这个人',
  notYourself: '不能移除自己',
  conflict: '别人刚刚改过这条规则，请看过最新的内容再改',
  faqConflict: '别人刚刚改过这条问答，请看过最新的内容再改',
  badRule: (problems: readonly string[]) => `还不能保存：${problems.join('；')}`,
} as const;
