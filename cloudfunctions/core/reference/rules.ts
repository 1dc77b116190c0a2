import type { Handwritten } from '../../../contracts/documents';
import { loadRegexEngine } from '../answering/regex';
import { compileRules, type CompiledRules } from '../answering/rules';
import { builtInVariables, type Shop } from './shop';

/** Rules ready for matching. The engine for regular expressions is loaded only for a shop that has one. */
export async function compiled(documents: readonly Handwritten[], shop: Shop): Promise<CompiledRules> {
  const variables = new Set([...shop.variables.keys(), ...builtInVariables]);
  const regex = documents.some((document) => document['match'] === 'regex') ? await loadRegexEngine() : undefined;
  // The order in which they were made is not kept anywhere: the id is what never changes.
  return compileRules(documents, { replies: { variables }, ...(regex === undefined ? {} : { regex }) });
}
