/**
 * In: numbered options that were just listed, each with its wordings, and what was said. Out: which of them was chosen. Pure; what is as
 * near to one as to another was no choice.
 */
import { normalise } from '../normal-text';

const numerals = '一二三四五六七八九';
/** 2, 二, 第2个, 选2 */
const numbered = /^(?:选|第|我选)?\s*(\d{1,2}|[一二三四五六七八九])\s*(?:个|号|项|条)?$/;

/**
 * By its number, or by its words, whole or as part of what was said.
 * @param options the wordings of each
 * @param said as `normalise` makes it
 * @param longer so many characters more than a wording may be said around it; any number where it is not given
 * @returns its place, from 0; null where none was chosen
 */
export function chosenAmong(
  options: readonly (readonly string[])[],
  said: string,
  longer = Number.POSITIVE_INFINITY,
): number | null {
  if (said === '') return null;
  const number = numbered.exec(said)?.[1];
  if (number !== undefined) {
    const place = (Number(number) || numerals.indexOf(number) + 1) - 1;
    return place in options ? place : null;
  }
  const [best, next] = options
    .map((wordings, place) => ({
      place,
      fit: Math.max(0, ...wordings.map((wording) => fitOf(plain(wording), said, longer))),
    }))
    .sort((a, b) => b.fit - a.fit);
  return best && best.fit > 0 && best.fit > (next?.fit ?? 0) ? best.place : null;
}

function plain(wording: string): string {
  const { text, core } = normalise(wording);
  return text.slice(core.start, core.end);
}

function fitOf(word: string, said: string, longer: number): number {
  if (word === '') return 0;
  if (said === word) return 1000;
  if (said.includes(word)) return said.length - word.length > longer ? 0 : word.length;
  return said.length > 1 && word.includes(said) ? said.length : 0;
}
