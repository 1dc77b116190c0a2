// Every word that a person reads on this page, in one place: the whole page's here, each pane's in texts/.
import { database } from './texts/database';
import { functions } from './texts/functions';
import { phone, desk, notices } from './texts/phone';
import { pushes, outcomes } from './texts/pushes';
import { settings, clock } from './texts/settings';
import { storage, openapi } from './texts/storage';

export const texts = {
  product: '微信云',
  productNote: '本机控制台',
  env: '环境',
  live: '实时',
  lost: '连接断开，正在重连',
  theme: { auto: '跟随系统', light: '浅色', dark: '深色', switch: '切换主题' },
  skip: '跳到主要内容',

  tabs: {
    phone: '手机',
    database: '数据库',
    pushes: '推送',
    functions: '云函数',
    storage: '存储',
    openapi: '接口日志',
    clock: '时钟',
    settings: '设置',
    more: '更多',
  },

  common: {
    save: '保存',
    saved: '已保存',
    cancel: '取消',
    close: '关闭',
    remove: '删除',
    add: '新建',
    edit: '编辑',
    copy: '复制',
    copied: '已复制',
    retry: '重试',
    loading: '正在读取…',
    running: '进行中',
    back: '返回',
    all: '全部',
    none: '无',
    search: '搜索',
    details: '查看详情',
    send: '发送',
    ms: (ms: number) =>
      ms < 10 ? `${ms.toFixed(1)} ms` : ms < 10_000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`,
  },

  failure: {
    title: '没有成功',
    offline: '连不上模拟器。',
    offlineHint: '请确认 npm start 仍在运行，恢复后页面会自动刷新。',
    notJson: '模拟器返回了无法识别的内容。',
    pageHint: '请刷新页面再试。',
    codes: {
      'unknown-visitor': '没有这位访客，可能已被清空',
      'unknown-setting': '没有这个设置项',
      'bad-setting': '设置的值不被接受',
      'bad-clock': '时间不正确',
      'bad-json': '内容不是正确的 JSON',
      'not-found': '没有找到',
      '404': '模拟器没有这个接口',
      '413': '内容太大',
    } as Record<string, string>,
  },

  json: {
    ended: '内容没有写完，缺少括号或引号',
    unexpected: (letter: string) => (letter === '\n' ? '这一行的引号没有闭合' : `这里不能是「${letter}」`),
  },

  phone,
  desk,
  notices,
  database,
  pushes,
  outcomes,
  functions,
  storage,
  openapi,
  settings,
  clock,
};
