import type { Feature, Features } from '../answering/features';
import { normalWord } from '../answering/normal-text';

/** Something that was asked, in the words it was asked in. */
export interface Asked {
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
}
/** Questions that are alike, by their wordings. */
export interface Group<Q extends Asked> {
  /** The most frequent first; of equally frequent ones the newest. */
  readonly wordings: readonly Wording<Q>[];
}
export interface Wording<Q extends Asked> {
  /** As it was typed last. */
  readonly text: string;
  readonly asked: readonly Q[];
  readonly lastAt: number;
}

/** From here on two wordings ask the same: 能停车吗 and 有没有停车位, but not 怎么退货 and 怎么退款. */
const alike = 0.5;
/** With fewer features a text names nothing that could be answered (嗯, 为什么呢). */
const fewestFeatures = 2;
/**
 * Groups questions by likeness; one that names no matter is left out. The same questions give the same groups, in whatever order they come:
 * wordings are taken from the most frequent on, each joins the likeliest group whose first wording it is like, or begins one.
 */
export function grouped<Q extends Asked>(questions: readonly Q[], features: Features): Group<Q>[] {
  const groups: Wording<Q>[][] = [];
  const firsts: { readonly size: number }[] = [];
  const holding = new Map<number, { group: number; weight: number }[]>();
  for (const wording of wordingsOf(questions)) {
    const own = featuresOf(wording.text, features);
    if (own.length < fewestFeatures) continue;
    const size = Math.hypot(...own.map(({ weight }) => weight));
    const shared = new Map<number, number>();
    for (const { id, weight } of own)
      for (const first of holding.get(id) ?? [])
        shared.set(first.group, (shared.get(first.group) ?? 0) + weight * first.weight);
    let best = { group: -1, likeness: 0 };
    for (const [group, product] of shared) {
      const likeness = product / (size * (firsts[group]?.size ?? 1));
      if (likeness > best.likeness || (likeness === best.likeness && group < best.group)) best = { group, likeness };
    }
    const joined = best.likeness >= alike ? groups[best.group] : undefined;
    if (joined !== undefined) {
      joined.push(wording);
      continue;
    }
    for (const { id, weight } of own) holding.set(id, [...(holding.get(id) ?? []), { group: groups.length, weight }]);
    groups.push([wording]);
    firsts.push({ size });
  }
  return groups.map((wordings) => ({ wordings }));
}

/** The same words, however they were typed, are one wording. */
function wordingsOf<Q extends Asked>(questions: readonly Q[]): Wording<Q>[] {
  const byWords = new Map<string, Q[]>();
  for (const question of questions) {
    const words = normalWord(question.text).trim();
    const known = byWords.get(words);
    if (known === undefined) byWords.set(words, [question]);
    else known.push(question);
  }
  return [...byWords]
    .map(([words, asked]) => {
      const newest = asked.reduce((a, b) => (b.at > a.at || (b.at === a.at && b.text < a.text) ? b : a));
      return { words, text: newest.text, asked, lastAt: newest.at };
    })
    .sort((a, b) => b.asked.length - a.asked.length || b.lastAt - a.lastAt || (a.words < b.words ? -1 : 1));
}

function featuresOf(text: string, features: Features): readonly Feature[] {
  const matter = features.ofMatter(text);
  return matter.length >= fewestFeatures ? matter : features.of(text);
}
