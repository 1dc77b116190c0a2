// Functions that DevTools' own reader would break are refused here too, each with its reason.
import { startAutomator, type AutomatorBench } from './bench';

let bench: AutomatorBench;
beforeAll(async () => {
  bench = await startAutomator();
});
afterAll(() => bench.stop());

it.each([
  ['() => 1', 1],
  ['() => { return 2; }', 2],
  ['x => x', 'a'],
  ['(a, b) => [a, b]', ['a', 'b']],
  ['(...all) => all.length', 2],
  ['function named(a) { return a; }', 'a'],
  ['function (a, b) { return b; }', 'b'],
  ['async (x) => x', 'a'],
  ['async function (x) { return x; }', 'a'],
  ['() => ({ a: { b: 1 } })', { a: { b: 1 } }],
])('App.callFunction runs %s', async (text, result) => {
  expect(await bench.miniProgram.evaluate(text, 'a', 'b')).toEqual(result);
});

const refused: [text: string, reason: RegExp][] = [
  ['async x => x', /needs brackets: `async \(x\) =>`/],
  ['(a = 1) => a', /default value/],
  ['(a, b = f()) => b', /default value/],
  ['function (a = {}) { return a; }', /default value/],
  ['({ a }) => a', /taken apart/],
  ['([a]) => a', /taken apart/],
  ['async ({ a }) => a', /taken apart/],
  ['run(a) { return a; }', /write it as/],
  ['async run(a) { return a; }', /write it as/],
  ['function* () { yield 1; }', /generator/],
  ['async function* () { yield 1; }', /generator/],
  ['class A {}', /write it as/],
  ['1 + 1', /write it as/],
  [' () => 1', /blanks/],
  ['() => 1\n', /blanks/],
  ['() => { return 1; };', /after its last/],
  ['function f() {} // the end', /after its last/],
  ['() => {', /after its last|not JavaScript/],
  ['() => (', /not JavaScript/],
  ['function () { [native code] }', /not JavaScript/],
];
it.each(refused)('App.callFunction refuses %j', async (text, reason) => {
  await expect(bench.miniProgram.evaluate(text, { a: 1 })).rejects.toThrow(reason);
});

it('App.mockWxMethod refuses the same ones', async () => {
  const mock = bench.miniProgram.mockWxMethod('request', ({ url }: { url: string }) => url);
  await expect(mock).rejects.toThrow('DevTools cannot run this function: a parameter is taken apart');
});
