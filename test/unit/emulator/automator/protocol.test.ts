// Frames of the automation protocol: what is a request, and what is said about everything else.
import { NoRequest, readRequest, Reader } from '../../../../emulator/automator/protocol';

const refusal = (frame: string): NoRequest => {
  try {
    readRequest(frame);
  } catch (error) {
    if (error instanceof NoRequest) return error;
    throw error;
  }
  throw new Error(`${frame} was taken for a request`);
};

it('a request has an id, a method and parameters', () => {
  expect(readRequest('{"id":"a","method":"App.exit","params":{"b":1}}')).toEqual({
    id: 'a',
    method: 'App.exit',
    params: { b: 1 },
  });
});

it.each(['{"id":"a","method":"App.exit"}', '{"id":"a","method":"App.exit","params":null}'])(
  '%s has no parameters',
  (frame) => {
    expect(readRequest(frame).params).toEqual({});
  },
);

it('an id may be a number, also 0, as other clients count', () => {
  expect(readRequest('{"id":0,"method":"App.exit"}').id).toBe(0);
});

it.each([
  ['', 'must be JSON'],
  ['{"id":', 'must be JSON'],
  ['null', 'must be a JSON object'],
  ['"App.exit"', 'must be a JSON object'],
  ['[]', 'needs an id'],
  ['{"method":"App.exit"}', 'needs an id'],
  ['{"id":"","method":"App.exit"}', 'needs an id'],
  ['{"id":{},"method":"App.exit"}', 'needs an id'],
])('%j cannot be answered: %s', (frame, why) => {
  expect(refusal(frame)).toMatchObject({ id: null, message: expect.stringContaining(why) as string });
});

it('who sent an id is waiting, so a frame without a method is refused by that id', () => {
  expect(refusal('{"id":"a"}')).toMatchObject({ id: 'a', message: 'a request needs a method' });
  expect(refusal('{"id":7,"method":3}')).toMatchObject({ id: 7, message: 'a request needs a method' });
});

describe('a parameter of the wrong kind is refused with the method, its name, what it must be and what it was', () => {
  const reader = new Reader('Page.getData', { pageId: '1', names: ['a', 2], data: [], absent: null });
  it.each<[string, () => unknown, string]>([
    ['number', () => reader.number('pageId'), '"pageId" must be a number; got "1"'],
    ['text', () => reader.text('missing'), '"missing" must be a text; got nothing'],
    ['list', () => reader.list('pageId'), '"pageId" must be a list; got "1"'],
    ['texts', () => reader.texts('names'), '"names" must be a list of texts; got ["a",2]'],
    ['record', () => reader.record('data'), '"data" must be an object; got []'],
  ])('%s', (_kind, read, words) => {
    expect(read).toThrow(`Page.getData: ${words}`);
  });

  it('null, which the client makes of undefined, counts as absent where a parameter may be', () => {
    expect(reader.optionalText('absent')).toBeUndefined();
    expect(reader.optionalList('absent')).toEqual([]);
    expect(reader.has('absent')).toBe(true);
  });
});
