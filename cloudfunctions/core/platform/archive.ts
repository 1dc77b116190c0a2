// The verbs that people's pages and erasure need beside the store's: newest first, how many, and away with them.
import type { Collection, Documents } from '../../../contracts/documents';

/** A field and the value it must equal. */
export type Matching = Readonly<Record<string, string | number | boolean | null>>;

export interface Archive {
  /**
   * The newest documents, newest first.
   * @param options.by the field that holds the time
   * @param options.before only documents of an earlier time
   * @param options.skip so many of the newest are left out
   * @param options.limit at most 100
   */
  newest<C extends Collection>(
    collection: C,
    where: Matching,
    options: { by: string; limit: number; before?: Date; skip?: number },
  ): Promise<Documents[C][]>;
  count(collection: Collection, where: Matching): Promise<number>;
  /** Removes every document that `where` names; an empty one is refused. @returns how many there were */
  remove(collection: Collection, where: Matching): Promise<number>;
}
