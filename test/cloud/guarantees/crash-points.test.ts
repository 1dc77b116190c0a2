// Every platform call of every scenario is a place to die, before it and after it. A clean run shows which calls there are; then a
// visitor of their own meets each death. Half of them WeChat pushes again at once; the others the sweep finds, and the push comes
// late. In the end WeChat's book and our collections must say the same. The table of places goes to dist/crash-points.md.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { CallRecord } from '../../../emulator/service';
import type { Fault } from '../../../emulator/services/faults/plan';
import { startCloud, type TestCloud } from '../../support/cloud';
import { audit, identity } from '../../support/guarantees/audit';
import { evidenceOf, type Evidence } from '../../support/guarantees/evidence';
import { openShop, scenarios, verdictEarly, type Scenario } from './scenarios';

const dist = path.resolve(__dirname, '../../../dist');
const announcement = 'text 正在为您转接人工客服，请稍候。';
const minute = 60_000;
/**
 * So many pushes are under way at once. More, and a busy machine starts their instances side by side until the runs' time is up: ten cold
 * starts took over five seconds, and then a run rightly says that it could not store the message.
 */
const mostAtOnce = 4;
/** What a message changes; everything else is read, and remembered for a while. */
const changed = [
  'visitors',
  'messages',
  'conversations',
  'follow_ups',
  'media',
  'unreadable_pushes',
  'tasks',
  'consents',
  'work',
];

/** A call to die at: its name, what it is about, and which of its like in the run. */
interface Place {
  readonly function: string;
  readonly call: string;
  readonly target?: string;
  readonly k: number;
}
/** What may be after a death right before and right after the call. */
type CleanPlace = Place & Readonly<Record<'mayBeUnknown' | 'refusalNoted', Readonly<Record<Death['when'], boolean>>>>;
interface CleanRun {
  readonly places: readonly CleanPlace[];
  readonly replies: number;
}
interface FunctionRun {
  readonly function: string;
  readonly calls: readonly CallRecord[];
}
interface Death extends Place {
  readonly when: 'before' | 'after';
  /** Who goes on: WeChat's next delivery at once, or the sweep and a delivery much later. */
  readonly by: 'redelivery' | 'sweep';
  readonly openid: string;
  /** The intent to send may have been written by then, so that nobody can know whether WeChat took the reply. */
  readonly mayBeUnknown: boolean;
  /** WeChat's refusal is written down by then: nothing more may be sent. */
  readonly refusalNoted: boolean;
}

let cloud: TestCloud;
const table: string[] = ['| scenario | dies | at | goes on by | replies |', '| --- | --- | --- | --- | --- |'];
let visitors = 0;

beforeAll(async () => {
  cloud = await startCloud({
    functionsRoot: path.join(dist, 'cloudfunctions'),
    settings: {
      'functions.timers': false,
      'functions.warmMinutes': 100_000,
      'push.deadlineMs': 60_000,
      'ai.delayMs': 0,
    },
  });
  cloud.clock.set({ now: scenarios[0]?.at ?? Date.now() });
  await openShop(cloud);
});
afterAll(async () => {
  await cloud.stop();
  writeFileSync(path.join(dist, 'crash-points.md'), `${table.join('\n')}\n`);
});

describe.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', (_name, scenario) => {
  it('C1–C7: survives the instance’s death before and after every platform call', async () => {
    await scenario.setUp?.(cloud);
    const clean = await agreedCleanRun(scenario);
    const deaths = clean.places.flatMap(({ mayBeUnknown, refusalNoted, ...place }, index) =>
      (['before', 'after'] as const).map((when): Death => {
        const by = (index + (when === 'after' ? 1 : 0)) % 2 === 0 ? 'redelivery' : 'sweep';
        const known = { mayBeUnknown: mayBeUnknown[when], refusalNoted: refusalNoted[when] };
        return { ...place, when, by, openid: newVisitor(), ...known };
      }),
    );
    expect(deaths.length).toBeGreaterThan(0);
    const unhappened = await meet(scenario, deaths);
    const met = deaths.filter((death) => !unhappened.includes(death));
    // What is remembered saves a call: there somebody else's new instance dies, after everything was forgotten.
    const never: Death[] = [];
    for (const death of unhappened) {
      const anew = await metAnew(scenario, death);
      if (anew === null) never.push(death);
      else met.push(anew);
    }
    expect(never.map(shown)).toEqual([]);
    const wrong = judge(scenario, met, clean.replies);
    expect(wrong).toEqual([]);
  }, 300_000);
});

/** The same death, of somebody else's instance that has to make every call. Null: it never came to that call. */
async function metAnew(scenario: Scenario, death: Death): Promise<Death | null> {
  // On a busy machine a run may be out of time before the call.
  for (let tries = 0; tries < 4; tries += 1) {
    const anew = { ...death, openid: newVisitor() };
    await forget();
    if ((await meet(scenario, [anew])).length === 0) return anew;
  }
  return null;
}

/**
 * What a scenario does when nothing goes wrong. What runs side by side is held in one order, but a machine that is busy may need longer
 * than it is held: so two runs must agree about the places.
 */
async function agreedCleanRun(scenario: Scenario): Promise<CleanRun> {
  let last = await cleanRun(scenario);
  for (let tries = 0; tries < 6; tries += 1) {
    const next = await cleanRun(scenario);
    if (namesOf(next) === namesOf(last)) return next;
    last = next;
  }
  throw new Error(`${scenario.name}: no two clean runs make the same calls; the last made ${namesOf(last)}.`);
}

function namesOf({ places }: CleanRun): string {
  return places.map(placeName).sort().join(', ');
}

async function cleanRun(scenario: Scenario): Promise<CleanRun> {
  // A cold instance makes every call that there may be.
  await forget();
  const openid = newVisitor();
  plan(scenario, [openid]);
  await arrive(scenario, openid);
  const id = scenario.act(cloud, openid);
  await cloud.idle();
  const runs = await runsOf(id);
  const taken = evidence([openid])[0]?.sends.filter(({ errcode }) => errcode === 0).length ?? 0;
  return { places: runs.flatMap((run) => placesOf(scenario, run)), replies: taken };
}

/** The runs that a push led to: of its own function, and of those that were started from there. */
async function runsOf(pushId: string): Promise<FunctionRun[]> {
  const { invocations } = (await cloud.api('GET', '/invocations')).body as {
    invocations: { id: string; pushId: string }[];
  };
  const mine = invocations.filter((invocation) => invocation.pushId === pushId).reverse();
  const views = await Promise.all(mine.map(({ id }) => cloud.api('GET', `/invocations/${id}`)));
  return views.map(({ body }) => body as FunctionRun);
}

function placesOf(scenario: Scenario, { function: name, calls }: FunctionRun): CleanPlace[] {
  const all = calls.map((call, index) => placeOf(name, call, calls.slice(0, index)));
  const writes = all.flatMap(({ call, target }, at) =>
    target === 'visitors' && /insert|modify/.test(call) ? [at] : [],
  );
  const intent = writes[0] ?? -1;
  const send = all.findIndex(({ call }) => call === 'customerServiceMessage.send');
  const noted = scenario.refusals === undefined ? Infinity : (writes.find((at) => at > send) ?? Infinity);
  // The content check runs beside everything else, so its place in the run says nothing.
  const unsure = ({ call }: Place, index: number, from: number) => call === 'security.msgSecCheck' || index >= from;
  return (
    all
      .map((place, index) => {
        const mayBeUnknown = { before: unsure(place, index, intent + 1), after: unsure(place, index, intent) };
        const refusalNoted = { before: index > noted, after: index >= noted };
        return { ...place, mayBeUnknown, refusalNoted };
      })
      // A model is asked beside the platform's own door, where instances are not killed.
      .filter(({ call }) => !call.startsWith('ai.'))
      // Reading what the operator wrote is the same before every decision: one scenario shows it.
      .filter(({ target }) => scenario.reads === true || target === undefined || changed.includes(target))
  );
}

/** Instances and uploaded pictures: the next message makes every call. */
async function forget(): Promise<void> {
  await cloud.api('DELETE', '/functions/receive/instances');
  await cloud.database.remove('media', {});
}

function placeOf(name: string, call: CallRecord, earlier: readonly CallRecord[]): Place {
  const target = call.name.startsWith('database.') ? call.target : undefined;
  const alike = earlier.filter(({ name, target: of }) => name === call.name && (target === undefined || of === target));
  return { function: name, call: call.name, k: alike.length + 1, ...(target === undefined ? {} : { target }) };
}

/** Has visitors meet their deaths, and everything that comes after. @returns the deaths that did not happen */
async function meet(scenario: Scenario, deaths: readonly Death[]): Promise<Death[]> {
  const unhappened: Death[] = [];
  for (const by of ['redelivery', 'sweep'] as const) {
    const mine = deaths.filter((death) => death.by === by);
    if (mine.length === 0) continue;
    plan(scenario, []);
    for (const { openid } of mine) await arrive(scenario, openid);
    await cloud.api('PUT', '/settings', { 'push.attempts': by === 'redelivery' ? 3 : 1 });
    plan(
      scenario,
      mine.map(({ openid }) => openid),
      mine.map(({ call, target, k, when, openid, function: name }) => {
        const place = { function: name, call, k, ...(target === undefined ? {} : { target }) };
        return { kind: 'die', when, openid, share: 1, count: 1, ...place };
      }),
    );
    const pushes: string[] = [];
    for (const { openid } of mine) {
      await fewAtOnce();
      pushes.push(scenario.act(cloud, openid));
    }
    await cloud.idle();
    cloud.faults.standing.faults.forEach(({ happened }, index) => {
      const death = mine[index];
      if (happened === 0 && death) unhappened.push(death);
    });
    plan(scenario, []);
    await sweep();
    if (by === 'sweep') {
      await cloud.api('PUT', '/settings', { 'push.attempts': 3 });
      for (const id of pushes) {
        await fewAtOnce();
        cloud.push.redeliver(id, { times: 1, together: false });
      }
      await cloud.idle();
      await sweep();
    }
  }
  return unhappened;
}

/** Puts deaths in force, beside what these visitors meet in the scenario and what holds its calls in their order. */
function plan(scenario: Scenario, openids: readonly string[], deaths: Fault[] = []): void {
  const refusals = openids.flatMap((openid) => scenario.refusals?.(openid) ?? []);
  cloud.faults.plan({ seed: 1, faults: [...deaths, ...refusals, ...(scenario.holds ?? verdictEarly)] });
}

/** What is wrong after each death, as sentences; and the table of places. */
function judge(scenario: Scenario, deaths: readonly Death[], replies: number): string[] {
  const wrong: string[] = [];
  for (const [index, found] of evidence(deaths.map(({ openid }) => openid)).entries()) {
    const death = deaths[index];
    if (!death) continue;
    const say = (what: string) => wrong.push(`${scenario.name}, dies ${shown(death)}: ${what}`);
    for (const { contract, what } of audit(found, announcement)) say(`${contract}: ${what}`);
    const last = found.pushes.at(-1);
    const id = identity(last?.event);
    const outcomes = last?.attempts.map(({ outcome }) => outcome).join(', ');
    if (!last?.acknowledged) say(`C1: the push was never acknowledged: ${outcomes ?? 'no attempt'}`);
    if (id !== null && !found.incoming.some(({ _id }) => _id === id)) say('C1: the message is not stored');
    const unknown = found.outgoing.filter(({ state }) => state === 'unknown').length;
    const taken = found.sends.filter(({ errcode }) => errcode === 0).length;
    if (unknown > 1) say(`C3: one death left ${unknown} replies unknown`);
    if (unknown > 0 && !death.mayBeUnknown)
      say('C3: a reply is unknown, and the instance died before it meant to send it');
    if (scenario.refusals === undefined && taken > replies)
      say(`C3: WeChat took ${taken} replies instead of ${replies}`);
    if (death.refusalNoted && found.sends.length > 1)
      say(`C4: ${found.sends.length} replies were begun, and WeChat's refusal of the first was known`);
    if (death.by === 'redelivery' && unknown === 0 && taken < replies)
      say(`C2: WeChat took ${taken} of ${replies} replies`);
    const states = found.outgoing.map(({ state }) => String(state)).join(' ') || '–';
    table.push(`| ${scenario.name} | ${death.when} | ${placeName(death)} | ${death.by} | ${states} |`);
  }
  return wrong;
}

function placeName({ function: name, call, target, k }: Place): string {
  return `${name === 'receive' ? '' : `${name}: `}\`${call}\`${target === undefined ? '' : ` of \`${target}\``}${k > 1 ? ` #${k}` : ''}`;
}

function shown(death: Death): string {
  return `${death.when} ${placeName(death)}, then ${death.by}`;
}

function newVisitor(): string {
  visitors += 1;
  return `visitor-${visitors}`;
}

async function arrive(scenario: Scenario, openid: string): Promise<void> {
  // The clock only goes forward; the scenario that needs the evening comes late.
  if (cloud.clock.now() < scenario.at) cloud.clock.set({ now: scenario.at });
  cloud.chat.createVisitor({ openid });
  cloud.chat.visit(openid);
  if (!scenario.before) return;
  await scenario.before(cloud, openid);
  await cloud.idle();
}

function evidence(openids: readonly string[]): Evidence[] {
  return evidenceOf(cloud, openids);
}

/** The clock ticks, a minute apart: what one tick begins anew, a slow answer, may die of its own time-out. */
async function sweep(): Promise<void> {
  for (let tick = 0; tick < 3; tick += 1) {
    cloud.clock.set({ advanceMs: minute });
    const { outcome, error } = await cloud.functions.invoke({ name: 'sweep', event: {}, source: 'wx_trigger' });
    if (outcome !== 'ok') throw new Error(`The sweep ended with ${String(outcome)}: ${String(error)}`);
    await cloud.idle();
  }
}

async function fewAtOnce(): Promise<void> {
  while (cloud.push.inFlight + cloud.functions.inFlight >= mostAtOnce) await setTimeout(5);
}
