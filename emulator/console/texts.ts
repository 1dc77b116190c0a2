// Every word that a person reads on this page, in one place: the whole page's here, each pane's in texts/.
import { database } from './texts/database';
import { book, faults } from './texts/faults';
import { functions } from './texts/functions';
import { phone, desk, notices } from './texts/phone';
import { pushes, outcomes } from './texts/pushes';
import { settings, clock, snapshots } from './texts/settings';
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
    faults: '故障',
    clock: '时钟',
    settings: '设置',
    snapshots: '快照',
    more: '更多',
  },

  phones: {
    many: '手机',
    one: '打开这位访客的小程序',
    note: '并排打开几部运行小程序的手机，每部一位访客',
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
    original: '模拟器的原话',
    offline: '连不上模拟器。',
    offlineHint: '请确认 npm start 仍在运行，恢复后页面会自动刷新。',
    notJson: '模拟器返回了无法识别的内容。',
    pageHint: '请刷新页面再试。',
    codes: {
      'unknown-visitor': '没有这位访客，可能已被清空',
      'unknown-push': '没有这条推送，可能已被清空',
      'unknown-function': '没有这个云函数',
      'unknown-invocation': '没有这次调用的记录',
      'unknown-document': '没有这条记录，可能已被删除',
      'unknown-file': '没有这个文件',
      'unknown-media': '没有这张图片，可能已过期',
      'unknown-setting': '没有这个设置项',
      'unknown-snapshot': '没有这个快照',
      'unknown-template': '没有这个订阅消息模板',
      'unknown-kf-account': '没有这个客服账号',
      'unknown-route': '模拟器没有这个接口，可能需要重新构建',
      'bad-setting': '设置的值不被接受',
      'bad-clock': '时间不正确',
      'bad-json': '内容不是正确的 JSON',
      'bad-body': '内容不符合要求',
      'bad-query': '查询条件不符合要求',
      'bad-collection': '索引或权限不符合要求',
      'bad-path': '路径不符合要求',
      'bad-session-from': 'session-from 太长，最多 1024 个字',
      'bad-snapshot': '快照文件已损坏，数据没有改变',
      'bad-snapshot-name': '快照名称不符合要求',
      'too-large': '内容太大',
      'not-accepted': '请先接入会话',
      'not-handed-over': '这位访客没有转给微信客服',
      'window-closed': '访客超过 48 小时没有发消息，不能回复',
      'no-timer': '这个云函数没有定时触发器',
      internal: '模拟器出错，详情见它的日志',
      DATABASE_REQUEST_FAILED: '数据库拒绝了这次操作',
      DATABASE_COLLECTION_NOT_EXIST: '没有这个集合',
      DATABASE_INVALID_OPERRATOR: '查询中有不支持的操作符',
      DATABASE_COLLECTION_EXCEED_LIMIT: '集合数量超过上限',
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
  faults,
  book,
  settings,
  clock,
  snapshots,
};
