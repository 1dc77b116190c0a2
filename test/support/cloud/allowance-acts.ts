// What can happen between a visitor and a service, as far as WeChat's allowance is about it, in the order in which it happens.
import fc from '../properties';

const minute = 60_000;
const hour = 60 * minute;

export type Act =
  | { readonly kind: 'write' | 'enter'; readonly arrives: boolean }
  /**
   * The service says something, if it may. WeChat takes it `underWay` milliseconds later, and then it takes `booking` milliseconds until the
   * service knows; in between the visitor may do something.
   */
  | {
      readonly kind: 'send';
      readonly underWay?: number;
      readonly booking?: number;
      readonly meanwhile?: 'write' | 'enter';
    }
  | { readonly kind: 'pass'; readonly ms: number }
  /** Some push that is still under way reaches the service, however old it is. */
  | { readonly kind: 'arrive'; readonly which: number };

const done = (kind: 'write' | 'enter') => fc.record({ kind: fc.constant(kind), arrives: fc.boolean() });
/** Little, much, and about as much as a window holds. */
const passing = fc.oneof(
  fc.nat(2_000),
  fc.nat(70_000),
  fc.nat(60 * hour),
  fc.constant(47 * hour),
  fc.constant(49 * hour),
  fc.nat(130_000).map((ms) => 48 * hour - 65_000 + ms),
);

export const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: done('write') },
  { weight: 2, arbitrary: done('enter') },
  { weight: 6, arbitrary: fc.constant({ kind: 'send' } as const) },
  {
    weight: 2,
    arbitrary: fc.record(
      {
        kind: fc.constant('send' as const),
        underWay: fc.nat(4_000),
        booking: fc.oneof(fc.nat(4_000), fc.nat(3 * hour)),
        meanwhile: fc.constantFrom('write' as const, 'enter' as const),
      },
      { requiredKeys: ['kind', 'underWay', 'booking'] },
    ),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('arrive' as const), which: fc.nat(5) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: passing }) },
);

/** Long enough for windows in windows. */
export const acts: fc.Arbitrary<Act[]> = fc.array(act, { minLength: 20, maxLength: 60 });
