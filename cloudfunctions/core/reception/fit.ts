import type { OutboundContent } from '../../../contracts/content';
import { textBytes } from '../../../contracts/limits';
import type { Out } from '../../../contracts/visitor';
import type { Allowance } from '../allowance';
import { seal } from '../privacy';

/** The replies that go out, and what became of the others. */
export interface Fit {
  readonly outs: readonly Out[];
  readonly leftOut: number;
  readonly blocked: 'allowance' | 'window' | null;
}

/**
 * Fits replies to what may still be sent. Texts that follow each other become one where that makes room; then the first ones go out, for the
 * operator wrote the most important first. When nothing fits at all, every reply is refused before WeChat is asked.
 */
export function fitted(message: string, contents: readonly OutboundContent[], { forBot, none }: Allowance): Fit {
  const id = (index: number) => `${message}:r${index}`;
  if (contents.length === 0) return { outs: [], leftOut: 0, blocked: null };
  if (forBot === 0) {
    const reason = none ?? 'allowance';
    const outs = contents.map((content, index) => {
      return { id: id(index), state: 'refused', content: seal(content), reason } as const;
    });
    return { outs, leftOut: 0, blocked: reason };
  }
  const chosen = contents.length > forBot ? merged(contents, forBot) : contents;
  const outs = chosen.slice(0, forBot).map((content, index) => {
    return { id: id(index), state: 'pending', content: seal(content) } as const;
  });
  return { outs, leftOut: chosen.length - outs.length, blocked: null };
}

/** Joins neighbouring texts, from the end, until no more than `most` are left or nothing can be joined. */
function merged(contents: readonly OutboundContent[], most: number): readonly OutboundContent[] {
  const result = [...contents];
  for (let index = result.length - 2; index >= 0 && result.length > most; index -= 1) {
    const [first, second] = [result[index], result[index + 1]];
    if (first?.type !== 'text' || second?.type !== 'text') continue;
    const text = `${first.text}\n${second.text}`;
    if (Buffer.byteLength(text) <= textBytes) result.splice(index, 2, { type: 'text', text });
  }
  return result;
}
