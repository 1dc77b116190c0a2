import { bare } from './whole-text';

/** Said anywhere in a text, these ask for a human. */
const phrases = new RegExp(
  [
    '转(?:接|到)?(?:个|一下)?(?:人工|真人|客服)',
    '(?:找|要|换|叫|接|联系)(?:个|一下|一个|你们|你们的)?(?:人工|真人|活人)',
    '(?:接|转|换)(?:到|通|个|一下|一个|你们|你们的|下)?(?:在线)?客服(?!电话|热线|微信)',
    '^(?:人工|真人|客服){2,}$',
    '(?:叫|喊|让)(?:个|你们|你们的)?(?:在线)?客服(?:来|出来|过来|回)',
    '^(?:请问|你好|您好|你们|这里|那)*有(?:没有)?(?:人工|真人|活人)(?:客服|服务|在线|在|吗|么|没|啊|回|$)',
    '(?:不|别|不想|不要|不愿)(?:要|想|再|跟|和|用|让)*机器人',
  ].join('|'),
);
/** These ask for a human when they are all that is said, politeness apart. */
const wholeTexts = new Set([
  '人工',
  '人工客服',
  '人工服务',
  '人工在线客服',
  '在线人工',
  '真人',
  '真人客服',
  '客服',
  '找客服',
  '转客服',
  '联系客服',
  '呼叫客服',
  '在线客服',
  '人呢',
  '活人',
  'kefu',
  'rengong',
  'rengongkefu',
  'zhuanrengong',
  'zhenren',
  'human',
  'agent',
]);
const polite =
  /^(?:你好|您好|请问|请|麻烦|帮我|给我|我要|我想|我想要|能不能|可以|可不可以)+|(?:一下|谢谢|吧|啊|呢|吗|嘛|呀|好吗|行吗|可以吗)+$/g;
const refusal = /(?:不用|不要|不需要|无需|别|不想|不必)(?:再|给我|帮我)?(?:转|找|要|换|叫|接|联系|人工|真人)/;

/** Whether a text asks for a human. This works in every shop, whatever its rules say. */
export function asksForHuman(text: string): boolean {
  const said = bare(text).replace(/\s+/g, '');
  if (refusal.test(said)) return false;
  return phrases.test(said) || wholeTexts.has(said) || wholeTexts.has(bare(said.replace(polite, '')));
}
