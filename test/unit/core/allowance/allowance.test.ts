import { afterEnter, afterMessage, allowance, noFacts } from '../../../../cloudfunctions/core/allowance';

const time = 1_800_000_000;
const at = (seconds: number) => (time + seconds) * 1000;
const written = afterMessage(noFacts, time);
const sends = (count: number) => Array.from({ length: count }, (_, n) => new Date(at(n + 1)));

it('five after a message, one of them kept for a human', () => {
  expect(allowance(written, at(1))).toMatchObject({ left: 5, forBot: 4, none: null });
  expect(allowance({ ...written, sends: sends(4) }, at(9))).toMatchObject({ left: 1, forBot: 0 });
  expect(allowance({ ...written, sends: sends(5) }, at(9))).toMatchObject({ left: 0, none: 'allowance' });
});

it('two in the minute after entering, and none is kept, for no human answers within a minute', () => {
  const entered = afterEnter(noFacts, time);
  expect(allowance(entered, at(1))).toMatchObject({ left: 2, forBot: 2 });
  expect(allowance(entered, at(56))).toMatchObject({ left: 0, none: 'window' });
});

it('entering inside the 48 hours adds nothing', () => {
  const facts = afterEnter({ ...written, sends: sends(5) }, time + 20);
  expect(allowance(facts, at(21)).left).toBe(0);
});

it('after 48 hours entering opens its own minute', () => {
  const later = time + 50 * 3_600;
  expect(allowance(afterEnter(written, later), (later + 1) * 1000)).toMatchObject({ left: 2 });
});

it('nothing is open before anything happened, and after everything is over', () => {
  expect(allowance(noFacts, at(0))).toMatchObject({ left: 0, until: null, none: 'window' });
  expect(allowance(written, at(48 * 3_600))).toMatchObject({ left: 0, none: 'window' });
});

it('WeChat’s refusal counts at once, and no longer when the visitor has written since', () => {
  const refused = { ...written, refusedAt: new Date(at(5)) };
  expect(allowance(refused, at(6))).toMatchObject({ left: 0, none: 'allowance' });
  expect(allowance(afterMessage(refused, time + 4), at(6)).left).toBe(0);
  expect(allowance(afterMessage(refused, time + 7), at(8)).left).toBe(5);
});
