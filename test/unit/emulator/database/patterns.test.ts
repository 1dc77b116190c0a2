// Regular expressions that would take for ever: each way into the database refuses them after a while, and goes on.
import { openDatabase, type TestDatabase } from './host';

const FOR_EVER = { $regularExpression: { pattern: '^(a+)+\\1$', options: 'i' } };
let db: TestDatabase;
beforeAll(async () => {
  const nearly = JSON.stringify({ _id: 'x', t: `${'a'.repeat(60)}!`, list: [`${'a'.repeat(60)}!`] });
  db = await openDatabase({ collections: { texts: {} }, starter: { texts: `${nearly}\n` } });
});
afterAll(() => db.database.stop());

it.each<[string, string, Record<string, unknown>]>([
  ['a query', 'database.getDocument', { query: JSON.stringify({ t: FOR_EVER }), queryType: 'WHERE' }],
  [
    'an update of a list',
    'database.modifyDocument',
    {
      query: '{"_id":"x"}',
      queryType: 'WHERE',
      multi: true,
      merge: true,
      data: JSON.stringify({ $pull: { list: FOR_EVER } }),
    },
  ],
  [
    'an expression',
    'database.aggregateDocuments',
    {
      stages: [
        {
          stageKey: '$project',
          stageValue: JSON.stringify({ m: { $regexMatch: { input: '$t', regex: '^(a+)+\\1$' } } }),
        },
      ],
    },
  ],
])('%s with a pattern that never ends is refused, and the database goes on', async (_name, action, body) => {
  const asked = db.call(action, { collectionName: 'texts', ...body });
  await expect(asked).rejects.toThrow('a regular expression took more than');
  const { reply } = await db.call('database.getDocument', {
    collectionName: 'texts',
    query: '{"t":{"$regularExpression":{"pattern":"!$","options":""}}}',
    queryType: 'WHERE',
  });
  expect(reply['data']).toMatchObject({ list: [expect.stringContaining('"x"')] });
});
