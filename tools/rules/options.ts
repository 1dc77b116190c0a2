import { parseArgs } from 'node:util';
import { Failure, reasonOf } from './failure';
import { texts } from './texts';

export interface Options {
  readonly files: readonly string[];
  readonly emulator: string | undefined;
  readonly env: string | undefined;
  readonly collection: string | undefined;
  readonly text: string | undefined;
  /** Epoch milliseconds; undefined: now, by the clock of the shop. */
  readonly at: number | undefined;
  readonly days: number;
  readonly messages: string | undefined;
  /** Replay: files are compared with this one. */
  readonly against: string | undefined;
  readonly visitor: string | undefined;
  readonly level: string | undefined;
  readonly tags: readonly string[] | undefined;
  readonly page: string | undefined;
  readonly from: string | undefined;
  /** owner: only where nobody owns the shop. */
  readonly first: boolean;
}

const mostDays = 90;
const text = { type: 'string' } as const;
const known = {
  ...{ emulator: text, env: text, collection: text, text, at: text, days: text, messages: text, against: text },
  ...{ visitor: text, level: text, tags: text, page: text, from: text },
  first: { type: 'boolean' },
} as const;

/** Reads what stands after the command. @throws Failure that says what is wrong */
export function readOptions(args: readonly string[]): Options {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options: known, allowPositionals: true });
  } catch (error) {
    throw new Failure(`${whyRefused(error)}\n\n${texts.usage}`);
  }
  const { at, days = '7', tags, emulator, env, first = false, ...rest } = parsed.values;
  if (emulator !== undefined && env !== undefined) throw new Failure(texts.twoSources);
  if (!/^[1-9]\d?$/.test(days) || Number(days) > mostDays) throw new Failure(texts.badDays(days));
  return {
    files: parsed.positionals,
    ...{ emulator, env, at: at === undefined ? undefined : timeOf(at), days: Number(days), first },
    ...{
      collection: rest.collection,
      text: rest.text,
      messages: rest.messages,
      against: rest.against,
      visitor: rest.visitor,
    },
    ...{ level: rest.level, page: rest.page, from: rest.from, tags: tags?.split(/[,，]/) },
  };
}

/** Node's reason in the operator's words, with the option it is about. */
function whyRefused(error: unknown): string {
  const reason = reasonOf(error);
  const name = /'(-{1,2}[^' ]*)/.exec(reason)?.[1];
  const { code } = error as NodeJS.ErrnoException;
  if (name !== undefined && code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return texts.unknownOption(name);
  if (name !== undefined && code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' && reason.endsWith('missing'))
    return texts.optionWithoutValue(name);
  return reason;
}

/** A time in China; with only a date, its noon. */
function timeOf(written: string): number {
  const [date = '', clock = '12:00'] = written.trim().split(/[T ]/);
  const time = Date.parse(`${date}T${clock}+08:00`);
  if (Number.isNaN(time)) throw new Failure(texts.badTime(written));
  return time;
}
