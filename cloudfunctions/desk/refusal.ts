import type { DeskErrorCode } from '../../contracts/desk';
import { found as foundIn, Refusal as RefusalOf, type Found } from '../core/requests';

/** A request that cannot be met, with words for the person at the desk. */
export const Refusal = RefusalOf<DeskErrorCode>;

/** The value, or a refusal where there is none. */
export const found: Found<DeskErrorCode> = foundIn;
