import * as v from 'valibot';
import { checkedBody, checkedQuery, listLimit, named } from '../../../../emulator/body';
import { ApiError } from '../../../../emulator/service';
import { inheritedNames } from '../../../support/names';
import { oddValues, withOwn } from '../../../support/odd-values';

const order = v.object({
  openid: v.pipe(v.string('must be a text'), v.nonEmpty('must not be empty')),
  times: v.optional(v.pipe(v.number(), v.maxValue(1000, 'must be at most 1000'))),
  how: v.optional(v.picklist(['fast', 'slow'])),
  list: v.optional(v.array(v.object({ name: v.string() }))),
});
const act = v.variant(
  'action',
  [v.object({ action: v.literal('accept') }), v.object({ action: v.literal('reply'), text: v.string() })],
  'must be "accept" or "reply"',
);

function refusal(run: () => unknown): ApiError {
  try {
    run();
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

it.each<[string, unknown, string]>([
  ['a field that is missing', {}, '"openid" is missing.'],
  ['a missing field in a list', { openid: 'a', list: [{}] }, '"list.0.name" is missing.'],
  ['a misspelt field, before what is missing because of it', { opneid: 'a' }, '"opneid" is no field of the body.'],
  ['another type', { openid: 5 }, '"openid" must be a text; got 5.'],
  ['an empty text', { openid: '' }, '"openid" must not be empty.'],
  ['a number as text', { openid: 'a', times: '3' }, '"times" must be a number; got "3".'],
  ['too much', { openid: 'a', times: 2000 }, '"times" must be at most 1000; got 2000.'],
  ['no choice', { openid: 'a', how: 'later' }, '"how" must be one of "fast", "slow"; got "later".'],
  ['an object for a list', { openid: 'a', list: {} }, '"list" must be a list; got {}.'],
  ['a list for the whole', [], 'The body must be an object; got [].'],
  ['a text for the whole', 'x', 'The body must be an object; got "x".'],
])('%s is refused in plain words', (_name, body, message) => {
  expect(refusal(() => checkedBody(order, body))).toMatchObject({ status: 400, code: 'bad-body', message });
});

it('a refusal lists the fields there are', () => {
  expect(refusal(() => checkedBody(order, {})).hint).toBe("The body's fields are: openid, times, how, list.");
});

it('a choice of bodies says which there are, given or not', () => {
  expect(refusal(() => checkedBody(act, {})).message).toBe('"action" is missing; it must be "accept" or "reply".');
  expect(refusal(() => checkedBody(act, { action: 'go' })).message).toBe(
    '"action" must be "accept" or "reply"; got "go".',
  );
  expect(refusal(() => checkedBody(act, { action: 'reply' })).message).toBe('"text" is missing.');
});

it('a wrong query is a bad query, and says which parameter', () => {
  const listing = v.object({ limit: listLimit });
  expect(checkedQuery(listing, {})).toEqual({ limit: 100 });
  expect(refusal(() => checkedQuery(listing, { limit: 'x' }))).toMatchObject({
    code: 'bad-query',
    message: '"limit" must be a whole number, 1 to 9999; got "x".',
  });
  expect(refusal(() => checkedQuery(listing, { limit: ['1', '2'] })).message).toBe(
    '"limit" must be given once; got ["1","2"].',
  );
});

describe.each(inheritedNames)('the name %s', (name) => {
  const choices = v.object({ templates: named(v.picklist(['accept', 'reject']), 'must be an object of template ids') });

  it('is no field that nobody knows of', () => {
    const message = `"${name}" is no field of the body.`;
    expect(refusal(() => checkedBody(order, { openid: 'a', ...withOwn(name, 1) }))).toMatchObject({ message });
  });

  it('is kept where any name may stand, and its value is looked at', () => {
    const { templates } = checkedBody(choices, { templates: withOwn(name, 'accept') });
    expect(Object.entries(templates)).toEqual([[name, 'accept']]);
    expect(refusal(() => checkedBody(choices, { templates: withOwn(name, 'perhaps') }))).toMatchObject({
      message: `"templates.${name}" must be one of "accept", "reject"; got "perhaps".`,
    });
  });
});

it.each(oddValues)('%s is taken or refused in plain words wherever it stands', (_what, value) => {
  for (const field of Object.keys(order.entries)) {
    try {
      checkedBody(order, { openid: 'a', [field]: value });
    } catch (error) {
      expect(error).toBeInstanceOf(ApiError);
      expect((error as ApiError).message.length).toBeLessThan(300);
    }
  }
});
