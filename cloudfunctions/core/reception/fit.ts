import type { OutboundContent } from '../../../contracts/content';
import { textBytes } from '../../../contracts/limits';
import type { Out } from '../../../contracts/visitor';
import type { Allowance } from '../allowance';
import { seal } from '../privacy';

/** The replies that go out, and what became of the others. */
export interface Fit {
  readonly outs: readonly Out[];
  /** What goes out with them, also as a part of a joined text. */
  readonly saying: readonly OutboundContent[];
  readonly leftOut: number;
  readonly blocked: 'allowance' | 'window' | null;
}

/**
 * Fits replies to what may still be sent. Texts that follow each other become one where that makes room; then the first ones go out, for the
 * operator wrote the most important first. When nothing fits at all, every reply is refused before WeChat is asked.
 */
export function fitted(message: string, contents: readonly OutboundContent[], { forBot, none }: Allowance): Fit {
  const id = (index: number) => `${message}:r${index}`;
  if (contents.length === 0) return { outs: [], saying: [], leftOut: 0, blocked: null };
  if (forBot === 0) {
    const reason = none ?? 'allowance';
    const outs = contents.map((content, index) => {
      return { id: id(index), state: 'refused', content: seal(content), reason } as const;
    });
    return { outs, saying: [], leftOut: 0, blocked: reason };
  }
  const all = merged(contents, forBot);
  const chosen = all.slice(0, forBot);
  const outs = chosen.map(({ content }, index) => {
    return { id: id(index), state: 'pending', content: seal(content) } as const;
  });
  const saying = chosen.flatMap(({ parts }) => parts);
  return { outs, saying, leftOut: all.length - outs.length, blocked: null };
}

/** One message, and the replies that it holds. */
interface Joined {
  readonly content: OutboundContent;
  readonly parts: readonly OutboundContent[];
}

/** Joins neighbouring texts, from the end, until no more than `most` are left or nothing can be joined. */
function merged(contents: readonly OutboundContent[], most: number): readonly Joined[] {
  const result = contents.map((content): Joined => ({ content, parts: [content] }));
  for (let index = result.length - 2; index >= 0 && result.length > most; index -= 1) {
    const [first, second] = [result[index], result[index + 1]];
    if (first?.content.type !== 'text' || second?.content.type !== 'text') continue;
    const text = `${first.content.text}\n${second.content.text}`;
    if (Buffer.byteLength(text) > textBytes) continue;
    result.splice(index, 2, { content: { type: 'text', text }, parts: [...first.parts, ...second.parts] });
  }
  return result;
}
