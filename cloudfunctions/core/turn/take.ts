import type { InMessage } from '../../../contracts/message';
import type { Visitor } from '../../../contracts/visitor';
import { ServerTime, type Run } from '../platform';
import { carried, known, safeUntil, stateAfter, turnOf, type Held, type Intent } from './hold';
import { leaseMs } from './lease';
import { create, write } from './write';

/**
 * Takes a free turn with a decision: conversation, allowance, turn and the intent to send in one conditional write.
 * @param visitor the document as the decision saw it; null for a visitor that has none
 * @returns null when somebody else was first
 */
export async function take(
  run: Run,
  visitor: Visitor | null,
  message: InMessage,
  intent: Intent,
): Promise<Held | null> {
  const by = run.unique();
  const until = safeUntil(run);
  if (visitor === null) {
    const first = firstDocument(message, intent, by);
    return (await create(run, first)) ? { visitor: { ...first, nonce: '' }, by, safeUntil: until } : null;
  }
  const { _id, rev } = visitor;
  const turn = turnOf(intent, by);
  if (!(await write(run, _id, { rev, turn: null }, { ...stateAfter(intent), turn, rev: rev + 1 }))) return null;
  return { visitor: { ...visitor, ...known(intent), rev: rev + 1, turn }, by, safeUntil: until };
}

function firstDocument(message: InMessage, intent: Intent, by: string): Omit<Visitor, 'nonce'> {
  const { lastMessageAt, lastEnterAt } = intent;
  return {
    _id: message.visitor,
    v: 1,
    rev: 1,
    channel: message.channel,
    openid: message.openid,
    ...carried(intent),
    allowance: { lastMessageAt, lastEnterAt, sends: [], refusedAt: null },
    inbox: [],
    recent: [intent.message],
    turn: turnOf(intent, by),
    turnUntil: new ServerTime(leaseMs),
    waiting: intent.waiting,
    createdAt: new ServerTime(0),
  };
}
