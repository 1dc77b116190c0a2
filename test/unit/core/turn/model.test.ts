import { noFaults, type Faults } from '../../../support/cloud/scheduler';
import { violations } from './violations';
import { play, type World } from './world';

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

// Thousands of stories; a machine that is busy with other tests takes its time over them.
jest.setTimeout(600_000);

// What the core logs about the faults would drown the report.
beforeAll(() => {
  for (const level of ['info', 'warn', 'error'] as const)
    jest.spyOn(console, level).mockImplementation(() => undefined);
});
afterAll(() => jest.restoreAllMocks());

describe('the turn under random interleaving', () => {
  it('C1–C8: without faults every message is stored, decided and answered once, reply by reply', async () => {
    let handovers = 0;
    await everyStory(350, 1, noFaults, (world) => {
      handovers += world.handovers;
      return flawless(world);
    });
    expect(handovers).toBeGreaterThan(40);
  });

  it('C1, C2, C3: an instance may die before or after any call', async () => {
    await everyStory(450, 10_000, { ...noFaults, death: 0.04 }, violations);
  });

  it('C1, C3: a call may fail, or take effect and lose its answer', async () => {
    await everyStory(350, 20_000, { ...noFaults, failure: 0.05, lostAnswer: 0.05 }, violations);
  });

  it('C2, C4, C7: WeChat may refuse for count or window where we did not expect it; nothing follows, and it goes out later', async () => {
    let later = 0;
    await everyStory(250, 50_000, { ...noFaults, refusal: 0.15 }, (world) => {
      later += world.outbound().filter(({ laterOf }) => laterOf !== undefined).length;
      return [...violations(world), ...unsaid(world)];
    });
    expect(later).toBeGreaterThan(100);
    await everyStory(250, 60_000, { ...noFaults, refusal: 0.15, death: 0.03 }, violations);
  });

  it('C8: a call may take seconds, also longer than the lease', async () => {
    await everyStory(300, 30_000, { ...noFaults, slowness: 0.06 }, violations);
  });

  it('C1–C8: all of it at once', async () => {
    const everything = { death: 0.02, failure: 0.03, lostAnswer: 0.03, slowness: 0.03, refusal: 0.03 };
    await everyStory(650, 40_000, everything, violations);
  });
});

/** Messages of a rule whose replies the visitor did not all see, though the allowance had room for them. */
function unanswered(world: World): string[] {
  return world.written
    .filter((message) => !answered(world, message) && !refused(world, message.id))
    .map(({ id }) => `${id} was not answered`);
}

/** Replies of rules that were refused and never said later. */
function unsaid(world: World): string[] {
  const outs = world.outbound();
  const later = new Set(outs.map(({ laterOf }) => laterOf));
  const said = (line: string, openid: string) => world.seen(openid).includes(line);
  return outs.flatMap(({ _id, state, visitor, content, laterOf }) => {
    const line = content.type === 'text' ? (content.text.split('\n').at(-1) ?? '') : '';
    if (state !== 'refused' || !line.startsWith('answer') || later.has(laterOf ?? _id)) return [];
    return said(line, visitor) ? [] : [`C2: ${_id} was refused and is forgotten`];
  });
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
    if (!answered(world, message) || refused(world, message.id)) return [];
    if (message.replies.every((reply, part) => seen[at + part] === reply)) return [];
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
