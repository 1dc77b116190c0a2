import fc from '../../../support/properties';
import { afterEnter, afterMessage, allowance, keptSends, noFacts } from '../../../../cloudfunctions/core/allowance';
import type { AllowanceFacts } from '../../../../contracts/visitor';
import { WeChatModel } from '../../../support/cloud/wechat-model';

/** What can happen, in the order in which it does; pushes come when they like. */
type Event =
  | { readonly kind: 'send' }
  | { readonly kind: 'write' | 'enter'; readonly arrives: boolean }
  | { readonly kind: 'pass'; readonly ms: number }
  /** Some push that is still under way reaches us. */
  | { readonly kind: 'arrive'; readonly which: number };

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('write' as const), arrives: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('enter' as const), arrives: fc.boolean() }) },
  { weight: 8, arbitrary: fc.constant({ kind: 'send' } as const) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('arrive' as const), which: fc.nat(5) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      ms: fc.oneof(fc.nat(2_000), fc.nat(70_000), fc.constant(47 * 3_600_000), fc.constant(49 * 3_600_000)),
    }),
  },
);

/** Plays a history against WeChat's plain rule; sends only what our facts allow. */
class History {
  readonly wechat = new WeChatModel();
  facts: AllowanceFacts = noFacts;
  now = Date.UTC(2026, 0, 1, 0, 0, 0, 500);
  sent = 0;
  #underWay: { kind: 'write' | 'enter'; createTime: number }[] = [];

  play(one: Event): void {
    switch (one.kind) {
      case 'write':
      case 'enter':
        if (one.kind === 'write') this.wechat.wrote('o', this.now);
        else this.wechat.entered('o', this.now);
        this.#underWay.push({ kind: one.kind, createTime: Math.floor(this.now / 1000) });
        if (one.arrives) this.play({ kind: 'arrive', which: this.#underWay.length - 1 });
        return;
      case 'arrive': {
        const [push] = this.#underWay.splice(one.which % Math.max(1, this.#underWay.length), 1);
        if (push === undefined) return;
        this.facts =
          push.kind === 'write' ? afterMessage(this.facts, push.createTime) : afterEnter(this.facts, push.createTime);
        return;
      }
      case 'send': {
        if (allowance(this.facts, this.now).left === 0) return;
        this.wechat.send('o', 'text', this.now);
        this.sent += 1;
        this.now += 30;
        this.facts = { ...this.facts, sends: [...this.facts.sends, new Date(this.now)].slice(-keptSends) };
        return;
      }
      case 'pass':
        this.now += one.ms;
    }
  }
}

it('C4: whatever is written, entered and sent, and however late its pushes come, WeChat never has to refuse', () => {
  let sent = 0;
  fc.assert(
    fc.property(fc.array(event, { minLength: 20, maxLength: 60 }), (events) => {
      const history = new History();
      for (const one of events) history.play(one);
      sent += history.sent;
      expect(history.wechat.refusals).toEqual([]);
    }),
    { numRuns: 3_000 },
  );
  // It is not silence that keeps the promise.
  expect(sent).toBeGreaterThan(3_000);
});

it('C4: a push of an older message, however late, never refills the allowance', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.array(fc.nat(5), { maxLength: 5 }), (age, ends) => {
      const time = 1_800_000_000;
      const sends = ends.map((end) => new Date((time + end) * 1000));
      const facts = { ...afterMessage(noFacts, time), sends };
      const now = (time + 10) * 1000;
      expect(allowance(afterMessage(facts, time - age), now)).toEqual(allowance(facts, now));
    }),
  );
});
