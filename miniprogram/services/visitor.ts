// The visitor's pages and the cloud function `visitor`: one call per action of its contract.
import type { VisitorAction, VisitorAnswers, VisitorInput } from '../../contracts/visitor-pages';
import { callCloud } from './cloud';

/**
 * Asks the `visitor` function.
 * @throws ServiceProblem when it refuses or cannot be reached
 */
export async function askVisitor<A extends VisitorAction>(
  action: A,
  input: VisitorInput<A>,
): Promise<VisitorAnswers[A]> {
  return callCloud<VisitorAnswers[A]>('visitor', { action, ...input });
}
