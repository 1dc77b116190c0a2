/**
 * In: the documents of `sensitive_words`, then texts either way. Out: for each text what is to be done with it, which
 * words stand where (dodged or not), and the text with the words to be masked covered. Pure. WeChat's own content check
 * is another room's; this is the shop's list.
 */
import type { KeywordHit } from '../keywords';
import { createLexicon, type Lexicon } from '../keywords/lexicon';
import { normalise, originalSpan, type NormalText, type Span } from '../normal-text';
import { readWordLists, type WordProblem } from './document';

export type { WordProblem } from './document';

/** `block`: the text goes no further. `mask`: the word is covered. `flag`: somebody should look. */
export type WordAction = 'block' | 'mask' | 'flag';
/** `in`: what visitors say; `out`: what we say. */
export type Direction = 'in' | 'out';

export interface WordHit {
  /** As the operator wrote it. */
  word: string;
  action: WordAction;
  /** In the original text. */
  span: Span;
}

export interface WordVerdict {
  /** The sternest of the hits' actions. */
  action: 'pass' | WordAction;
  hits: WordHit[];
  /** The original with every word to be masked as stars. */
  masked: string;
}

export interface WordContext {
  /** Share one lexicon with the rules to look through each text once. */
  lexicon?: Lexicon;
  /** Traditional characters match as simplified ones; default true. */
  simplify?: boolean;
}

export interface CompiledWords {
  readonly size: number;
  /** By document id, those with problems only. */
  readonly problems: ReadonlyMap<string, readonly WordProblem[]>;
  /** @param seen the text through `normalise` and its hits in the shared lexicon, when the caller has them already */
  check(text: string, direction: Direction, seen?: { normal: NormalText; hits: readonly KeywordHit[] }): WordVerdict;
}

const sternness: Record<WordVerdict['action'], number> = { pass: 0, flag: 1, mask: 2, block: 3 };

export function compileWords(documents: readonly unknown[], context: WordContext = {}): CompiledWords {
  const { lexicon = createLexicon(), simplify = true } = context;
  const { words, exceptions, problems } = readWordLists(documents, simplify);
  const byNumber = new Map<number, typeof words>();
  for (const word of words) {
    const number = lexicon.add(word.plain);
    byNumber.set(number, [...(byNumber.get(number) ?? []), word]);
  }
  const allowed = new Set(exceptions.map((exception) => lexicon.add(exception)));

  return {
    size: words.length,
    problems,
    check(text, direction, seen) {
      const normal = seen?.normal ?? normalise(text, { simplify });
      const hits = hitsIn(normal, seen?.hits ?? lexicon.find(normal.text), direction);
      const action = hits.reduce<WordVerdict['action']>(
        (sternest, hit) => (sternness[hit.action] > sternness[sternest] ? hit.action : sternest),
        'pass',
      );
      let masked = mask(text, hits);
      // What is left on both sides of a covered word may be one again, as stars hide nothing from matching.
      for (let before = text; masked !== before;) {
        before = masked;
        const rest = normalise(masked, { simplify });
        masked = mask(masked, hitsIn(rest, lexicon.find(rest.text), direction));
      }
      return { action, hits, masked };
    },
  };

  function hitsIn(normal: NormalText, found: readonly KeywordHit[], direction: Direction): WordHit[] {
    const harmless = found.filter(({ keyword }) => allowed.has(keyword));
    return found
      .filter((hit) => !harmless.some(({ start, end }) => start <= hit.start && end >= hit.end))
      .flatMap((hit) =>
        (byNumber.get(hit.keyword) ?? [])
          .filter((word) => word.directions.includes(direction))
          .map(({ word, action }): WordHit => ({ word, action, span: originalSpan(normal, hit) })),
      );
  }
}

/** A star for each character, so that the length still tells something; what dodged between goes with it. */
function mask(text: string, hits: readonly WordHit[]): string {
  let masked = text;
  for (const { action, span } of hits) {
    if (action === 'mask')
      masked = masked.slice(0, span.start) + '*'.repeat(span.end - span.start) + masked.slice(span.end);
  }
  return masked;
}
