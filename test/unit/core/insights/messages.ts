// Stored messages for the tests of insights. In: what was said and how it was decided. Out: messages, newest first, as the database gives them.
import type { InMessage, Trace } from '../../../../contracts/message';

/** Friday, 10:00 in China. */
export const now = Date.UTC(2026, 10, 20, 2, 0, 0);

export interface Told {
  readonly text: string;
  readonly trace?: Partial<Trace>;
  readonly visitor?: string;
  readonly conversation?: string | null;
}
export const byHuman: Partial<Trace> = { decided: 'human', human: true };
export const by = (kind: 'rule' | 'faq' | 'intent' | 'flow', id: string, name = id): Partial<Trace> => ({
  ...{ decided: name, by: { kind, id } },
  ...(kind === 'rule' ? { matched: [{ rule: id, name, spans: [], outcome: 'won' }] } : {}),
  ...(kind === 'rule' ? {} : { weighed: [{ kind: 'faq', id, title: name, closest: name, confidence: 0.4 }] }),
});

/** @param said oldest first, a minute apart, all of one conversation unless they say otherwise */
export function stored(...said: readonly Told[]): InMessage[] {
  return said
    .map(({ text, trace, visitor = 'v', conversation = `${visitor}:1` }, n): InMessage => {
      const at = now - (said.length - n) * 60_000;
      return {
        ...{ _id: `m${n}`, v: 1, direction: 'in', state: 'done', channel: 'mini-program', appUser: '', claim: '' },
        ...{ visitor, openid: visitor, conversation, content: { type: 'text', text } },
        createTime: at / 1000,
        createdAt: new Date(at),
        trace: { decided: 'default', tried: 0, matched: [], blocked: [], leftOut: 0, ...trace },
      };
    })
    .reverse();
}
