// An instance dies before and after every single platform call of every scenario; then WeChat delivers again, or the clock ticks.
import { everybodyWritesAgain, quietTicks, World } from './world';
import { violations } from './violations';

jest.setTimeout(600_000);
// What the core logs about the deaths would drown the report.
beforeAll(() => {
  for (const level of ['info', 'warn', 'error'] as const)
    jest.spyOn(console, level).mockImplementation(() => undefined);
});
afterAll(() => jest.restoreAllMocks());

const scenarios: Readonly<Record<string, (world: World) => void>> = {
  'a rule’s answer': (world) => world.write('visitor', 0),
  'several replies': (world) => world.write('visitor', 2),
  'a picture': (world) => world.write('visitor', 'picture'),
  'a card': (world) => world.write('visitor', 'card'),
  'a welcome': (world) => world.enter('visitor'),
  'a look-up': (world) => world.write('visitor', 'parcel'),
  'a hand-off': (world) => world.write('visitor', 'human'),
  'a hand-off, and another message before anybody has seen to it': (world) => {
    world.write('visitor', 'human');
    world.scheduler.wait(null, world.scheduler.time + 12_000, () => world.write('visitor', 0));
  },
  'a slow answer': (world) => world.write('visitor', 'riddle 1'),
  'a subscribe message': (world) => world.writeLate('visitor', 1),
  'a reply that waits until the visitor writes again': (world) => world.writeLate('visitor', 0),
  'several replies, the first of them refused for the window': (world) => {
    world.write('visitor', 2);
    world.wechat.refuse('visitor', 45015);
  },
  'a message that cannot be decided, at its last try': (world) => world.writeSpoilt('visitor'),
  'two messages at once': (world) => {
    world.write('visitor', 0);
    world.write('visitor', 1);
  },
};

/** Plays a scenario with one death, and lets it be finished. */
async function played(
  scenario: (world: World) => void,
  pushes: 'once' | 'twice',
  death: World['scheduler']['death'],
): Promise<World> {
  const world = new World(7, pushes);
  world.scheduler.death = death;
  scenario(world);
  await world.scheduler.run();
  await quietTicks(world, 1);
  await everybodyWritesAgain(world);
  return world;
}

/** What is wrong after a death: a contract broken, a message left, or a reply that is neither said nor called unknown. */
function wrongAfter(world: World): string[] {
  const wrong = violations(world);
  const stored = new Set(world.inbound().map(({ _id }) => _id));
  for (const { id, replies, openid } of world.written) {
    // Nothing was acknowledged and nothing stored: WeChat will bring it again.
    if (!stored.has(id)) continue;
    const outs = world.outbound().filter(({ inReplyTo }) => inReplyTo === id);
    const open = outs.some(({ state }) => state === 'unknown');
    if (world.wechat.notices.length > 1) wrong.push(`C3: ${openid} was notified twice`);
    const seen = world.seen(openid);
    if (seen.filter((line) => line === 'default').length > 1) wrong.push(`C3: ${openid} was told twice`);
    if (!open && !replies.every((reply) => seen.includes(reply))) wrong.push(`C2: ${id} was not answered`);
  }
  return wrong;
}

/** The wishes for a human that neither WeChat's desk nor the follow-ups know. */
function wishesLost(world: World): string[] {
  if (world.handovers > 0) return [];
  const kept = new Set(world.database.all('follow_ups').map(({ _id }) => _id));
  const wishes = world.inbound().filter(({ content }) => content.type === 'text' && content.text === '转人工');
  return wishes.filter(({ _id }) => !kept.has(_id)).map(({ _id }) => `C2: nobody learns of the wish ${_id}`);
}

describe.each(Object.keys(scenarios))('%s', (name) => {
  const scenario = scenarios[name]!;

  it.each([
    ['WeChat delivers it again', 'twice'],
    ['one sweep comes', 'once'],
  ] as const)('C1–C7: clean after a death at any call, when %s', async (_, pushes) => {
    const { calls } = (await played(scenario, pushes, null)).scheduler;
    expect(calls.length).toBeGreaterThan(8);
    const failures: string[] = [];
    for (let call = 1; call <= calls.length; call += 1) {
      for (const when of ['before', 'after'] as const) {
        const world = await played(scenario, pushes, { call, when });
        const wrong = wrongAfter(world);
        // When all is written and only the answer was not given, nothing but WeChat's second delivery can tell.
        if (pushes === 'twice' || when === 'before') wrong.push(...wishesLost(world));
        failures.push(...wrong.map((what) => `died ${when} call ${call} (${calls[call - 1]}): ${what}`));
      }
    }
    expect(failures).toEqual([]);
  });
});
