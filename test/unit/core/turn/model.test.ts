import { noFaults, type Faults } from '../../../support/cloud/scheduler';
import { play, type World } from './world';

/** Everything that must hold after any story, as sentences about what is wrong; none is right. */
function violations(world: World): string[] {
  const wrong: string[] = [];
  const stored = new Map(world.inbound().map((message) => [message._id, message]));
  for (const { id, acknowledged } of world.written) {
    if (acknowledged && !stored.has(id)) wrong.push(`C1: ${id} was acknowledged and is not stored`);
  }
  for (const message of stored.values()) {
    if (message.state !== 'done') wrong.push(`C2: ${message._id} is still undecided`);
  }
  for (const { _id, turn, inbox } of world.database.all('visitors')) {
    if (turn !== null || inbox.length > 0) wrong.push(`C2: ${_id} is left with a turn or an inbox`);
  }
  for (const visitor of world.database.all('visitors')) {
    const seen = world.seen(visitor._id);
    for (const text of new Set(seen.filter((one) => one.startsWith('answer')))) {
      if (seen.filter((one) => one === text).length > questionsWith(world, visitor._id, text))
        wrong.push(`C3: ${visitor._id} saw "${text}" twice`);
    }
    if (visitor.conversations > 1) wrong.push(`C6: ${visitor._id} has ${visitor.conversations} conversations`);
  }
  for (const out of world.outbound()) {
    const [line = ''] = out.content.type === 'text' ? out.content.text.split('\n') : [];
    if (!line.startsWith('answer')) continue;
    const seen = world.seen(out.visitor).includes(line);
    if (out.state === 'sent' && !seen) wrong.push(`C7: ${out._id} reads sent and was never taken`);
    if ((out.state === 'refused' || out.state === 'failed') && seen) wrong.push(`C7: ${out._id} reads ${out.state}`);
    if (out.state === 'pending') wrong.push(`C7: ${out._id} is still pending`);
  }
  for (const refusal of world.wechat.refusals) wrong.push(`C4: WeChat had to refuse: ${refusal}`);
  for (const call of world.scheduler.callsAfterAnswer) wrong.push(`C8: a call after the answer: ${call}`);
  for (const run of world.late) wrong.push(`C8: answered late: ${run}`);
  return wrong;
}

function questionsWith(world: World, openid: string, reply: string): number {
  return world.written.filter((message) => message.openid === openid && message.replies.includes(reply)).length;
}

async function everyStory(
  seeds: number,
  first: number,
  faults: Faults,
  check: (world: World) => string[],
): Promise<void> {
  for (let seed = first; seed < first + seeds; seed += 1) {
    const wrong = check(await play(seed, faults));
    // The seed is what it takes to see the story again.
    if (wrong.length > 0) throw new Error(`seed ${seed}:\n${wrong.join('\n')}`);
  }
}

// What the core logs about the faults would drown the report.
beforeAll(() => {
  for (const level of ['info', 'warn', 'error'] as const)
    jest.spyOn(console, level).mockImplementation(() => undefined);
});
afterAll(() => jest.restoreAllMocks());

describe('the turn under random interleaving', () => {
  it('C1–C8: without faults every message is stored, decided and answered once, reply by reply', async () => {
    let handovers = 0;
    await everyStory(400, 1, noFaults, (world) => {
      handovers += world.handovers;
      return flawless(world);
    });
    expect(handovers).toBeGreaterThan(40);
  });

  it('C1, C2, C3: an instance may die before or after any call', async () => {
    await everyStory(700, 10_000, { ...noFaults, death: 0.04 }, violations);
  });

  it('C1, C3: a call may fail, or take effect and lose its answer', async () => {
    await everyStory(500, 20_000, { ...noFaults, failure: 0.05, lostAnswer: 0.05 }, violations);
  });

  it('C8: a call may take seconds, also longer than the lease', async () => {
    await everyStory(400, 30_000, { ...noFaults, slowness: 0.06 }, violations);
  });

  it('C1–C8: all of it at once', async () => {
    await everyStory(1_000, 40_000, { death: 0.02, failure: 0.03, lostAnswer: 0.03, slowness: 0.03 }, violations);
  });
});

/** Messages of a rule whose replies the visitor did not all see, though the allowance had room for them. */
function unanswered(world: World): string[] {
  return world.written
    .filter((message) => !answered(world, message) && !refused(world, message.id))
    .map(({ id }) => `${id} was not answered`);
}

function answered(world: World, { openid, replies }: World['written'][number]): boolean {
  return replies.every((reply) => world.seen(openid).includes(reply));
}

/** Refused for the allowance, as a whole or in part, or left to WeChat's desk, and saying so. */
function refused(world: World, id: string): boolean {
  const outs = world.outbound().filter(({ inReplyTo }) => inReplyTo === id);
  const trace = world.inbound().find(({ _id }) => _id === id)?.trace;
  if (trace?.blocked.includes('wechat-desk-owns') === true) return true;
  return (trace?.leftOut ?? 0) > 0 || outs.some(({ reason }) => reason === 'allowance');
}

/** The replies to one message come one after the other, with no other message's between them. */
function mixedUp(world: World): string[] {
  return world.written.flatMap((message) => {
    const seen = world.seen(message.openid);
    const at = seen.indexOf(message.replies[0] ?? '');
    if (!answered(world, message) || message.replies.every((reply, part) => seen[at + part] === reply)) return [];
    return [`${message.id} was answered with others between`];
  });
}

/** Where nothing goes wrong nothing is unknown, unanswered or mixed up, and no word of ours reaches a visitor whom WeChat's desk serves. */
function flawless(world: World): string[] {
  const unknown = world.outbound().filter(({ state }) => state === 'unknown');
  return [
    ...violations(world),
    ...unknown.map(({ _id }) => `C3: ${_id} is unknown`),
    ...world.wechat.overTheDesk.map((text) => `C5: "${text}" was said while the desk served the visitor`),
    ...unanswered(world),
    ...mixedUp(world),
  ];
}
