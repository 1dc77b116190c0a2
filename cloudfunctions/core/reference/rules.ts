import type { Handwritten } from '../../../contracts/documents';
import { loadRegexEngine } from '../answering/regex';
import { compileRules, type CompiledRules } from '../answering/rules';
import { appPages } from './app-pages';
import { builtInVariables, type Shop } from './shop';

/** The names that may stand in a reply's `{{…}}`, beside what every shop has. */
export function variablesOf(shop: Shop): ReadonlySet<string> {
  return new Set([...shop.variables.keys(), ...builtInVariables]);
}

/**
 * Rules ready for matching. The engine for regular expressions is loaded only for a shop that has one.
 * @param now epoch milliseconds, for who wants to know which dates are over
 */
export async function compiled(
  documents: readonly Handwritten[],
  shop: Shop,
  flows?: ReadonlySet<string>,
  now?: number,
): Promise<CompiledRules> {
  const regex = documents.some((document) => document['match'] === 'regex') ? await loadRegexEngine() : undefined;
  return compileRules(documents, {
    replies: { variables: variablesOf(shop), ...(appPages === undefined ? {} : { pages: appPages }) },
    ...(regex === undefined ? {} : { regex }),
    ...(flows === undefined ? {} : { flows }),
    ...(now === undefined ? {} : { now }),
  });
}
