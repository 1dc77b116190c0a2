// Which function gets which push: `message-push.json` in the functions' folder, the file form of 云开发控制台「设置 - 其他
// 设置 - 消息推送」. In: a message type and an event. Out: a function's name, or nothing. Read again whenever it changes.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

const pair = v.object({
  msgType: v.pipe(v.string('must be a text'), v.nonEmpty('must not be empty')),
  event: v.optional(v.string('must be a text'), ''),
  function: v.pipe(v.string('must be a text'), v.nonEmpty('must not be empty')),
});
const pairs = v.array(pair, 'must be a list of {"msgType", "event", "function"}');
type Pair = v.InferOutput<typeof pair>;

/** The file of a project; a project without one receives no pushes. */
export class PushPairs {
  readonly #file: string;
  #readAt = '';
  #pairs: readonly Pair[] = [];
  #problem: string | null = null;

  constructor(cloudfunctionRoot: string) {
    this.#file = path.join(cloudfunctionRoot, 'message-push.json');
  }

  /** What is wrong with the file, if anything; while it is wrong, the pairs before stay in force. */
  get problem(): string | null {
    this.#refresh();
    return this.#problem;
  }

  /**
   * The function of a pair <MsgType, Event>; the event of a message is "".
   * A body without a MsgType goes where texts go, so that a malformed push reaches somebody.
   */
  functionFor(msgType: unknown, event: unknown): string | null {
    this.#refresh();
    const wanted = typeof msgType === 'string' && msgType !== '' ? msgType : 'text';
    const wantedEvent = wanted === 'event' ? event : '';
    return this.#pairs.find((row) => row.msgType === wanted && row.event === wantedEvent)?.function ?? null;
  }

  #refresh(): void {
    const stat = statSync(this.#file, { throwIfNoEntry: false });
    const stamp = stat ? `${stat.mtimeMs} ${stat.size}` : 'absent';
    if (stamp === this.#readAt) return;
    this.#readAt = stamp;
    try {
      this.#pairs = stat ? parsed(readFileSync(this.#file, 'utf8')) : [];
      this.#problem = null;
    } catch (error) {
      this.#problem = `${this.#file}: ${(error as Error).message}`;
      console.error(this.#problem);
    }
  }
}

function parsed(text: string): Pair[] {
  const result = v.safeParse(pairs, JSON.parse(text));
  if (!result.success) {
    const [issue] = result.issues;
    throw new Error(`"${v.getDotPath(issue) ?? 'the file'}" ${issue.message}.`);
  }
  const seen = new Set<string>();
  for (const row of result.output) {
    const key = `<${row.msgType}, ${row.event}>`;
    if (seen.has(key)) throw new Error(`${key} is given twice; WeChat pushes one pair to exactly one function.`);
    if ((row.msgType === 'event') !== (row.event !== ''))
      throw new Error(`${key}: an event has msgType "event" and a name, a message has no event.`);
    seen.add(key);
  }
  return result.output;
}
