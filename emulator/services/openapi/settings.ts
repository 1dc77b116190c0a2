// The settings of the APIs: what WeChat leaves open, and faults to try.
import type { Host } from '../../service';

export type OpenapiSettings = ReturnType<typeof openapiSettings>;

export function openapiSettings(host: Host) {
  return host.settings.section('openapi', {
    fromOutside: {
      default: 'refuse',
      choices: ['refuse', 'allow'],
      about: '不在云函数调用之内（例如本机另一进程）发起云调用时：拒绝（-604104 非法调用来源）或放行。',
    },
    textMaxBytes: {
      default: 2048,
      range: [1, 65_536],
      about: '客服文本消息的最大字节数（UTF-8），超出返回 45002。',
      unconfirmed: '发送客服消息未写明文本长度上限；2048 字节为公众号被动回复的数字',
    },
    link: {
      default: true,
      about: '客服消息是否可发图文链接（link）。',
      unconfirmed: 'msgtype 说明中有 link，但现行页面漏列 link 对象',
    },
    cardAppidRequired: {
      default: true,
      about: '发送小程序卡片时是否必须填 appid。',
      unconfirmed: '现行页面标为必填，旧小程序页面没有此字段',
    },
    pageMustExist: {
      default: true,
      about: '小程序卡片、订阅消息、小程序码的页面是否必须在 app.json 中（项目没有 app.json 时不检查）。',
    },
    visitWindowMinutes: {
      default: 120,
      range: [1, 10_080],
      about: '内容安全检查要求用户在多少分钟内访问过小程序，否则返回 61010。',
      unconfirmed: '官方为近两小时，社区有官方人员称 30 分钟',
    },
    msgSecCheckV1: {
      default: 'refuse',
      choices: ['refuse', 'allow'],
      about: 'msgSecCheck 的 1.0 写法（只有 content）：拒绝，或按旧规则以 87014 表示有风险。',
    },
    tempImageMaxMB: {
      default: 2,
      choices: [2, 10],
      about: '临时素材图片的最大体积（MB）。',
      unconfirmed: '新增临时素材同一页面既写 2MB 又写 10M',
    },
    mediaCheckAfterMs: {
      default: 1000,
      range: [0, 1_800_000],
      about: 'mediaCheckAsync 的结果在多少毫秒（虚拟时钟）后推送，至多 30 分钟。',
    },
    ipAllowList: {
      default: '',
      about: 'api.weixin.qq.com 的 IP 白名单，逗号分隔；留空则不限制，不在名单内获取 token 返回 40164。',
    },
    kfSessions: {
      default: 'refuse',
      choices: ['refuse', 'allow'],
      about: '客服会话控制接口（kfsession/*）：拒绝（65400）或可用。',
      unconfirmed: 'kfsession 接口官方仅列公众号 / 服务号，小程序是否可用未确认',
    },
    failWith: {
      default: 'none',
      choices: [
        'none',
        '-1',
        '40001',
        '45009',
        '45011',
        '45015',
        '45047',
        '48001',
        '61010',
        '87014',
        '-604102',
        '-604103',
      ],
      about: '故障：让云调用返回这个错误码。',
    },
    failApi: {
      default: '',
      about: '故障：只让这个接口出错，例如 customerServiceMessage.send；留空则所有接口。',
    },
    failShare: { default: 1, range: [0, 1], fraction: true, about: '故障：出错的比例（0 至 1）。' },
  });
}
