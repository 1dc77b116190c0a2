/**
 * In: the documents of `intents` (a name, example sentences, what follows), then any number of texts. Out: what a text is
 * about, best first, with how sure that is. Pure; it decides nothing.
 */
import type { Features } from '../features';
import { normalWord } from '../normal-text';
import type { ReplyContext } from '../replies';
import { compileRetrieval, type Vocabulary } from '../retrieval';
import { readIntents, type Intent, type IntentProblem } from './document';

export type { Intent, IntentProblem } from './document';

export interface IntentMatch {
  intent: Intent;
  /** 0 to 1; see `retrieval`. */
  confidence: number;
  /** The example that came closest. */
  example: string;
}

export interface IntentContext {
  replies?: ReplyContext;
  /** Ids of the flows there are; when given, an intent that names another is told so. */
  flows?: ReadonlySet<string>;
}

export interface CompiledIntents {
  /** The intents in use. */
  readonly intents: readonly Intent[];
  /** By document id, those with problems only. */
  readonly problems: ReadonlyMap<string, readonly IntentProblem[]>;
  /** The best intents, each once. @param count default 3 */
  find(text: string, count?: number): IntentMatch[];
  /** What the shop's own intents are worded in, and what talk that is none of its business is. */
  readonly vocabulary: Vocabulary;
  readonly talk: Vocabulary;
  /** Every example of the shop's own intents, as matching sees it. */
  readonly said: readonly string[];
}

export function compileIntents(
  documents: readonly unknown[],
  features: Features,
  context: IntentContext = {},
): CompiledIntents {
  const { intents, problems } = readIntents(documents, context);
  const retrieval = compileRetrieval(
    features.gather(
      intents.map(({ examples }) => examples),
      true,
    ),
  );
  const owners = new Map<string, Intent>();
  for (const intent of intents) for (const example of intent.examples) owners.set(normalWord(example), intent);
  return {
    intents,
    problems,
    vocabulary: retrieval.vocabulary((entry) => intents[entry]?.offTopic === false),
    talk: retrieval.vocabulary((entry) => intents[entry]?.offTopic === true),
    said: Array.from(owners).flatMap(([example, { offTopic }]) => (offTopic ? [] : [example])),
    find(text, count = 3) {
      const owner = owners.get(normalWord(text));
      return retrieval
        .find(features.of(text, true), Math.max(count, intents.length))
        .flatMap(({ entry, confidence, wording }) => {
          const intent = intents[entry];
          if (intent === undefined) return [];
          const sure = owner === undefined || owner === intent ? confidence : Math.min(confidence, besideItself);
          return [{ intent, confidence: owner === intent ? 1 : sure, example: intent.examples[wording] ?? '' }];
        })
        .sort((a, b) => b.confidence - a.confidence)
        .slice(0, count);
    },
  };
}

/** Near an intent whose very example was said, others are this sure at most. */
const besideItself = 0.9;
