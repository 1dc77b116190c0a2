// What is wrong with a rule, in the words of the form: the cloud's words name the fields of the document, as the console shows them. Pure.
import { choices, names, yesNo } from '../texts/fields';

const label = (field: keyof typeof names) => `「${names[field]}」`;
const choice = (field: 'then', value: string) => choices[field]?.find((each) => each.value === value)?.text ?? value;

/** How the console writes a field with its value, and what to do here instead. */
const ways: readonly (readonly [RegExp, string])[] = [
  [/用 then: "human" 转人工/g, `把${label('then')}选成「${choice('then', 'human')}」`],
  [/把 enabled 写成 false/g, `把${label('enabled')}换成「${yesNo.enabled[1]}」`],
  [/「排除词」exclude/g, label('exclude')],
];
/** A field's name, with the Chinese one that the cloud puts before it; not the `pages` of a path. */
const fieldName = new RegExp(`(?:[一-龥]+ |[ ])?\\b(${Object.keys(names).join('|')})\\b(?!/) ?`, 'g');
/** The cloud's Chinese name begins what is said of a field; advice begins with 「请」. */
const leading = /^(?!请)[一-龥]+ (?=[a-z])/i;

/** What puts a rule out of use before what is only to be noticed. */
export const worstFirst = <P extends { readonly fatal: boolean }>(problems: readonly P[]): P[] =>
  [...problems].sort((a, b) => Number(b.fatal) - Number(a.fatal));

/** @param message of the cloud, about one rule; what somebody wrote stands in 「」 and stays as it is */
export function onForm(message: string): string {
  const plain = ways.reduce((text, [pattern, here]) => text.replace(pattern, here), message);
  return plain
    .split(/(「[^」]*」|[；：])/)
    .map((part) => (part.startsWith('「') ? part : inWords(part)))
    .join('');
}

function inWords(part: string): string {
  // Another collection's document is mended in the console, by the names that it has there.
  if (/\bsettings\b/.test(part)) return part;
  const own = leading.test(part);
  return part.replace(fieldName, (found, field: keyof typeof names, at: number) => {
    const before = found.slice(0, found.indexOf(field)).trim();
    return `${own && at === 0 ? '' : before}${label(field)}`;
  });
}
