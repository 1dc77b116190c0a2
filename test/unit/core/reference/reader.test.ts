import { createReference, nothingPublished, publish } from '../../../../cloudfunctions/core/reference';
import type { Run } from '../../../../cloudfunctions/core/platform';
import { plainRun } from '../../../support/cloud/plain-run';

const rule = (reply: string) => ({ _id: 'price', keywords: '价格', reply });
/** What the rules answer to 「价格」, as a run sees them. */
async function answered(reader: ReturnType<typeof createReference>, run: Run): Promise<unknown> {
  const { rules } = await reader(run);
  const asked = {
    type: 'text',
    text: '价格',
    visitor: { id: 'o1', tags: [] },
    cooldowns: {},
    now: 0,
    open: true,
    messageId: 'm',
  };
  return rules.match(asked as never).wins[0]?.replies[0];
}

it('C8: documents that came late are left to the next run, for making them ready blocks the process', async () => {
  const { run, database } = plainRun();
  const reader = createReference();
  database.put('rules', rule('99 元'));
  expect(await answered(reader, run)).toMatchObject({ text: '99 元' });
  database.put('rules', rule('88 元'));
  await run.time.sleep(2_500);
  expect(await answered(reader, { ...run, remaining: () => 600 })).toMatchObject({ text: '99 元' });
  expect(await answered(reader, run)).toMatchObject({ text: '88 元' });
});

it('an instance without a copy makes one, however little time is left: without it nothing can be decided', async () => {
  const { run, database } = plainRun();
  database.put('rules', rule('99 元'));
  expect(await answered(createReference(), { ...run, remaining: () => 100 })).toMatchObject({ text: '99 元' });
});

it('C12: a rule that names a flow there is not is out of use for visitors too, as its status says', async () => {
  const { run, database } = plainRun();
  const flow = { _id: 'order', name: '查订单', steps: [{ id: 'a', say: '好的', end: true }] };
  database.put('rules', { ...rule('99 元'), flow: 'order' });
  await publish(run, nothingPublished());
  expect(await answered(createReference(), run)).toBeUndefined();
  database.put('flows', flow);
  await publish(run, nothingPublished());
  expect(await answered(createReference(), run)).toMatchObject({ text: '99 元' });
});

it('a rule with a flow answers while nobody knows yet which flows there are', async () => {
  const { run, database } = plainRun();
  database.put('rules', { ...rule('99 元'), flow: 'order' });
  expect(await answered(createReference(), run)).toMatchObject({ text: '99 元' });
});
