/** What people read beside an answer that was tried. */
export const deskNotes = {
  sets: {
    ...{ rules: '规则', faqs: '问答', intents: '意图', synonyms: '同义词', flows: '流程', calendars: '日历' },
    ...{ sensitive_words: '敏感词', settings: '设置' },
  },
  of: (set: string, name: string, message: string) => `${set}「${name}」：${message}`,
  draft: (message: string) => `没保存的规则：${message}`,
  mode: {
    off: '设置 mode 现在是 off：这里照常试，但顾客说话只记录，机器人不会回复',
    shadow: '设置 mode 现在是 shadow：这里照常试，但机器人只演练，不会真的发给顾客',
  },
  unknownVisitor: '没有这位顾客的记录，按新顾客来试；请核对 openid',
  withHuman: '这位顾客现在由人工接待或在排队，机器人不会说话；这里看的是没有人工时的回答',
} as const;

/** What people at the desk read when something cannot be done. */
export const desk = {
  notLoggedIn: '没有取得您的微信身份，请在小程序里打开',
  notAllowed: '您没有这个权限，请联系店主',
  unknownAction: '这个版本的页面太旧，请重新打开小程序',
  wrong: '填写的内容不对，请检查后再试',
  busy: '系统正忙，请稍后再试',
  badCode: '邀请码不对、已经用过或过期了，请向店主要一个新的',
  noRule: '这条规则已经不在了',
  largeRule: '这条规则太大，页面放不下，请在云开发控制台里改',
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
