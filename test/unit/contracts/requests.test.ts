// C11: what a page may send. Whatever it is, a schema reads it or names what is wrong, and no time that it lets in is past all calendars.
import * as v from 'valibot';
import { deskRequests } from '../../../contracts/desk';
import { visitorRequests } from '../../../contracts/visitor-pages';
import { inheritedNames } from '../../support/names';
import { oddValues, withOwn } from '../../support/odd-values';

const numbers = [NaN, Infinity, 1e300, 8.64e15 + 1, 253_402_300_800_000, -1, 0.5];

it.each(numbers)('%d is no time of a try, and no place in a transcript', (time) => {
  expect(v.is(deskRequests.tryText, { text: '你好', at: time })).toBe(false);
  expect(v.is(visitorRequests.transcript, { before: time })).toBe(false);
});

it.each(inheritedNames)('a draft’s field called %s is kept or refused, never lost', (name) => {
  const read = v.safeParse(deskRequests.saveRule, { version: null, draft: withOwn(name, ['价格']) });
  expect(read.success ? Object.entries(read.output.draft) : 'refused').toEqual(
    name.startsWith('_') ? 'refused' : [[name, ['价格']]],
  );
});

it.each([...Object.entries(deskRequests), ...Object.entries(visitorRequests)])(
  'a request of %s may hold anything, and fields that nobody knows are refused',
  (_action, schema) => {
    for (const field of [...Object.keys(schema.entries), ...inheritedNames])
      for (const [, value] of oddValues) expect(typeof v.is(schema, withOwn(field, value))).toBe('boolean');
    for (const name of inheritedNames) expect(v.is(schema, withOwn(name, 1))).toBe(false);
  },
);
