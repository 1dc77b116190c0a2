/**
 * In: a list of keywords, then any number of texts. Out: every place where any of them stands in a text, in one pass
 * whose time does not grow with the number of keywords. Exact, linear, never throws. It knows nothing of normalising:
 * give it texts and keywords that went through the same.
 */
import { buildTables } from './build';
import { scanTables } from './scan';

/**
 * An Aho–Corasick automaton in flat arrays, so that it is cheap to build, to keep and to copy. States are numbered
 * breadth first: the children of one stand side by side, and those of `s` end where those of `s + 1` begin.
 */
export interface KeywordTables {
  /** The unit on the way into each state. */
  readonly labels: Uint16Array;
  /**
   * Three numbers a state, side by side because they are read together: its first child; the state of its longest proper
   * suffix that is also a beginning; and the longest suffix of two units or more, itself included, that is a keyword.
   */
  readonly states: Int32Array;
  /** The keyword that ends in a state, or -1. */
  readonly ends: Int32Array;
  /** The first state reached by two units; everything below is the root or one unit away. */
  readonly deep: number;
  /** Of each pair of units some keyword begins with: the pair and its state, in an open hash table. */
  readonly pairs: Int32Array;
  /**
   * One bit for each pair that is a keyword and for every three units some keyword begins with (and for a few that only
   * look so): small enough to stay near the processor.
   */
  readonly beginnings: Uint32Array;
  /** One bit for each unit that is a keyword by itself, and those keywords; empty when there are none. */
  readonly singleBits: Uint32Array;
  readonly singles: Int32Array;
  /** Length in units of each keyword of the list. */
  readonly lengths: Uint16Array;
}

/** `keyword` is its place in the list given to {@link compileKeywords}; offsets count UTF-16 units. */
export interface KeywordHit {
  keyword: number;
  start: number;
  end: number;
}

export type HitVisitor = (keyword: number, start: number, end: number) => void;

export interface Keywords {
  readonly tables: KeywordTables;
  /** Calls `visit` for every hit, in no promised order. */
  scan(text: string, visit: HitVisitor): void;
  /** Every hit by its end, longer ones first. */
  find(text: string): KeywordHit[];
}

/**
 * @param keywords any strings up to 65,535 units; an empty one never matches, and of equal ones the first answers for all.
 */
export function compileKeywords(keywords: readonly string[]): Keywords {
  return keywordsFrom(buildTables(keywords));
}

/** The automaton over tables that were built before, in this process or another. */
export function keywordsFrom(tables: KeywordTables): Keywords {
  return {
    tables,
    scan: (text, visit) => {
      scanTables(tables, text, visit);
    },
    find: (text) => {
      const hits: KeywordHit[] = [];
      scanTables(tables, text, (keyword, start, end) => hits.push({ keyword, start, end }));
      // Only keywords of one unit come apart from the rest.
      return tables.singles.length === 0 ? hits : hits.sort((a, b) => a.end - b.end || a.start - b.start);
    },
  };
}
