import type { VisitorErrorCode } from '../../contracts/visitor-pages';

/** A request that cannot be met, with words for the visitor. */
export class Refusal extends Error {
  constructor(
    readonly code: VisitorErrorCode,
    message: string,
    readonly field?: string,
  ) {
    super(message);
  }
}

/** The value, or a refusal where there is none. */
export function found<T>(value: T | null, code: VisitorErrorCode, message: string): T {
  if (value === null) throw new Refusal(code, message);
  return value;
}
