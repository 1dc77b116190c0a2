import type { OutboundContent } from '../../../contracts/content';
import type { TraceAnswer } from '../../../contracts/message';
import type { FlowState } from '../../../contracts/visitor';
import { texts } from '../texts';
import type { Answer, Asked } from './answer';
import { started, type Flowing } from './by-flow';
import type { Faq } from './faq';
import type { Intent } from './intents';
import { meaningOf, type Option, type Weighed } from './meaning';
import { askingToRate } from './rating';

/** What was meant, answered; empty contents when nothing is sure enough. */
export type Meant = Pick<Answer, 'kind' | 'contents' | 'options' | 'collected' | 'needs' | 'rated'> & {
  readonly flow: FlowState | null;
  readonly trace: {
    readonly decided: string;
    readonly by?: TraceAnswer;
    readonly weighed?: readonly Weighed[];
    readonly steps?: readonly string[];
  };
};

const nothingMore = { options: [], collected: {}, needs: [], rated: null } as const;

/** The answer by intents and FAQ. */
export function byMeaning(asked: Asked, text: string): Meant {
  const { faqs, intents } = asked.knowledge;
  const meaning = meaningOf(text, faqs, intents);
  const { weighed } = meaning;
  switch (meaning.kind) {
    case 'faq':
      return ofFaq(meaning.faq, asked, text, weighed);
    case 'both':
      return ofBoth(meaning.faqs, asked, text, weighed);
    case 'intent':
      return ofIntent(meaning.intent, asked, text, weighed);
    case 'unsure':
      return asking(meaning.options, weighed);
    case 'unknown':
      return said([], 'default', weighed);
  }
}

export function said(contents: readonly OutboundContent[], decided: string, weighed: readonly Weighed[] = []): Meant {
  return { ...nothingMore, kind: 'say', contents, flow: null, trace: { decided, weighed } };
}

function asking(options: readonly Option[], weighed: readonly Weighed[]): Meant {
  const words = texts.didYouMean(options.map(({ title }) => title));
  return { ...said([{ type: 'text', text: words }], 'unsure', weighed), options };
}

/** A longer answer is read by nobody, and WeChat cuts it. */
const longestForBoth = 500;

/** Two plain answers in one message, which costs one reply of WeChat's few; what is more than words is asked about. */
function ofBoth(faqs: readonly [Faq, Faq], asked: Asked, text: string, weighed: readonly Weighed[]): Meant {
  const [first, second] = faqs;
  const plain = faqs.flatMap(({ question, replies: [reply, ...more], flow }) =>
    reply?.type === 'text' && more.length === 0 && flow === null ? [{ question, answer: reply.text }] : [],
  );
  const words = texts.bothAnswers(plain);
  if (plain.length < 2 || words.length > longestForBoth)
    return asking(
      faqs.map(({ id, question }) => ({ kind: 'faq', id, title: question })),
      weighed,
    );
  const meant = ofFaq({ ...first, replies: [{ type: 'text', text: words }] }, asked, text, weighed);
  return { ...meant, trace: { ...meant.trace, decided: `${first.question} ${second.question}` } };
}

/** By its answer; one that names a flow by that, which can look at the visitor's own data. */
export function ofFaq(
  { id, question, replies, flow }: Faq,
  asked: Asked,
  text: string,
  weighed: readonly Weighed[] = [],
): Meant {
  const by = { kind: 'faq', id } as const;
  const begun = flow === null ? null : started(asked, flow, text);
  if (begun !== null) return ofBegun(begun, asked, begun.replies, { decided: question, by, weighed });
  const meant = said(replies, question, weighed);
  return { ...meant, trace: { ...meant.trace, by } };
}

export function ofIntent(intent: Intent, asked: Asked, text: string, weighed: readonly Weighed[] = []): Meant {
  const begun = intent.flow === null ? null : started(asked, intent.flow, text);
  const contents = [...intent.replies, ...(begun?.replies ?? [])];
  const trace = { decided: intent.name, by: { kind: 'intent', id: intent.id } as const, weighed };
  return ofBegun(begun, asked, contents, trace, intent.human);
}

/** What a flow that just begins leads to, with everything that is said before it. */
function ofBegun(
  begun: Flowing | null,
  asked: Asked,
  contents: readonly OutboundContent[],
  trace: Meant['trace'],
  toHuman = false,
): Meant {
  const human = toHuman || begun?.human === true;
  // A hand-off needs no words of its own.
  const said = human && contents.length === 0 ? [{ type: 'text', text: texts.handingOver } as const] : contents;
  return {
    ...nothingMore,
    kind: human ? 'human' : 'say',
    ...(begun?.rating === true ? askingToRate(asked, said) : { contents: said }),
    collected: begun?.collected ?? {},
    needs: begun?.needs ?? [],
    flow: begun?.state ?? null,
    trace: { ...trace, ...(begun === null ? {} : { steps: begun.steps }) },
  };
}
