import * as v from 'valibot';

/** What an SDK error carries; `errCode` is WeChat's own for a refusal, and one of the SDK's when there was no answer. */
const SdkError = v.object({ errCode: v.number() });

/** The code of an SDK error; of anything else the SDK's own "system error". */
export function errorCode(error: unknown): number {
  const read = v.safeParse(SdkError, error);
  return read.success ? read.output.errCode : -501001;
}
