import { ApiError } from '../../../../emulator/service';
import { Settings } from '../../../../emulator/settings';

function settings(): Settings {
  const made = new Settings();
  made.section('push', {
    attempts: { default: 3, range: [1, 10], about: 'attempts' },
    lost: { default: 0, range: [0, 1], fraction: true, about: 'share' },
    source: { default: 'a', choices: ['a', 'b'], about: 'source' },
  });
  return made;
}

it.each<[string, unknown, string]>([
  ['push.attempts', 1.5, 'Setting "push.attempts" must be a whole number between 1 and 10; got 1.5.'],
  ['push.attempts', 11, 'Setting "push.attempts" must be a number between 1 and 10; got 11.'],
  ['push.attempts', '2', 'Setting "push.attempts" must be a number; got "2".'],
  ['push.attempts', Number.NaN, 'Setting "push.attempts" must be a whole number between 1 and 10; got null.'],
  ['push.lost', 1.5, 'Setting "push.lost" must be a number between 0 and 1; got 1.5.'],
  ['push.source', 'c', 'Setting "push.source" must be one of "a", "b"; got "c".'],
])('%s: %p is refused and changes nothing', (name, value, message) => {
  const made = settings();
  const change = () => made.set({ 'push.lost': 0.5, [name]: value });
  expect(change).toThrow(ApiError);
  expect(change).toThrow(message);
  expect(made.list().every(({ value: now, default: was }) => now === was)).toBe(true);
});

it('a share may be a fraction', () => {
  const made = settings();
  made.set({ 'push.lost': 0.25 });
  expect(made.get('push.lost')).toBe(0.25);
});
