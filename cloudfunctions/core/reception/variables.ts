import type { OutboundContent } from '../../../contracts/content';
import type { Answer } from '../answering';
import { unseal } from '../privacy';
import { comingTime, texts } from '../texts';
import type { Moment } from './moment';

/** The variable that repeats what the visitor wrote, as `{{1}}` to `{{9}}` repeat parts of it. */
const originalText = '原文';
const repeating = /\{\{\s*(?:原文|[1-9])\s*(?:\|[^{}]*)?\}\}/;

/** What the variables of a reply stand for. The visitor's own words are repeated only when they passed the content check. */
export function variablesFor(
  { message, reference, check, now }: Moment,
  found: Answer | undefined,
): ReadonlyMap<string, string> {
  const { variables } = reference.shop;
  const content = unseal(message.content);
  const said = content.type === 'text' && check?.verdict === 'pass' ? content.text : texts.yourMessage;
  const next = reference.hours.nextOpening(now);
  return new Map([
    ...variables,
    [originalText, said],
    // What the visitor wrote, too: it must have passed the check.
    ...(found?.groups ?? []).map(
      (group, index) => [String(index + 1), check?.verdict === 'pass' ? group : ''] as const,
    ),
    ['下次服务时间', next === null ? '' : comingTime(next, now)],
  ]);
}

/** Whether a reply, as it is written, repeats the visitor's words. */
export function echoes(content: OutboundContent): boolean {
  return repeating.test(JSON.stringify(content));
}
