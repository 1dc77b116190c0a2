import { refusal, startCloud, type Cloud, type SdkDatabase } from './harness';

let cloud: Cloud;
let db: SdkDatabase;
const accounts = () => db.collection('accounts');

beforeAll(async () => {
  cloud = await startCloud({ collections: { accounts: { indexes: [{ name: 'n', keys: { n: 1 } }] } } });
  ({ db } = cloud);
});
afterAll(() => cloud.stop());
beforeEach(async () => {
  await cloud.emulator.reset();
  await accounts().add({
    data: [
      { _id: 'a', n: 100 },
      { _id: 'b', n: 0 },
    ],
  });
});

const amount = async (id: string) => (await accounts().doc(id).get()).data['n'];

it('shows nothing before the commit and everything after', async () => {
  const tx = await db.startTransaction();
  await tx
    .collection('accounts')
    .doc('a')
    .update({ data: { n: db.command['inc']?.(-10) } });
  await tx.collection('accounts').add({ data: { _id: 'c', n: 10 } });
  expect((await tx.collection('accounts').doc('a').get()).data['n']).toBe(90);
  expect(await amount('a')).toBe(100);
  await tx.commit();
  expect(await amount('a')).toBe(90);
  expect(await amount('c')).toBe(10);
});

it('forgets everything on rollback', async () => {
  const tx = await db.startTransaction();
  await tx.collection('accounts').doc('a').remove();
  await tx.rollback();
  expect(await amount('a')).toBe(100);
});

it('reads the state of its start, whatever others write', async () => {
  cloud.emulator.settings.set({ 'database.transactionQueries': true });
  const tx = await db.startTransaction();
  await accounts()
    .doc('b')
    .update({ data: { n: 7 } });
  await accounts().add({ data: { _id: 'late', n: 1 } });
  expect((await tx.collection('accounts').doc('b').get()).data['n']).toBe(0);
  const { data } = await tx
    .collection('accounts')
    .where({ n: db.command['gte']?.(0) })
    .get();
  expect(data.map(({ _id }) => _id).sort()).toEqual(['a', 'b']);
  await tx.rollback();
});

it('refuses a search, unless set otherwise', async () => {
  const tx = await db.startTransaction();
  expect((await refusal(tx.collection('accounts').where({}).get())).errCode).toBe(-501007);
  await tx.rollback();
});

it('sorts its own writes in among the rest', async () => {
  cloud.emulator.settings.set({ 'database.transactionQueries': true });
  const tx = await db.startTransaction();
  await tx.collection('accounts').add({ data: { _id: 'm', n: 50 } });
  const { data } = await tx.collection('accounts').where({}).orderBy('n', 'asc').get();
  expect(data.map(({ _id }) => _id)).toEqual(['b', 'm', 'a']);
  await tx.rollback();
});

it('refuses the commit when another write touched one of its documents', async () => {
  const tx = await db.startTransaction();
  await tx
    .collection('accounts')
    .doc('a')
    .update({ data: { n: 1 } });
  await accounts()
    .doc('a')
    .update({ data: { n: 2 } });
  expect((await refusal(tx.commit())).code).toBe('DATABASE_TRANSACTION_CONFLICT');
  expect(await amount('a')).toBe(2);
});

it('runs again on a conflict, so that no increment is lost', async () => {
  await Promise.all(
    Array.from({ length: 5 }, () =>
      db.runTransaction(async (tx) => {
        const { data } = await tx.collection('accounts').doc('b').get();
        await tx
          .collection('accounts')
          .doc('b')
          .update({ data: { n: Number(data['n']) + 1 } });
      }, 20),
    ),
  );
  expect(await amount('b')).toBe(5);
});

it('refuses the share of commits that the fault setting names', async () => {
  cloud.emulator.settings.set({ 'database.conflictShare': 1 });
  const tx = await db.startTransaction();
  await tx
    .collection('accounts')
    .doc('a')
    .update({ data: { n: 1 } });
  expect((await refusal(tx.commit())).code).toBe('DATABASE_TRANSACTION_CONFLICT');
  expect(await amount('a')).toBe(100);
});

it('leaves outside what the SDK sends outside: where().update() of a transaction is at once visible', async () => {
  const tx = await db.startTransaction();
  await tx
    .collection('accounts')
    .where({ _id: 'b' })
    .update({ data: { n: 5 } });
  expect(await amount('b')).toBe(5);
  await tx.rollback();
  expect(await amount('b')).toBe(5);
});

it('refuses a transaction that was ended', async () => {
  const tx = await db.startTransaction();
  await tx.commit();
  expect((await refusal(tx.collection('accounts').doc('a').get())).errMsg).toContain('Transaction not exist');
});
