// What there is to hold against each other after a story: WeChat's own book, and the shop's collections. In: a running
// emulator. Out: both, by visitor. It judges nothing.
import type { Emulator } from '../../../emulator/start';
import type { PushView } from '../../../emulator/services/push/record';
import type { BookDesk, BookPush, BookSend } from '../../../emulator/services/book';

export type Stored = Readonly<Record<string, unknown>> & { readonly _id: string };

/** So many pushes are remembered with their runs. */
const remembered = 2_000;

/** A run that a push led to, in real milliseconds from when it had an instance. */
export interface EvidentRun {
  readonly ms: number;
  /** When it first called the platform: before that the machine started a process, and loaded it. Null: it never did. */
  readonly firstCall: number | null;
  /** When its last call had its answer. */
  readonly lastAnswer: number | null;
}

/** Everything about one visitor. */
export interface Evidence {
  readonly openid: string;
  /** WeChat's side. */
  readonly pushes: readonly (BookPush & { readonly acknowledged: boolean })[];
  readonly sends: readonly BookSend[];
  readonly runs: readonly EvidentRun[];
  readonly desk: readonly BookDesk[];
  /** Virtual time of the evidence, epoch milliseconds. */
  readonly now: number;
  /** WeChat hangs up on a push after so many real milliseconds. */
  readonly deadlineMs: number;
  /** How many messages WeChat would still take now. */
  readonly allowance: { readonly left: number };
  /** Our side. */
  readonly visitor: Stored | null;
  readonly incoming: readonly Stored[];
  readonly outgoing: readonly Stored[];
  readonly conversations: readonly Stored[];
}

/** The evidence about some visitors, from the services themselves: as the API's routes show it, without their pages. */
export function evidenceOf(emulator: Emulator, openids: readonly string[]): Evidence[] {
  const { book, chat, database, clock, push, settings } = emulator;
  const all = book.view();
  const [pushes, sends, desk] = [byVisitor(all.pushes), byVisitor(all.sends), byVisitor(all.desk)];
  const recent = byVisitor(push.list({ limit: remembered }));
  return openids.map((openid) => {
    const messages = database.find('messages', { where: { visitor: openid } }) as Stored[];
    return {
      openid,
      pushes: pushes.get(openid) ?? [],
      sends: sends.get(openid) ?? [],
      desk: desk.get(openid) ?? [],
      runs: (recent.get(openid) ?? []).flatMap(({ id }) => runsOf(push.view(id))),
      now: clock.now(),
      deadlineMs: Number(settings.get('push.deadlineMs')),
      allowance: chat.allowance(openid),
      visitor: (database.find('visitors', { where: { _id: openid } }) as Stored[])[0] ?? null,
      incoming: messages.filter(({ direction }) => direction === 'in'),
      outgoing: messages.filter(({ direction }) => direction === 'out'),
      conversations: database.find('conversations', { where: { visitor: openid } }) as Stored[],
    };
  });
}

function runsOf({ deliveries, calls }: PushView): EvidentRun[] {
  return deliveries.map(({ startedAt, ms }) => {
    const took = ms ?? 0;
    const mine = calls.filter((call) => call.startedAt >= startedAt && call.startedAt <= startedAt + took);
    const starts = mine.map((call) => call.startedAt - startedAt);
    const ends = mine.map((call) => call.startedAt - startedAt + (call.ms ?? 0));
    return {
      ms: took,
      firstCall: starts.length === 0 ? null : Math.min(...starts),
      lastAnswer: ends.length === 0 ? null : Math.max(...ends),
    };
  });
}

function byVisitor<T extends { openid: string }>(entries: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const entry of entries) {
    const mine = found.get(entry.openid);
    if (mine) mine.push(entry);
    else found.set(entry.openid, [entry]);
  }
  return found;
}
