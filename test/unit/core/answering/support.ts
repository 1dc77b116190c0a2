import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compileFeatures } from '../../../../cloudfunctions/core/answering/features';

/** The documents a new shop starts with. */
export function starter(name: string): Record<string, unknown>[] {
  return readFileSync(path.resolve('database/starter', `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

export const starterFeatures = () => compileFeatures(starter('synonyms').map(({ words }) => words as string[]));
