// What can be set about the database, with defaults. What WeChat leaves open has the stricter reading as its default.
import type { Settings, Section } from '../../settings';
import { MAX_LIMIT } from './constants';

const declarations = {
  fsync: {
    default: true,
    about: '写入后是否等数据真正落盘（fdatasync）再应答。关闭后更快，断电可能丢失最近的写入；进程被杀不受影响。',
  },
  maxLimit: {
    default: 100 as number,
    about: '云函数一次 get 最多返回多少条。微信的指南写 100，限制页写 1000，两处不一致，默认取较小者。',
    range: [1, MAX_LIMIT],
    unconfirmed: 'database get limit: 100 on the guide page, 1000 on the limit page',
  },
  aggregateRows: {
    default: 20 as number,
    about: '聚合没有 limit 阶段时最多返回多少条。',
    range: [1, MAX_LIMIT],
    unconfirmed: 'rows of an aggregation without a limit stage',
  },
  updatedCounts: {
    default: 'modified',
    choices: ['modified', 'matched'],
    about: 'update 返回的 stats.updated 数的是什么：modified 只数内容真正变了的记录，matched 数所有匹配到的记录。',
    unconfirmed: 'what stats.updated counts when the values are the same',
  },
  conflictShare: {
    default: 0 as number,
    about: '故障：有多大比例的事务提交被当作冲突拒绝（0 到 1），用来检验重试。',
    range: [0, 1],
    fraction: true,
  },
  transactionQueries: {
    default: false as boolean,
    about: '事务里能否用 where().get() 查询。微信的文档只写了单记录操作，默认拒绝。',
    unconfirmed: 'where().get() inside a transaction; the guide names single documents only',
  },
  transactionSeconds: {
    default: 10 as number,
    about: '一个事务最多保持多少秒（真实时间），超过后自动回滚。',
    range: [1, 600],
    unconfirmed: 'lifetime of a transaction',
  },
} as const;

export type DatabaseSettings = Section<typeof declarations>;
export const declareSettings = (settings: Settings): DatabaseSettings => settings.section('database', declarations);
