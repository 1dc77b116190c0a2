// What a visitor of the soak does, drawn from one number. In: a seed. Out: acts, to be carried out one after the other. The
// questions have rules of their own, so that every reply says which message it answers.
import { Random } from '../support/cloud/random';

export type Act =
  | { readonly what: 'ask' | 'late'; readonly text: string }
  | { readonly what: 'enter' | 'picture' | 'card' | 'malformed' };

/** One stretch of a visitor's life: some acts, in a burst or with pauses between. */
export interface Stretch {
  readonly acts: readonly Act[];
  /** Real milliseconds between two acts. */
  readonly pauseMs: number;
}

const questions = 40;
const stretches = 3;

/** A rule for each question, with one to three replies; one with a picture and one with a card. */
export function rules(picture: string): { _id: string; [field: string]: unknown }[] {
  const asked = Array.from({ length: questions }, (_, n) => ({
    _id: `soak-${n}`,
    name: `第 ${n} 问`,
    match: 'exact',
    keywords: `问题 ${n}`,
    reply: Array.from({ length: 1 + (n % 3) }, (__, part) => `第 ${n} 问的第 ${part + 1} 答`),
  }));
  const card = { type: 'miniprogrampage', title: '帮助', pagepath: 'pages/home/home', thumb: picture };
  return [
    ...asked,
    { _id: 'soak-picture', name: '地图', match: 'exact', keywords: '地图', reply: { type: 'image', media: picture } },
    { _id: 'soak-card', name: '入口', match: 'exact', keywords: '入口', reply: ['请点下面', card] },
  ];
}

/** The stretches of one visitor's life. */
export function life(seed: number): Stretch[] {
  const random = new Random(seed);
  const left = Array.from({ length: questions }, (_, n) => n);
  const question = () => `问题 ${left.splice(random.integer(0, left.length - 1), 1)[0] ?? 0}`;
  const act = (): Act => {
    const kind = random.next();
    if (kind < 0.12) return { what: 'enter' };
    if (kind < 0.15) return { what: 'picture' };
    if (kind < 0.17) return { what: 'card' };
    if (kind < 0.18) return { what: 'malformed' };
    if (kind < 0.195) return { what: 'late', text: question() };
    if (kind < 0.22) return { what: 'ask', text: '转人工' };
    if (kind < 0.26) return { what: 'ask', text: '没有人教过的话' };
    if (kind < 0.28) return { what: 'ask', text: random.chance(0.5) ? '地图' : '入口' };
    return { what: 'ask', text: question() };
  };
  return Array.from({ length: stretches }, () => ({
    acts: Array.from({ length: random.integer(1, 6) }, act),
    pauseMs: random.chance(0.5) ? 0 : random.integer(5, 60),
  }));
}
