import { asksForHuman } from '../../../../../cloudfunctions/core/answering/human';

it.each([
  '转人工',
  '转 人 工',
  '我要转人工！！',
  '帮我转接人工客服',
  '人工',
  '人工客服',
  '请问可以找个真人吗',
  '我想联系人工',
  '客服',
  '你好，客服',
  '有没有真人？换人工',
  '人工服务谢谢',
  'HUMAN',
  'kefu',
  '人呢',
  '有真人吗，我不想跟机器人聊',
  '让你们客服出来说话',
  '有人工吗',
])('%s', (text) => expect(asksForHuman(text)).toBe(true));

it.each([
  '人工智能是什么',
  '这件衣服是人工缝的吗',
  '人工费怎么算',
  '不用转人工了',
  '别转人工，我自己看',
  '客服电话多少',
  '有没有人工香精',
  '晚上有人工服务吗',
  '多少钱',
  '',
])('%s is no wish for a human', (text) => expect(asksForHuman(text)).toBe(false));
