// Every word of ours that a visitor reads, unless the operator wrote their own. In: what to fill in. Out: Chinese texts.
import { inChina } from '../calendar';

export const texts = {
  /** While the visitor is handed to WeChat's desk, by the same answer. */
  handingOver: '正在为您转接人工客服，请稍候。',
  /** The wish for a human was kept, and somebody will be in at `next`. */
  closed: (next: string) => `现在不在人工服务时间，您的请求已经记下，${next} 开始人工服务。您也可以先留言说明问题。`,
  /** The wish was kept, and the shop has no hours at all. */
  neverOpen: '暂时没有人工客服值班，您的请求已经记下。您也可以先留言说明问题。',
  /** Several answers come close: the visitor chooses by number. */
  didYouMean: (titles: readonly string[]) =>
    [
      '您是想问：',
      ...titles.map((title, index) => `${index + 1}. ${title}`),
      '回复数字就行；都不是的话，请换个说法，或回复「转人工」。',
    ].join('\n'),
  /** Two questions in one message, each with its answer. */
  bothAnswers: (answered: readonly { readonly question: string; readonly answer: string }[]) =>
    answered.map(({ question, answer }) => `${question}\n${answer}`).join('\n\n'),
  /** Several messages in a row were not understood. */
  offerHuman: {
    title: '转人工',
    text: '抱歉，我还是没听明白。\n1. 转人工\n回复 1 由客服为您解答，也可以换个说法再问一次。',
  },
  offerMessage: {
    title: '留言',
    text: '抱歉，我还是没听明白，现在也不在人工服务时间。\n1. 留言\n回复 1 我先记下，{{下次服务时间|开始服务后}} 由客服联系您；也可以换个说法再问一次。',
  },
  /** What a model is told before the visitor's question. */
  aiInstruction: (about: string) =>
    `你是一家店的在线客服。只根据下面的资料，用一两句话回答顾客；资料里没有的，就说不清楚，请顾客回复「转人工」。\n资料：\n${about}`,
  /** The hand-off could not be made with this message; the next one can carry it. */
  handoffMissed: '刚才没能接通人工客服，请再回复一次「转人工」。',
  /** Before a reply that could not go out when it was asked for. */
  earlier: '您之前问的，现在回复您：\n',
  /** Stands where a reply would repeat a text that must not be repeated. */
  yourMessage: '您的留言',
} as const;

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** A coming time as people say it: 今天 09:00, 明天 09:00, 周一 09:00, 10 月 8 日 09:00. Both are epoch milliseconds. */
export function comingTime(time: number, now: number): string {
  const then = inChina(time);
  const days = Math.round((then.midnight - inChina(now).midnight) / (24 * 60 * 60 * 1000));
  const date = new Date(then.midnight + 12 * 60 * 60 * 1000);
  const day =
    days === 0
      ? '今天'
      : days === 1
        ? '明天'
        : days < 7
          ? weekdays[then.day]
          : `${date.getUTCMonth() + 1} 月 ${date.getUTCDate()} 日`;
  const clock = [Math.floor(then.minute / 60), then.minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${day ?? ''} ${clock}`;
}
