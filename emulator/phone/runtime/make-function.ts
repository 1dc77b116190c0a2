// Text of the mini program becomes code in one place. The mini program itself cannot do this.

/** A function with these parameters; no scope but the document's. */
export function makeFunction(...parametersAndBody: readonly string[]): (...args: never[]) => unknown {
  return Reflect.construct(Function, parametersAndBody) as (...args: never[]) => unknown;
}
