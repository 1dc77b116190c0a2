import type { DeskErrorCode } from '../../contracts/desk';

/** A request that cannot be met, with words for the person at the desk. */
export class Refusal extends Error {
  constructor(
    readonly code: DeskErrorCode,
    message: string,
    readonly field?: string,
  ) {
    super(message);
  }
}

/** The value, or a refusal where there is none. */
export function found<T>(value: T | null, code: DeskErrorCode, message: string): T {
  if (value === null) throw new Refusal(code, message);
  return value;
}
