// Chinese words, keywords and messages for the benches: made from the starter documents, always the same.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fixedRandom } from './sample';

export interface Corpus {
  /** Half rare words, four in ten of two words, one in ten Latin; all different. */
  keywords(count: number): string[];
  /** Words as often as people use them; three in ten hold one of the keywords. */
  messages(count: number, length: number, keywords: readonly string[]): string[];
}

export function starterDocuments(root: string, name: string): Record<string, unknown>[] {
  const lines = readFileSync(path.join(root, 'database', 'starter', `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

export function corpusOf(root: string): Corpus {
  const sentences = starterDocuments(root, 'faqs').flatMap(({ question, aliases, answer }) => [
    question as string,
    answer as string,
    ...(aliases as string[]),
  ]);
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const counts = new Map<string, number>();
  for (const sentence of sentences) {
    for (const { segment, isWordLike } of segmenter.segment(sentence)) {
      if (isWordLike) counts.set(segment, (counts.get(segment) ?? 0) + 1);
    }
  }
  const words = [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  const characters = [...new Set(words.join('').match(/\p{Script=Han}/gu))];

  return {
    keywords(count) {
      const random = fixedRandom(7);
      const one = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
      const made = new Set<string>();
      while (made.size < count) {
        const kind = random();
        if (kind < 0.5) made.add(Array.from({ length: 2 + Math.floor(random() * 2) }, () => one(characters)).join(''));
        else if (kind < 0.9) made.add(one(words) + one(words));
        else made.add(Math.floor(random() * 36 ** 4).toString(36) + one(['pro', 'max', 'mini', 'x']));
      }
      return [...made];
    },
    messages(count, length, keywords) {
      const random = fixedRandom(11);
      // Zipf: the nth word is n times as rare as the first.
      const word = () => words[Math.floor(words.length ** random()) - 1] ?? '';
      return Array.from({ length: count }, () => {
        const planted = random() < 0.3 ? (keywords[Math.floor(random() * keywords.length)] ?? '') : '';
        let text = word();
        while (text.length + planted.length < length) text += word();
        const at = Math.floor(random() * text.length);
        return (text.slice(0, at) + planted + text.slice(at)).slice(0, length);
      });
    },
  };
}
