// How a conversation is rated in the chat. In: nothing. Out: Chinese, and the score from 1 to 5 that each choice stands for.
const choices = [
  { score: 5, title: '满意' },
  { score: 3, title: '一般' },
  { score: 1, title: '不满意' },
] as const;

export const ratingTexts = {
  choices,
  question: [
    '请问这次的服务您满意吗？',
    ...choices.map(({ title }, index) => `${index + 1}. ${title}`),
    '回复数字就行。',
  ].join('\n'),
  thanks: '谢谢您的评价！',
  sorry: '谢谢您告诉我们，很抱歉没能让您满意。需要客服继续处理的话，请回复「转人工」。',
} as const;
