// A small coloured word: a state, a kind, an outcome.
import { own } from '../../own';
import type { ComponentChildren } from 'preact';
import { texts } from '../texts';

export type Tone = 'good' | 'bad' | 'warn' | 'info' | 'plain';

export function Badge({
  tone = 'plain',
  title,
  children,
}: {
  tone?: Tone;
  title?: string;
  children: ComponentChildren;
}) {
  return (
    <span class={`badge badge-${tone}`} title={title}>
      {children}
    </span>
  );
}

const good = new Set(['ok', 'success']);
const neutral = new Set(['transfer', 'desk', 'pending', 'running']);

/** How something ended: WeChat's codes stay as they are, our states are said in Chinese. */
export function Outcome({ outcome }: { outcome: string | null }) {
  if (outcome === null) return <Badge tone="info">{texts.common.running}</Badge>;
  return <Badge tone={toneOf(outcome)}>{own(texts.outcomes, outcome) ?? outcome}</Badge>;
}

export function toneOf(outcome: string | null): Tone {
  if (outcome === null) return 'info';
  if (good.has(outcome)) return 'good';
  return neutral.has(outcome) ? 'info' : 'bad';
}
