// How every wx method behaves around its own work: callbacks or a promise, `name:ok`, `name:fail reason`.

/** A method's refusal: errMsg becomes `name:fail reason`; `extra` may add codes, or give the whole errMsg. */
export class WxFailure extends Error {
  constructor(
    readonly reason: string,
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(reason);
  }
}

export type Options = Readonly<Record<string, unknown>>;
/** The work of an asynchronous method; what it returns is merged into the result. */
export type Work = (options: Options) => unknown;
export type Method = (...args: never[]) => unknown;
/** One topic of `wx`. `work` gets callbacks and promises, `plain` is called as it stands. */
export interface WxTopic {
  readonly work?: Readonly<Record<string, Work>>;
  readonly plain?: Readonly<Record<string, unknown>>;
}

type Callback = (result: unknown) => void;

/** Wraps work in WeChat's calling convention. Without callbacks it returns a promise, with any of them nothing. */
export function asMethod(name: string, work: Work, onThrow: (error: unknown) => void): (options?: unknown) => unknown {
  return (given?: unknown) => {
    const options = (typeof given === 'object' && given !== null ? given : {}) as Options;
    const callback = (key: string) => (typeof options[key] === 'function' ? (options[key] as Callback) : null);
    const [success, fail, complete] = [callback('success'), callback('fail'), callback('complete')];
    const settled = Promise.resolve()
      .then(() => work(options))
      .then(
        (result) => ({ ok: true, result: { ...(result as object | undefined), errMsg: `${name}:ok` } }) as const,
        (error: unknown) => ({ ok: false, result: failureOf(name, error) }) as const,
      );
    if (!success && !fail && !complete) {
      return settled.then(({ ok, result }) => {
        if (ok) return result;
        throw result as unknown as Error;
      });
    }
    const call = (run: Callback | null, result: unknown) => {
      try {
        run?.(result);
      } catch (error) {
        onThrow(error);
      }
    };
    void settled.then(({ ok, result }) => {
      call(ok ? success : fail, result);
      call(complete, result);
    });
    return undefined;
  };
}

function failureOf(name: string, error: unknown): Record<string, unknown> {
  if (error instanceof WxFailure) return { errMsg: `${name}:fail ${error.reason}`, ...error.extra };
  return { errMsg: `${name}:fail ${error instanceof Error ? error.message : String(error)}` };
}

type Kind = 'String' | 'Number' | 'Boolean' | 'Object' | 'Array' | 'Function';

export function kindOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

/** A parameter that must be there and of this kind, refused in WeChat's words. */
export function need<T = string>(options: Options, key: string, kind: Kind = 'String'): T {
  const value = options[key];
  if (kindOf(value) !== kind)
    throw new WxFailure(`parameter error: parameter.${key} should be ${kind} instead of ${kindOf(value)};`);
  return value as T;
}

export function stringOr(options: Options, key: string, otherwise: string): string {
  const value = options[key];
  return typeof value === 'string' ? value : otherwise;
}

export function numberOr(options: Options, key: string, otherwise: number): number {
  const value = options[key];
  return typeof value === 'number' ? value : otherwise;
}
