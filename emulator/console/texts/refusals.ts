// The emulator's refusals in Chinese. It says what is wrong with a field in a few set sentences (emulator/body.ts,
// emulator/settings.ts); what is none of them has no translation, and is shown as it was said where somebody asks for it.

type Rule = readonly [pattern: RegExp, chinese: (...parts: string[]) => string];

const choices = (list: string) => list.split(/, | or /).join('、');

/** What a value must be. */
const wanted: readonly Rule[] = [
  [/^a whole number(?:,| between) (\S+) (?:to|and) (\S+)$/, (from, to) => `应为 ${from} 到 ${to} 的整数`],
  [/^a whole number from (\S+) to (\S+)$/, (from, to) => `应为 ${from} 到 ${to} 的整数`],
  [/^a whole number, (\S+) or more$/, (from) => `应为不小于 ${from} 的整数`],
  [/^a whole number$/, () => '应为整数'],
  [/^(?:a number(?:,| between)|between) (\S+) (?:to|and) (\S+)$/, (from, to) => `应为 ${from} 到 ${to} 的数`],
  [/^a number of milliseconds, 0 or more$/, () => '应为不小于 0 的毫秒数'],
  [/^milliseconds between (\S+) and (\S+)$/, (from, to) => `应为 ${from} 到 ${to} 毫秒`],
  [
    /^milliseconds, or two of them, (\S+) to (\S+)$/,
    (from, to) => `应为 ${from} 到 ${to} 的毫秒数，或由两个毫秒数组成的范围`,
  ],
  [/^epoch milliseconds or an ISO date$/, () => '应为毫秒时间戳或 ISO 格式的时间'],
  [/^at least (\S+)$/, (least) => `不能小于 ${least}`],
  [/^at most (\S+)$/, (most) => `不能大于 ${most}`],
  [/^a text$/, () => '应为文字'],
  [/^a number$/, () => '应为数字'],
  [/^(?:a boolean|true or false)$/, () => '应为 true 或 false'],
  [/^a string$/, () => '应为文字'],
  [/^a list$/, () => '应为列表'],
  [/^an object(?: of setting names and values)?$/, () => '应为对象'],
  [/^a JSON object(?: in Extended JSON)?$/, () => '应为 JSON 对象'],
  [/^one of the kinds that \S+ lists$/, () => '不是已有的故障种类'],
  [/^one of (.+)$/, (list) => `只能是 ${choices(list)}`],
  [/^("[^"]*"(?:(?:, | or )"[^"]*")+)$/, (list) => `只能是 ${choices(list)}`],
  [/^base64$/, () => '应为 base64'],
];

/** Whole sentences. */
const sentences: readonly Rule[] = [
  [/^(.+) is no field of the (?:body|query)$/, (name) => `${subject(name)}不是这里的字段`],
  [/^(.+) is missing(?:; .*)?$/, (name) => `缺少${subject(name)}`],
  [/^(.+) must not be empty$/, (name) => `${subject(name)}不能为空`],
  [/^(.+?) must be (.+?)(?:; got (.+))?$/, said],
];

function said(name = '', must = '', got?: string): string {
  const demand = translated(wanted, must);
  return demand === null ? '' : `${subject(name)}${demand}${got === undefined ? '' : `；现在是 ${got}`}`;
}

/** `Setting "a.b"`, `"a"`, `The body`. */
function subject(name: string): string {
  if (name === 'The body' || name === 'The query') return '内容';
  return name.replace(/^Setting "(.*)"$/, '设置项 $1').replace(/^"(.*)"$/, '字段 $1') + ' ';
}

function translated(rules: readonly Rule[], text: string): string | null {
  for (const [pattern, chinese] of rules) {
    const match = pattern.exec(text);
    if (match) return chinese(...match.slice(1)) || null;
  }
  return null;
}

/** A refusal's message in Chinese; null where there is no set sentence for it. */
export function inChinese(message: string): string | null {
  if (/\p{Script=Han}/u.test(message) && !/^[A-Z"]/.test(message)) return message;
  const sentence = translated(sentences, message.replace(/\.$/, ''));
  return sentence === null ? null : `${sentence.trim()}。`;
}
