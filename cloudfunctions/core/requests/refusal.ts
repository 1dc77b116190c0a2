/** A request that cannot be met, with words for whoever asked. A function narrows `Code` to what its contract names. */
export class Refusal<Code extends string> extends Error {
  constructor(
    readonly code: Code,
    message: string,
    /** The field of the request that is wrong, as a path with dots. */
    readonly field?: string,
  ) {
    super(message);
  }
}

/** `found`, with the codes of one contract. */
export type Found<Code extends string> = <T>(value: T | null, code: Code, message: string) => T;

/** The value, or a refusal where there is none. */
export function found<T>(value: T | null, code: string, message: string): T {
  if (value === null) throw new Refusal(code, message);
  return value;
}
