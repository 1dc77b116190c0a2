// What an operator may write after the command.
import { readOptions } from '../../../tools/rules/options';

it('times are China’s, whatever the machine’s zone', () => {
  expect(readOptions(['--at', '2026-11-20T20:00']).at).toBe(Date.UTC(2026, 10, 20, 12, 0, 0));
});

it.each([
  ['an unknown option', ['--colour', 'red']],
  ['an option without its value', ['--text']],
  ['two places at once', ['--emulator', 'http://x', '--env', 'y']],
  ['no such time', ['--at', '明天']],
  ['too many days', ['--days', '91']],
  ['no whole day', ['--days', '0']],
])('%s is refused in Chinese', (_what, args) => {
  expect(() => readOptions(args)).toThrow(/\p{Script=Han}/u);
});
