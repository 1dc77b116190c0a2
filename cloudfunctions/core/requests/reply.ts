import type { Run } from '../platform';
import { report } from '../privacy';
import { actionIn, inputIn } from './command';
import { Refusal } from './refusal';

/** The envelope of every contract between pages and functions. */
type Reply<Data, Code extends string> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly error: { readonly code: Code; readonly message: string; readonly field?: string } };

/** Codes that every contract has. */
type Common = 'bad-request' | 'busy';

/** What a function promises to the pages. */
export interface Contract<Action extends string, Code extends string> {
  /** The function, for the log. */
  readonly name: string;
  /** Every action; what each of them takes is read by whoever does it. */
  readonly requests: Readonly<Record<Action, unknown>>;
  /** How a caller whom WeChat does not name is refused. */
  readonly stranger: Code;
  /** In the words of those who use the pages. */
  readonly texts: Readonly<Record<'notLoggedIn' | 'unknownAction' | 'busy', string>>;
}

/**
 * Finds out who asks and for what, has it done, and answers in the envelope. Never throws.
 * @param perform does one action for the caller, given the rest of the event as it came
 */
export async function reply<Action extends string, Code extends string, Data>(
  run: Pick<Run, 'wechat'>,
  event: unknown,
  { name, requests, stranger, texts }: Contract<Action, Code>,
  perform: (openid: string, action: Action, given: unknown) => Promise<Data>,
): Promise<Reply<Data, Code | Common>> {
  const action = actionIn(requests, event);
  try {
    const { openid } = run.wechat.caller();
    if (openid === null || openid === '') throw new Refusal(stranger, texts.notLoggedIn);
    if (action === null) throw new Refusal('bad-request', texts.unknownAction, 'action');
    return { ok: true, data: await perform(openid, action, inputIn(event)) };
  } catch (error) {
    if (error instanceof Refusal) return refused(error as Refusal<Code>);
    report('error', `${name} request failed`, { action, error });
    return busyReply(texts);
  }
}

/** What is said when something of ours failed, or took too long. */
export function busyReply(texts: Readonly<Record<'busy', string>>): Reply<never, 'busy'> {
  return { ok: false, error: { code: 'busy', message: texts.busy } };
}

function refused<Code extends string>({ code, message, field }: Refusal<Code>): Reply<never, Code> {
  return { ok: false, error: { code, message, ...(field === undefined ? {} : { field }) } };
}
