// Reads one parameter of an API call, or refuses in WeChat's words.
import { Refusal, type Errcode } from './refusal';

type Params = Readonly<Record<string, unknown>>;

/** An object; `otherwise` when it is absent, refused with 47001 when there is no `otherwise`. */
export function objectIn(params: Params, name: string, otherwise?: Params): Params {
  const value = params[name] ?? otherwise;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Refusal(47001, name);
  return value as Params;
}

/** A text that is not empty; an absent or empty one is refused with `missing`. */
export function textIn(params: Params, name: string, missing: Errcode = 47001): string {
  const value = params[name];
  if (value === undefined || value === null || value === '') throw new Refusal(missing, name);
  if (typeof value !== 'string') throw new Refusal(47001, name);
  return value;
}

/** A text, or null when it is absent or empty. */
export function optionalText(params: Params, name: string): string | null {
  const value = params[name] ?? '';
  if (typeof value !== 'string') throw new Refusal(47001, name);
  return value === '' ? null : value;
}
