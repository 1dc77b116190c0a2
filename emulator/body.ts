// Reads the JSON body of a request to the emulator's own API. In: any body. Out: a typed one, or a refusal that names
// the field. It never guesses a missing value.
import * as v from 'valibot';
import { ApiError } from './service';

/**
 * Checks a request body against its schema.
 * @throws ApiError 400 `bad-body`, naming the first field that is wrong and what it should be
 */
export function checkedBody<S extends v.GenericSchema>(schema: S, body: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, body ?? {});
  if (result.success) return result.output;
  const [issue] = result.issues;
  const where = v.getDotPath(issue);
  throw new ApiError(400, 'bad-body', `${where === null ? 'The body' : `"${where}"`}: ${issue.message}.`);
}
