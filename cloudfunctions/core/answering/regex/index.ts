/**
 * In: a regular expression an operator wrote. Out: a matcher whose time grows only with the text (RE2), or in Chinese
 * why it is refused. The engine is loaded when the first expression is met: most shops have none, and every cold start
 * would pay for it.
 */
import type { RE2JS } from 're2js';
import { explainRefusal, words } from '../../texts/regex';

export const regexLimits = {
  /** Units of one expression. */
  length: 300,
  /** Expressions of all rules together: unlike keywords, each is a pass over the text of its own. */
  patterns: 100,
  /** Steps of the program an expression becomes: each unit of a message costs so many at worst. 1\d{10} has 13. */
  size: 1000,
  /** Steps of all expressions together. */
  sizes: 10_000,
  /** Units of a message an expression looks at. */
  text: 1000,
} as const;

export interface RegexMatch {
  start: number;
  end: number;
  /** What the brackets hold, in order; '' for those that took no part. */
  groups: string[];
}

export interface Regex {
  /** Steps of its program, for {@link regexLimits}. */
  readonly size: number;
  /** The first match, upper and lower case alike, or null. */
  find(text: string): RegexMatch | null;
}

export interface RegexEngine {
  /** @returns the matcher, or why there is none, for the operator */
  compile(source: string): Regex | { problem: string };
}

/** The engine, loaded once per instance. */
export async function loadRegexEngine(): Promise<RegexEngine> {
  const { RE2JS: engine, RE2JSException } = await import('re2js');
  return {
    compile(source) {
      if (source.length > regexLimits.length) return { problem: words.tooLong(regexLimits.length) };
      try {
        const compiled = engine.compile(withCodePoints(source), engine.CASE_INSENSITIVE | engine.DOTALL);
        if (compiled.matcher('').find()) return { problem: words.matchesNothing };
        const size = compiled.programSize();
        if (size > regexLimits.size) return { problem: words.tooLarge };
        return { size, find: (text) => firstMatch(compiled, text.slice(0, regexLimits.text)) };
      } catch (error) {
        if (error instanceof RE2JSException) return { problem: explainRefusal(error.message) };
        throw error;
      }
    },
  };
}

/** RE2 writes \x{4e00} for what everybody writes as \u4e00. */
function withCodePoints(source: string): string {
  return source.replace(/\\(?:u([\dA-Fa-f]{4})|[^])/g, (written, code?: string) =>
    code === undefined ? written : `\\x{${code}}`,
  );
}

function firstMatch(compiled: RE2JS, text: string): RegexMatch | null {
  const matcher = compiled.matcher(text);
  if (!matcher.find()) return null;
  const groups = Array.from({ length: matcher.groupCount() }, (_, i) => matcher.group(i + 1) ?? '');
  return { start: matcher.start(), end: matcher.end(), groups };
}
