// What there is to hold against each other after a story: WeChat's own book, and the shop's collections. In: a running
// emulator. Out: both, by visitor. It judges nothing.
import type { Emulator } from '../../../emulator/start';
import type { BookDesk, BookPush, BookSend } from '../../../emulator/services/book';

export type Stored = Readonly<Record<string, unknown>> & { readonly _id: string };

/** So many pushes are remembered with their runs. */
const remembered = 2_000;

/** Everything about one visitor. */
export interface Evidence {
  readonly openid: string;
  /** WeChat's side. */
  readonly pushes: readonly (BookPush & { readonly acknowledged: boolean })[];
  readonly sends: readonly BookSend[];
  /** How long each run that a push led to took, in real milliseconds: from an instance on, not the wait for one. */
  readonly runs: readonly number[];
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
      runs: (recent.get(openid) ?? []).flatMap(({ id }) => push.view(id).deliveries.map(({ ms }) => ms ?? 0)),
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

function byVisitor<T extends { openid: string }>(entries: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const entry of entries) {
    const mine = found.get(entry.openid);
    if (mine) mine.push(entry);
    else found.set(entry.openid, [entry]);
  }
  return found;
}
