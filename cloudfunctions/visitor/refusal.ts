import type { VisitorErrorCode } from '../../contracts/visitor-pages';
import { found as foundIn, Refusal as RefusalOf, type Found } from '../core/requests';

/** A request that cannot be met, with words for the visitor. */
export const Refusal = RefusalOf<VisitorErrorCode>;

/** The value, or a refusal where there is none. */
export const found: Found<VisitorErrorCode> = foundIn;
