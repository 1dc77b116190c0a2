// The desk's pages and the cloud function `desk`: one call per action of its contract.
import type { DeskAction, DeskAnswers, DeskInput } from '../../contracts/desk';
import { callCloud } from './cloud';

/**
 * Asks the `desk` function.
 * @throws ServiceProblem when it refuses or cannot be reached; its `refusal.code` is one of `DeskErrorCode`
 */
export async function askDesk<A extends DeskAction>(action: A, input: DeskInput<A>): Promise<DeskAnswers[A]> {
  return callCloud<DeskAnswers[A]>('desk', { action, ...input });
}
