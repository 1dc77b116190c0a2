// What rules, entries and intents did, as horizontal bars. Pure.
import type { InsightRow } from '../../../contracts/desk';
import { texts } from '../texts/insights';

export interface Bar {
  readonly id: string;
  readonly name: string;
  readonly answered: string;
  /** Of the widest bar, in percent: answers after which nobody asked for a human, and those after which somebody did. */
  readonly kept: number;
  readonly handed: number;
  readonly figures: readonly Figure[];
}
export interface Figure {
  readonly text: string;
  readonly tone: 'good' | 'bad' | 'plain';
}

/** So much of a bar is seen, in percent. */
const least = 1.5;

/** @param rows in their order: the busiest first */
export function barsOf(rows: readonly InsightRow[]): Bar[] {
  const widest = Math.max(1, ...rows.map(({ answered }) => answered));
  const width = (count: number) => (count === 0 ? 0 : Math.max(least, Math.round((count / widest) * 1000) / 10));
  return rows.map((row) => {
    // A hand-off may follow an answer of before these days: it is never more than the answers that are drawn.
    const handed = Math.min(row.handoffs, row.answered);
    return {
      ...{ id: row.id, name: row.name, answered: texts.answered(row.answered) },
      ...{ kept: width(row.answered - handed), handed: width(handed), figures: figuresOf(row) },
    };
  });
}

function figuresOf({ answered, helpful, unhelpful, handoffs, lost, blocked }: InsightRow): Figure[] {
  const { figures } = texts;
  const percent = answered === 0 ? 0 : Math.min(100, Math.round((handoffs / answered) * 100));
  return [
    ...(helpful > 0 ? [{ text: figures.helpful(helpful), tone: 'good' } as const] : []),
    ...(unhelpful > 0 ? [{ text: figures.unhelpful(unhelpful), tone: 'bad' } as const] : []),
    ...(handoffs > 0 ? [{ text: figures.handoffs(handoffs, percent), tone: 'bad' } as const] : []),
    ...(lost > 0 ? [{ text: figures.lost(lost), tone: 'plain' } as const] : []),
    ...(blocked > 0 ? [{ text: figures.blocked(blocked), tone: 'plain' } as const] : []),
  ];
}
