import type { DeskAction, DeskAnswers, DeskCommand } from '../../contracts/desk';
import type { Archive, Run } from '../core/platform';
import type { Author } from '../core/rule-book';

export interface DeskRun extends Run {
  readonly archive: Archive;
  /** Who asks. */
  readonly person: Author;
}

/** Some actions of the contract: the room that knows, and the refusal where it says no. */
export type Actions<A extends DeskAction = DeskAction> = {
  readonly [K in A]: (run: DeskRun, command: DeskCommand<K>) => Promise<DeskAnswers[K]>;
};
