import type { Content } from '../../../contracts/content';
import type { Sealed } from '../../../contracts/message';

/** A content as the database keeps it. Until the shop has a key this is the content itself. */
export function seal<C extends Content>(content: C): Sealed<C> {
  return content;
}

/** A stored content as it was said. */
export function unseal<C extends Content>(sealed: Sealed<C>): C {
  return sealed;
}
