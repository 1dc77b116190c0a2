import type { OutboundContent } from '../../../contracts/content';
import type { TraceAnswer } from '../../../contracts/message';
import type { AskedOption, FlowState } from '../../../contracts/visitor';
import { texts } from '../texts';
import type { Answer, Asked } from './answer';
import { started } from './by-flow';
import type { Faq } from './faq';
import type { Intent } from './intents';
import { meaningOf, type Weighed } from './meaning';
import { bare } from './whole-text';

/** What was meant, answered; empty contents when nothing is sure enough. */
export type Meant = Pick<Answer, 'kind' | 'contents' | 'options'> & {
  readonly flow: FlowState | null;
  readonly trace: {
    readonly decided: string;
    readonly by?: TraceAnswer;
    readonly weighed?: readonly Weighed[];
    readonly steps?: readonly string[];
  };
};

/** The answer by intents and FAQ, or to a choice among what was just offered. */
export function byMeaning(asked: Asked, text: string): Meant {
  const { faqs, intents } = asked.knowledge;
  const chosen = chosenOf(asked.options, text);
  if (chosen !== null) {
    const faq = chosen.kind === 'faq' ? faqs.faqs.find(({ id }) => id === chosen.id) : undefined;
    if (faq !== undefined) return ofFaq(faq);
    const intent = intents.intents.find(({ id }) => id === chosen.id);
    if (intent !== undefined) return ofIntent(intent, asked, text, []);
  }
  const meaning = meaningOf(text, faqs, intents);
  const { weighed } = meaning;
  switch (meaning.kind) {
    case 'faq':
      return ofFaq(meaning.faq, weighed);
    case 'intent':
      return ofIntent(meaning.intent, asked, text, weighed);
    case 'unsure': {
      const words = texts.didYouMean(meaning.options.map(({ title }) => title));
      return { ...said([{ type: 'text', text: words }], 'unsure', weighed), options: meaning.options };
    }
    case 'unknown':
      return said([], 'default', weighed);
  }
}

function said(contents: readonly OutboundContent[], decided: string, weighed: readonly Weighed[] = []): Meant {
  return { kind: 'say', contents, options: [], flow: null, trace: { decided, weighed } };
}

function ofFaq({ id, question, replies }: Faq, weighed: readonly Weighed[] = []): Meant {
  const meant = said(replies, question, weighed);
  return { ...meant, trace: { ...meant.trace, by: { kind: 'faq', id } } };
}

function ofIntent(intent: Intent, asked: Asked, text: string, weighed: readonly Weighed[]): Meant {
  const { flows } = asked.knowledge;
  const begun = intent.flow === null ? null : started(flows, intent.flow, text, asked.context.now);
  const contents = [...intent.replies, ...(begun?.replies ?? [])];
  const human = intent.human || begun?.human === true;
  return {
    kind: human ? 'human' : 'say',
    // A hand-off needs no words of its own.
    contents: human && contents.length === 0 ? [{ type: 'text', text: texts.handingOver }] : contents,
    options: [],
    flow: begun?.state ?? null,
    trace: {
      decided: intent.name,
      by: { kind: 'intent', id: intent.id },
      weighed,
      ...(begun === null ? {} : { steps: begun.steps }),
    },
  };
}

/** By its number: 2, 二, 第2个. */
function chosenOf(options: readonly AskedOption[], text: string): AskedOption | null {
  const number = /^(?:选|第|我选)?\s*([1-9一二三])\s*(?:个|号|项)?$/.exec(bare(text))?.[1];
  if (number === undefined) return null;
  const place = Number(number) || '一二三'.indexOf(number) + 1;
  return options[place - 1] ?? null;
}
