import fc from '../../../support/properties';
import { AdminError } from '../../../../emulator/service';
import { openDatabase } from './host';

const operators = (
  '$eq $ne $gt $lt $in $nin $and $or $nor $not $exists $type $size $all $elemMatch $mod $regex $options $expr $where $near ' +
  '$nearSphere $geometry $geoWithin $centerSphere $geoIntersects $bitsAllSet $jsonSchema ' +
  '$set $unset $inc $mul $min $max $rename $push $addToSet $pop $pull $pullAll $each $slice $sort $position $bit $currentDate ' +
  '$match $group $project $sum $cond $lookup $unwind $bucket $geoNear $numberInt $date $oid $regularExpression $tcb_server_date $$NOW'
).split(' ');
const name = fc.oneof(
  fc.constantFrom('a', 'b', 'a.b', 'a.0', 'a.$', 'a.$[]', '_id', '', '.', '__proto__', 'constructor', 'length'),
  fc.constantFrom(...operators),
);
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium' },
    fc.constantFrom<unknown>(null, true, 0, 1, -1, 1.5, 1e300, '', 'a', '$a', '$$ROOT', '{openid}', 'Point'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;
const text = fc.oneof(
  { weight: 9, arbitrary: json.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.string() },
);
const stage = fc.record({
  stageKey: fc.constantFrom(
    ...'$match $group $project $addFields $unset $sort $limit $skip $unwind $lookup $bucket $bucketAuto $count $sample $facet $geoNear $replaceRoot $redact $sortByCount $nothing'.split(
      ' ',
    ),
  ),
  stageValue: text,
});
const body = fc.record(
  {
    collectionName: fc.constantFrom<unknown>('c', 'c', 'c', 'nowhere', 5, null),
    query: text,
    data: fc.oneof(text, fc.array(text, { maxLength: 3 }), json),
    order: text,
    projection: text,
    limit: fc.constantFrom<unknown>(0, 1, 5, -1, 'x', 1e9),
    offset: fc.constantFrom<unknown>(0, 1, 1.5, null),
    merge: fc.boolean(),
    multi: fc.boolean(),
    upsert: fc.boolean(),
    transactionId: fc.constantFrom<unknown>(undefined, undefined, 'none', 5),
    stages: fc.oneof(fc.array(stage, { maxLength: 3 }), json),
  },
  { requiredKeys: ['collectionName'] },
);
const action = fc.constantFrom(
  ...'insertDocument getDocument calculateDocument modifyDocument removeDocument aggregateDocuments addCollection startTransaction commitTransaction abortTransaction'.split(
    ' ',
  ),
);

/** A result, or a refusal whose sentence was made for people. */
async function expectAnswer(answer: Promise<unknown>): Promise<void> {
  try {
    await answer;
  } catch (error) {
    if (!(error instanceof AdminError)) throw error;
    expect(error.code).not.toBe('SYS_ERR');
    if (!error.message.includes('was given what it cannot work with'))
      expect(error.message).not.toMatch(/^$|undefined|is not a function|not iterable|Cannot read|Cannot convert/);
  }
}

describe('whatever is sent, the answer is a result or a refusal in words, never a fault of the emulator,', () => {
  const numRuns = Number(process.env['DATABASE_FUZZ_RUNS'] ?? 1000);
  const open = () =>
    openDatabase({
      collections: {
        c: {
          permission: { read: "doc.a == auth.openid || doc['b'] > now", write: true },
          indexes: [
            { name: 'ab', keys: { a: 1, b: -1 } },
            { name: 'g', keys: { 'a.b': '2dsphere' } },
          ],
        },
      },
      starter: {
        c: '{"a":1,"b":"x"}\n{"a":[1,{"b":2}],"b":null}\n{"a":{"b":{"type":"Point","coordinates":[1,2]}}}',
      },
    });

  it('to functions', async () => {
    const { call, database } = await open();
    const answers = fc.asyncProperty(action, body, (what, sent) => expectAnswer(call(`database.${what}`, sent)));
    await fc.assert(answers, { numRuns });
    await database.stop();
  });
  it('and to clients', async () => {
    const { database } = await open();
    const names = fc.oneof(
      action.map((what) => `database.${what}`),
      fc.constantFrom('__proto__', 'constructor', ''),
    );
    const answers = fc.asyncProperty(names, body, (what, sent) =>
      expectAnswer(database.client('ann').call(what, sent)),
    );
    await fc.assert(answers, { numRuns });
    await database.stop();
  });
});
