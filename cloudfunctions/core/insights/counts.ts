import type { InMessage } from '../../../contracts/message';
import type { Rating } from '../../../contracts/visitor-records';
import { askedForHuman, followingIn } from './following';

/** What a document did; see InsightRow in contracts/desk.ts. */
export interface Counted {
  readonly id: string;
  /** As the newest trace calls it; empty when only votes tell of it. */
  readonly name: string;
  answered: number;
  lost: number;
  blocked: number;
  helpful: number;
  unhelpful: number;
  handoffs: number;
}
export interface Insights {
  readonly rules: readonly Counted[];
  readonly faqs: readonly Counted[];
  readonly intents: readonly Counted[];
}
type Kind = 'rule' | 'faq' | 'intent';
interface Named {
  readonly kind: Kind;
  readonly id: string;
  readonly name: string;
}

/** Stars that say it was good, and that it was not; three say neither. */
const goodStars = 4;
const badStars = 2;

/** What rules, FAQ entries and intents did, the busiest first. @param messages newest first */
export function insightsIn(messages: readonly InMessage[], ratings: readonly Rating[]): Insights {
  const counts: Record<Kind, Map<string, Counted>> = { rule: new Map(), faq: new Map(), intent: new Map() };
  const countOf = ({ kind, id, name }: Named): Counted => {
    const known = counts[kind].get(id);
    if (known !== undefined) return known;
    const made = { id, name, answered: 0, lost: 0, blocked: 0, helpful: 0, unhelpful: 0, handoffs: 0 };
    counts[kind].set(id, made);
    return made;
  };
  const following = followingIn(messages);
  const answeredIn = new Map<string, Set<Counted>>();
  for (const message of messages) {
    for (const { rule: id, name, outcome } of message.trace?.matched ?? [])
      if (outcome !== 'won') countOf({ kind: 'rule', id, name })[outcome] += 1;
    const next = following.get(message._id);
    for (const named of answeredBy(message)) {
      const count = countOf(named);
      count.answered += 1;
      if (next !== undefined && askedForHuman(next)) count.handoffs += 1;
      if (typeof message.conversation === 'string')
        answeredIn.set(message.conversation, (answeredIn.get(message.conversation) ?? new Set()).add(count));
    }
  }
  for (const rating of ratings) {
    const vote = voteOf(rating);
    if (vote === null) continue;
    const rated =
      rating.about === 'article'
        ? [countOf({ kind: 'faq', id: rating.article, name: '' })]
        : (answeredIn.get(rating.conversation) ?? []);
    for (const count of rated) count[vote] += 1;
  }
  return { rules: busiest(counts.rule), faqs: busiest(counts.faq), intents: busiest(counts.intent) };
}

/** Several rules may answer together; an FAQ entry or an intent answers alone. */
function answeredBy({ trace }: InMessage): readonly Named[] {
  const won = (trace?.matched ?? []).filter(({ outcome }) => outcome === 'won');
  const rules = won.map(({ rule, name }) => ({ kind: 'rule' as const, id: rule, name }));
  const by = trace?.by;
  if (by === undefined || (by.kind !== 'faq' && by.kind !== 'intent')) return rules;
  return [...rules, { kind: by.kind, id: by.id, name: trace?.decided ?? '' }];
}

function voteOf(rating: Rating): 'helpful' | 'unhelpful' | null {
  if (rating.about === 'article') return rating.helpful ? 'helpful' : 'unhelpful';
  if (rating.score >= goodStars) return 'helpful';
  return rating.score <= badStars ? 'unhelpful' : null;
}

function busiest(counts: ReadonlyMap<string, Counted>): Counted[] {
  const work = ({ lost, blocked, helpful, unhelpful }: Counted) => lost + blocked + helpful + unhelpful;
  return [...counts.values()].sort(
    (a, b) => b.answered - a.answered || work(b) - work(a) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}
