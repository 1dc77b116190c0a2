import type { OutboundContent } from '../../../contracts/content';
import { botMaySpeak } from '../conversation';
import { lateId } from './late-name';
import { factsOf, type Moment } from './moment';
import { settled, type Decision } from './settle';

/**
 * What a slow answer leads to when it has come: it is said if the bot may still speak and something is left to say it with.
 * @param moment.message the message it answers
 */
export function decideLate(moment: Moment, contents: readonly OutboundContent[], decided: string): Decision {
  const { visitor, reference } = moment;
  const conversation = visitor?.conversation ?? null;
  const facts = factsOf(moment);
  const silent = reference.shop.mode === 'off' || !botMaySpeak(conversation);
  const blocked = silent ? [conversation === null ? 'off' : `${conversation.owner}-owns`] : [];
  const decision = settled(moment, {
    facts,
    conversation,
    decided,
    blocked,
    say: silent ? [] : contents,
    slow: 'answers',
  });
  const { intent } = decision;
  return {
    ...decision,
    intent: {
      ...intent,
      message: lateId(moment.message._id),
      // It is no message of the visitor's: what only those change stays as it is.
      ...(visitor === null
        ? {}
        : { lastText: visitor.lastText, pace: visitor.pace, flow: visitor.flow, asked: visitor.asked }),
      outs: intent.outs.map((out, index) => ({ ...out, id: `${moment.message._id}:a${index}` })),
    },
  };
}
