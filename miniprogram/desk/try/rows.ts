// One try as the page shows it: what the visitor said, what came back, and why. Pure.
import type { OutboundContent } from '../../../contracts/content';
import type { DeskAnswers, ReasonView, RuleProblemView } from '../../../contracts/desk';

export interface Piece {
  readonly text: string;
  /** Words that a rule hit, or a link in a reply. */
  readonly marked: boolean;
}
export interface Bubble {
  readonly kind: 'text' | 'image' | 'link' | 'card';
  readonly pieces: readonly Piece[];
  readonly title: string;
  readonly note: string;
  /** What an <image> can load; empty where there is none. */
  readonly picture: string;
}
export interface TryRow {
  readonly key: number;
  readonly said: string;
  readonly pieces: readonly Piece[];
  readonly state: 'waiting' | 'done' | 'failed';
  /** Of a failed one. */
  readonly problem: string;
  readonly when: string;
  readonly bubbles: readonly Bubble[];
  readonly human: boolean;
  readonly summary: string;
  readonly reasons: readonly ReasonView[];
  /** What to know besides: of documents that took part, of the visitor, of the shop. */
  readonly notes: readonly RuleProblemView[];
  /** The reasons are unfolded. */
  readonly open: boolean;
}

export function begunRow(key: number, said: string): TryRow {
  return {
    ...{ key, said, pieces: [{ text: said, marked: false }], state: 'waiting', problem: '', when: '' },
    ...{ bubbles: [], human: false, summary: '', reasons: [], notes: [], open: true },
  };
}

/** @param when as it stands above the row */
export function answeredRow(row: TryRow, tried: DeskAnswers['tryText'], when: string): TryRow {
  const { pieces, replies, human, summary, reasons, notes } = tried;
  return {
    ...row,
    ...{ state: 'done', when, human, summary, reasons, notes, bubbles: replies.map(bubbleOf) },
    pieces: pieces.map(({ text, hit }) => ({ text, marked: hit })),
  };
}

export function failedRow(row: TryRow, problem: string): TryRow {
  return { ...row, state: 'failed', problem };
}

export function bubbleOf(content: OutboundContent): Bubble {
  const plain = { pieces: [], title: '', note: '', picture: '' };
  switch (content.type) {
    case 'text':
      return { ...plain, kind: 'text', pieces: linked(content.text) };
    case 'image':
      return { ...plain, kind: 'image', picture: loadable(content.media) };
    case 'link':
      return { ...plain, kind: 'link', title: content.title, note: content.description, picture: content.thumbUrl };
    case 'miniprogrampage':
      return { ...plain, kind: 'card', title: content.title, note: content.pagepath, picture: loadable(content.thumb) };
  }
}

/** WeChat: a text may hold `<a href="…">words</a>`; the visitor reads the words. */
function linked(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(/<a\s[^>]*>([\s\S]*?)<\/a>/gi)) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), marked: false });
    pieces.push({ text: match[1] ?? '', marked: true });
    at = match.index + match[0].length;
  }
  if (at < text.length || pieces.length === 0) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}

/** WeChat: an <image> loads `cloud://` files and addresses; a media id is for the chat only. */
const loadable = (file: string) => (/^(cloud|https?):\/\//.test(file) ? file : '');
