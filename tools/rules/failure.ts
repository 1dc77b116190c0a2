/** Something the operator can mend; its message is Chinese and is all that is shown. */
export class Failure extends Error {}

/** What went wrong, in one line. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
