import type { Visitor } from '../../../../contracts/visitor';
import { drop, nothingEnded, noteSends, passOn, takeOver, type Held } from '../../../../cloudfunctions/core/turn';
import { leaseMarginMs } from '../../../../cloudfunctions/core/turn/lease';
import { plainRun } from '../../../support/cloud/plain-run';

/** A turn, just taken over. */
async function taken() {
  const { run, database } = plainRun();
  const turn = { message: 'm', by: 'gone', outs: [], trace: null, slow: null, followUp: null };
  const allowance = { lastMessageAt: null, lastEnterAt: null, sends: [], refusedAt: null };
  database.put('visitors', { _id: 'o1', rev: 1, allowance, inbox: ['done'], turn, turnUntil: new Date(0) });
  const held = await takeOver(run, database.get('visitors', 'o1') as Visitor);
  return { run, database, held: held as Held };
}

it.each([
  ['takes out what is done', (run, held) => drop(run, held, ['done'])],
  ['books a send', (run, held) => noteSends(run, held, [], nothingEnded)],
] as [string, (run: Parameters<typeof drop>[0], held: Held) => Promise<Held | null>][])(
  'C3: a holder that %s relies on its lease no longer than the document lets it',
  async (_, writes) => {
    const { run, database, held } = await taken();
    await run.time.sleep(2_000);
    const after = await writes(run, held);
    const until = database.get('visitors', 'o1')?.turnUntil?.getTime() ?? 0;
    expect(after?.safeUntil).toBeGreaterThan(held.safeUntil);
    expect(after?.safeUntil).toBeLessThanOrEqual(until - leaseMarginMs);
  },
);

it('C2: a turn that is passed on can be taken over at once', async () => {
  const { run, database, held } = await taken();
  await passOn(run, held, [], nothingEnded);
  await run.time.sleep(1);
  expect(await takeOver(run, database.get('visitors', 'o1') as Visitor)).not.toBeNull();
});
