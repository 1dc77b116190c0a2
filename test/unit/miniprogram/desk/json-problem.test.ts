import fc from '../../../support/properties';
import { jsonProblem } from '../../../../miniprogram/desk/form';

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

it('takes what JSON.parse takes, and refuses what it refuses', () => {
  const json = fc.json();
  const broken = fc
    .tuple(json, fc.nat(), fc.constantFrom('', ',', '"', '}', ']', '“', '0', '\n'))
    .map(([text, at, bit]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + bit + text.slice(place + 1);
    });
  fc.assert(
    fc.property(fc.oneof(json, broken, fc.string()), (text) => expect(jsonProblem(text) === null).toBe(parses(text))),
    { numRuns: 2000 },
  );
});
