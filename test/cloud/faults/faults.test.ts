// Faults on purpose: on real processes they do what their names say, and the same plan does it again. The fixture
// `wechat-receive` notes each push and makes the calls that the message asks for.
import { setTimeout } from 'node:timers/promises';
import { startCloud, type TestCloud } from '../../support/cloud';

let cloud: TestCloud;
beforeAll(async () => {
  // Only the faults that were asked for: a busy machine must not add a deadline of WeChat's, or a time-out.
  cloud = await startCloud({ settings: { 'push.deadlineMs': 60_000, 'functions.timeoutMs': 60_000 } });
});
afterAll(() => cloud.stop());
beforeEach(() => cloud.api('POST', '/reset'));

interface Book {
  pushes: { attempts: { outcome: string }[]; acknowledged: boolean }[];
  sends: { errcode: number; fault: boolean }[];
  saw: Record<string, { from: string }[]>;
}
const send = (openid: string) => ({
  api: 'customerServiceMessage.send',
  params: { touser: openid, msgtype: 'text', text: { content: '好' } },
});

async function plan(...faults: object[]): Promise<void> {
  const { status, body } = await cloud.api('PUT', '/faults', { seed: 7, faults });
  if (status !== 200) throw new Error(JSON.stringify(body));
}

/** A visitor writes, the function answers with one message, and everything is over. */
async function story(openid = 'visitor-1'): Promise<Book> {
  await cloud.api('POST', '/visitors', { openid });
  const content = JSON.stringify({ calls: [send(openid)] });
  await cloud.api('POST', `/visitors/${openid}/messages`, { msgtype: 'text', text: { content } });
  await cloud.idle();
  return (await cloud.api('GET', `/book?openid=${openid}`)).body as Book;
}
const attempts = (book: Book) => book.pushes[0]!.attempts.map(({ outcome }) => outcome);
const replies = (book: Book) => Object.values(book.saw)[0]!.filter(({ from }) => from === 'service').length;

it('without a plan the book has one acknowledged push and one send', async () => {
  const book = await story();
  expect(attempts(book)).toEqual(['success']);
  expect(book.pushes[0]!.acknowledged).toBe(true);
  expect(book.sends).toMatchObject([{ errcode: 0, fault: false }]);
  expect(replies(book)).toBe(1);
});

it('an instance that dies before its call leaves no effect of it, and WeChat pushes again', async () => {
  await plan({ kind: 'die', when: 'before', call: 'customerServiceMessage.send', count: 1 });
  const book = await story();
  expect(attempts(book)).toEqual(['died', 'success']);
  expect(replies(book)).toBe(1);
});

it('an instance that dies after its call has had the effect of it', async () => {
  await plan({ kind: 'die', when: 'after', call: 'customerServiceMessage.send', count: 1 });
  const book = await story();
  expect(attempts(book)).toEqual(['died', 'success']);
  expect(replies(book)).toBe(2);
});

it('an accepted call whose answer is lost is in the book, and an error to the function', async () => {
  await plan({ kind: 'lost-answer', call: 'customerServiceMessage.send' });
  const book = await story();
  expect(book.sends).toMatchObject([{ errcode: 0 }]);
  expect(replies(book)).toBe(1);
  const { body } = await cloud.api('GET', '/faults');
  expect(body).toMatchObject({ seed: 7, faults: [{ kind: 'lost-answer', happened: 1 }] });
});

it('a call can be refused with any errcode, and says that it was asked for', async () => {
  await plan({ kind: 'fail', call: 'customerServiceMessage.send', code: 45047 });
  const book = await story();
  expect(book.sends).toMatchObject([{ errcode: 45047, fault: true }]);
  expect(replies(book)).toBe(0);
});

it('a push can come twice, be lost, and its acknowledgement be lost', async () => {
  await plan(
    { kind: 'duplicate', openid: 'twice' },
    { kind: 'drop', openid: 'lost', count: 1 },
    {
      kind: 'lost-acknowledgement',
      openid: 'unheard',
      count: 1,
    },
  );
  expect(attempts(await story('twice'))).toEqual(['success', 'success']);
  expect(attempts(await story('lost'))).toEqual(['timeout', 'success']);
  const unheard = await story('unheard');
  expect(attempts(unheard)).toEqual(['timeout', 'success']);
  expect(replies(unheard)).toBe(2);
});

it('the k-th call of a run is counted among those the other filters let through', async () => {
  await plan({ kind: 'die', when: 'before', call: 'customerServiceMessage.send', k: 2 });
  expect(attempts(await story())).toEqual(['success']);
});

it('several instances share the runs, and their clocks may differ', async () => {
  await plan({ kind: 'instances', n: 3 }, { kind: 'skew', ms: [-20_000, 20_000] });
  for (let n = 0; n < 3; n += 1) await story(`visitor-${n}`);
  const { body } = await cloud.api('GET', '/invocations');
  const { invocations } = body as { invocations: { instance: string }[] };
  expect(new Set(invocations.map(({ instance }) => instance)).size).toBe(3);
});

it('the same seed and visitors meet the same faults again', async () => {
  const outcomes = async () => {
    await cloud.api('POST', '/reset');
    await plan({ kind: 'lost-acknowledgement', share: 0.5 });
    const books: Book[] = [];
    for (let n = 0; n < 12; n += 3)
      books.push(...(await Promise.all([n, n + 1, n + 2].map((each) => story(`visitor-${each}`)))));
    return books.map(attempts);
  };
  const first = await outcomes();
  expect(await outcomes()).toEqual(first);
  expect(new Set(first.map(({ length }) => length)).size).toBeGreaterThan(1);
});

it('a reset ends the run of a push, what it had asked for, and the pushes that were to come', async () => {
  await plan({ kind: 'slow', call: 'customerServiceMessage.send', ms: 700 });
  await cloud.api('POST', '/visitors', { openid: 'visitor-1' });
  const content = JSON.stringify({ calls: [send('visitor-1')] });
  await cloud.api('POST', '/visitors/visitor-1/messages', { msgtype: 'text', text: { content } });
  const asked = async () => ((await cloud.api('GET', '/faults')).body as { faults: { happened: number }[] }).faults;
  while ((await asked())[0]?.happened !== 1) await setTimeout(20);
  expect((await cloud.api('POST', '/reset')).status).toBe(204);
  await cloud.api('POST', '/visitors', { openid: 'visitor-1' });
  // The call that was held up is at its end too.
  await cloud.idle();
  const { invocations } = (await cloud.api('GET', '/invocations')).body as { invocations: unknown[] };
  const { pushes, sends } = (await cloud.api('GET', '/book?openid=visitor-1')).body as Book;
  expect({ invocations, pushes, sends }).toEqual({ invocations: [], pushes: [], sends: [] });
});

it('a plan that cannot be is refused with the field that is wrong, and the one before stays', async () => {
  await plan({ kind: 'drop' });
  const { status, body } = await cloud.api('PUT', '/faults', { faults: [{ kind: 'slow', ms: -1 }] });
  expect(status).toBe(400);
  expect(body).toMatchObject({ error: { message: expect.stringContaining('faults.0.ms') as string } });
  expect((await cloud.api('GET', '/faults')).body).toMatchObject({ faults: [{ kind: 'drop' }] });
  expect((await cloud.api('DELETE', '/faults')).status).toBe(204);
  expect((await cloud.api('GET', '/faults')).body).toMatchObject({ faults: [] });
});
