// Deciding with look-ups in between, on whatever time there is.
import type { Business } from '../../../../contracts/business';
import type { InMessage } from '../../../../contracts/message';
import type { Looked } from '../../../../cloudfunctions/core/answering/business';
import { mostLookups } from '../../../../cloudfunctions/core/answering/flows';
import { decide } from '../../../../cloudfunctions/core/reception/decide';
import { decideLookingUp } from '../../../../cloudfunctions/core/reception/look-up';
import { openBook } from '../../../../cloudfunctions/core/rehearsal';
import { noBusiness } from '../../../support/cloud/no-business';
import { plainRun } from '../../../support/cloud/plain-run';

const { run } = plainRun();
const now = run.time.now();
const message: InMessage = {
  ...{ _id: 'm1', v: 1, direction: 'in', state: 'new', visitor: 'me', channel: 'mini-program', openid: 'me' },
  ...{
    appUser: 'app',
    content: { type: 'text', text: '我的' },
    createTime: now / 1000,
    createdAt: new Date(now),
    claim: '',
  },
};
const rules = [{ _id: 'mine', keywords: '我的', reply: '{{会员.等级}}会员，订单 {{订单.编号}}' }];
async function momentOf() {
  const { reference } = await openBook({ rules });
  return { visitor: null, message, reference, now, ownPush: true, unbooked: 0, check: null };
}
function counting(): { business: Business; asked: string[] } {
  const asked: string[] = [];
  const order = { no: 'A1', state: 'waiting', goods: [], amount: 100, orderedAt: now } as const;
  const business: Business = {
    ...noBusiness,
    orders: async () => {
      asked.push('orders');
      return [order];
    },
    member: async () => {
      asked.push('member');
      return { level: '金卡', points: 1 };
    },
  };
  return { business, asked };
}

it('what one decision needs is looked up side by side, once, and stands in its trace', async () => {
  const { business, asked } = counting();
  const decision = await decideLookingUp(run, { business }, await momentOf());
  expect(decision!.intent.outs).toMatchObject([{ content: { text: '金卡会员，订单 A1' } }]);
  expect(asked.sort()).toEqual(['member', 'orders']);
  expect(decision!.intent.trace.lookups).toEqual([
    { name: 'member', outcome: 'found' },
    { name: 'orders', outcome: 'found' },
  ]);
  expect(decision!.needs).toEqual([]);
});

it('who decides the same message again need not look up again', async () => {
  const { business, asked } = counting();
  const made = new Map<string, Looked>();
  await decideLookingUp(run, { business }, await momentOf(), { made });
  await decideLookingUp(run, { business }, await momentOf(), { made });
  expect(asked).toHaveLength(2);
});

it('C8: with too little time nothing is asked, and nothing is decided: whoever has more time does it', async () => {
  const { business, asked } = counting();
  const late = { ...run, remaining: () => 900 };
  await expect(decideLookingUp(late, { business }, await momentOf())).resolves.toBeNull();
  const leaseOver = { until: run.time.elapsed() };
  await expect(decideLookingUp(run, { business }, await momentOf(), leaseOver)).resolves.toBeNull();
  expect(asked).toEqual([]);
});

it('a message that needs nothing is decided in no time', async () => {
  const { business, asked } = counting();
  const moment = { ...(await momentOf()), message: { ...message, content: { type: 'text', text: '你好' } as const } };
  const late = { ...run, remaining: () => 10 };
  await expect(decideLookingUp(late, { business }, moment)).resolves.toMatchObject({ needs: [] });
  expect(asked).toEqual([]);
});

it('as many look-ups may follow each other as a flow that passes the check has', async () => {
  const { business } = counting();
  const decided = decide(await momentOf());
  const made = new Map<string, Looked>();
  const onceEach = () => ({
    ...decided,
    needs: made.size < mostLookups ? [{ name: 'orders', no: `A${made.size + 1}` } as const] : [],
  });
  await decideLookingUp(run, { business }, await momentOf(), { made, how: onceEach });
  // None of them failed for want of a turn.
  expect([...made.values()].map(({ state }) => state)).toEqual([
    'orders',
    ...Array<string>(mostLookups - 1).fill('missing'),
  ]);
});
