/** Chinese names of columns, as tables that people keep in a spreadsheet have them. */
const chinese: Readonly<Record<string, string>> = {
  ...{ 编号: '_id', 名称: 'name', 启用: 'enabled', 关键词: 'keywords', 匹配: 'match', 匹配方式: 'match' },
  ...{ 排除: 'exclude', 排除词: 'exclude', 优先级: 'priority', 消息类型: 'types', 来源: 'from', 页面: 'pages' },
  ...{ 会员等级: 'levels', 顾客标签: 'tags', 时段: 'hours', 日期: 'dates', 星期: 'weekdays', 冷却: 'cooldown' },
  ...{ 分流: 'share', 分流名: 'shareTest', 回复: 'reply', 回复方式: 'pick', 然后: 'then', 客服组: 'group' },
  ...{ 流程: 'flow', 打标签: 'addTags', 分类: 'category', 问题: 'question', 别的问法: 'aliases', 回答: 'answer' },
};

/** The field that a column of a table fills: its own name, or the Chinese one. */
export const columnOf = (name: string): string => (Object.hasOwn(chinese, name) ? (chinese[name] ?? name) : name);
