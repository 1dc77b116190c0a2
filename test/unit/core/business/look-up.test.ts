// The shop's connector under a clock: what it finds, that there is nothing, and that nothing is known.
import type { Business, Order, Shipment } from '../../../../contracts/business';
import { lookUp, ordersOf } from '../../../../cloudfunctions/core/business';
import { noBusiness } from '../../../support/cloud/no-business';
import { plainRun } from '../../../support/cloud/plain-run';

const order: Order = {
  ...{ no: 'A1', state: 'shipping', amount: 9900, orderedAt: 2 },
  goods: [{ name: '盖碗', count: 1, price: 9900 }],
};
const shipment: Shipment = { carrier: '顺丰速运', no: 'SF1', latest: null };
const shop = (own: Partial<Business>): Business => ({ ...noBusiness, ...own });
const { run } = plainRun();
const orders = { name: 'orders', no: null } as const;

let logged: jest.SpyInstance[];
beforeEach(() => {
  logged = (['warn', 'error'] as const).map((level) => jest.spyOn(console, level).mockImplementation(() => undefined));
});
afterEach(() => jest.restoreAllMocks());
const lines = () => logged.flatMap(({ mock }) => mock.calls.map(([line]) => String(line)));

it('C11: the connector is asked about this visitor and no other', async () => {
  const asked: unknown[] = [];
  const business = shop({
    orders: async (openid, query) => {
      asked.push([openid, query]);
      return [order];
    },
  });
  await expect(lookUp(run, business, 'me', { name: 'orders', no: 'A1' }, 1_000)).resolves.toEqual({
    ...{ state: 'orders', orders: [order] },
  });
  expect(asked).toEqual([['me', { no: 'A1' }]]);
});

it('C11: of a connector that does not look at the number only that order is told', async () => {
  const business = shop({ orders: async () => [{ ...order, no: 'B2' }, order] });
  await expect(lookUp(run, business, 'me', { name: 'orders', no: 'A1' }, 1_000)).resolves.toMatchObject({
    orders: [{ no: 'A1' }],
  });
  await expect(lookUp(run, business, 'me', { name: 'orders', no: 'C3' }, 1_000)).resolves.toEqual({ state: 'missing' });
});

it('nothing found is missing, for orders and for a membership', async () => {
  await expect(lookUp(run, noBusiness, 'me', orders, 1_000)).resolves.toEqual({ state: 'missing' });
  await expect(lookUp(run, noBusiness, 'me', { name: 'member', no: null }, 1_000)).resolves.toEqual({
    state: 'missing',
  });
});

it('a parcel is asked for only where it did not come with the order, and only for the order that is meant', async () => {
  const asked: string[] = [];
  const ask = (them: readonly Order[]) =>
    lookUp(
      run,
      shop({
        orders: async () => them,
        shipment: async (_openid, { no }) => {
          asked.push(no);
          return shipment;
        },
      }),
      ...(['me', { name: 'shipment', no: null }, 1_000] as const),
    );
  await expect(ask([order, { ...order, no: 'B2', state: 'done' }])).resolves.toMatchObject({
    orders: [{ no: 'A1', shipment }, { no: 'B2' }],
  });
  await ask([{ ...order, shipment: null }]);
  await ask([order, { ...order, no: 'B2' }]);
  expect(asked).toEqual(['A1']);
});

it('C8: a connector that hangs is given up when its time is over, and one without time is not asked', async () => {
  let ring = () => undefined as void;
  const alarm = () => ({ rings: new Promise<void>((resolve) => (ring = resolve)), off: () => undefined });
  const timed = { ...run, time: { ...run.time, alarm } };
  const looked = lookUp(timed, shop({ orders: () => new Promise(() => undefined) }), 'me', orders, 1_000);
  ring();
  await expect(looked).resolves.toEqual({ state: 'failed', because: 'slow' });
  const never = shop({ orders: () => Promise.reject(new Error('it was asked')) });
  await expect(lookUp(run, never, 'me', orders, 0)).resolves.toEqual({ state: 'failed', because: 'slow' });
});

it('an error is a failure, also one that is thrown before there is a promise', async () => {
  const rejects = shop({ orders: () => Promise.reject(new Error('the ERP is down')) });
  const throws = shop({
    orders: () => {
      throw new Error('no such table');
    },
  });
  for (const business of [rejects, throws])
    await expect(lookUp(run, business, 'me', orders, 1_000)).resolves.toEqual({ state: 'failed', because: 'error' });
  expect(lines().join('\n')).toContain('the ERP is down');
});

it.each<[string, unknown]>([
  ['no list', { data: [] }],
  ['nothing at all', undefined],
  ['an unknown state', [{ ...order, state: 'sent' }]],
  ['an amount that is no whole fen', [{ ...order, amount: 99.5 }]],
  ['a time that is a date', [{ ...order, orderedAt: new Date(0) }]],
  ['a parcel without a carrier', [{ ...order, shipment: { no: '1', latest: null } }]],
])('data that is %s is a failure, never an answer, and the log says what is wrong', async (_, answer) => {
  const business = shop({ orders: async () => answer as readonly Order[] });
  await expect(lookUp(run, business, 'me', orders, 1_000)).resolves.toEqual({ state: 'failed', because: 'bad-data' });
  expect(lines()).toHaveLength(1);
});

it('the order page shows the newest first, and tells no orders from none that are known', async () => {
  const older = { ...order, no: 'B2', orderedAt: 1 };
  await expect(ordersOf(run, shop({ orders: async () => [older, order] }), 'me', 1_000)).resolves.toEqual([
    order,
    older,
  ]);
  await expect(ordersOf(run, noBusiness, 'me', 1_000)).resolves.toEqual([]);
  const down = shop({ orders: () => Promise.reject(new Error('down')) });
  await expect(ordersOf(run, down, 'me', 1_000)).resolves.toBeNull();
});
