import { inheritedNames } from './names';

/** An object that has a name of its own, also `__proto__`, as `JSON.parse` makes it. */
export const withOwn = (name: string, value: unknown): Record<string, unknown> => Object.fromEntries([[name, value]]);

/** What anybody may write where something else is expected: names of inherited properties, odd numbers, broken and very long texts. */
export const oddValues: readonly (readonly [name: string, value: unknown])[] = [
  ...inheritedNames.map((name) => [name, name] as const),
  ...inheritedNames.map((name) => [`an object with ${name}`, withOwn(name, { touser: 'x', length: 1 })] as const),
  ['NaN', NaN],
  ['-0', -0],
  ['more than any number', Infinity],
  ['1e300', 1e300],
  ['-1', -1],
  ['a half', 0.5],
  ['a lone surrogate', '\ud83d'],
  ['a NUL', '\u0000'],
  ['a very long text', '长'.repeat(20_000)],
  ['an empty text', ''],
  ['a list in lists', [[[]]]],
  ['a list of null', [null]],
  ['an object', {}],
  ['null', null],
  ['true', true],
];
