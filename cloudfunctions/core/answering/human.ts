import { bare } from './whole-text';

/** Said anywhere in a text, these ask for a human. */
const phrases = /转(?:接|到)?(?:个|一下)?(?:人工|真人)|(?:找|要|换|叫|接|联系)(?:个|一下|一个)?(?:人工|真人)/;
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
