/**
 * In: the documents of `intents` (a name, example sentences, what follows), then any number of texts. Out: what a text is
 * about, best first, with how sure that is. Pure; it decides nothing.
 */
import type { Features } from '../features';
import type { ReplyContext } from '../replies';
import { compileRetrieval } from '../retrieval';
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
}

export function compileIntents(
  documents: readonly unknown[],
  features: Features,
  context: IntentContext = {},
): CompiledIntents {
  const { intents, problems } = readIntents(documents, context);
  const retrieval = compileRetrieval(
    intents.map(({ examples }) => examples.map((example) => features.of(example, true))),
  );
  return {
    intents,
    problems,
    find(text, count = 3) {
      return retrieval.find(features.of(text, true), count).flatMap(({ entry, confidence, wording }) => {
        const intent = intents[entry];
        return intent ? [{ intent, confidence, example: intent.examples[wording] ?? '' }] : [];
      });
    },
  };
}
