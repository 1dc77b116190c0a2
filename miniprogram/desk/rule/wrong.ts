// Why the JSON of the other fields cannot be used, in Chinese. Pure.
import type { RestProblem } from '../form';
import { names } from '../texts/fields';
import { texts } from '../texts/rule';

export function wordsOf(problem: RestProblem): string {
  switch (problem.kind) {
    case 'json':
      return texts.json(problem.problem);
    case 'shape':
      return texts.shape;
    case 'twice':
      return texts.twice(names[problem.field as keyof typeof names] ?? problem.field);
  }
}
