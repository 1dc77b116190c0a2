// What a plan of faults may say. In: the body of PUT /emulator/v1/faults. Out: a typed plan, or a refusal that names the field.
import * as v from 'valibot';

const MOST_MS = 600_000;
const whole = (least: number, most: number) => {
  const wanted = `must be a whole number, ${least} to ${most}`;
  return v.pipe(v.number(wanted), v.integer(wanted), v.minValue(least, wanted), v.maxValue(most, wanted));
};
const name = v.pipe(v.string('must be a text'), v.nonEmpty('must not be empty'));
const share = v.pipe(
  v.number('must be a number, 0 to 1'),
  v.minValue(0, 'must be at least 0'),
  v.maxValue(1, 'must be at most 1'),
);
/** A fixed time, or a range from which each case draws its own. */
const spanOf = (least: number) => {
  const ms = whole(least, MOST_MS);
  return v.union([ms, v.tuple([ms, ms])], `must be milliseconds, or two of them, ${least} to ${MOST_MS}`);
};

const often = { share: v.optional(share, 1), count: v.optional(whole(1, 1_000_000)) };
const onPushes = { ...often, function: v.optional(name), openid: v.optional(name) };
const onCalls = { ...onPushes, call: v.optional(name), target: v.optional(name), k: v.optional(whole(1, 100_000)) };
const when = v.picklist(['before', 'after'], 'must be "before" or "after"');

const Fault = v.variant(
  'kind',
  [
    v.object({
      kind: v.literal('duplicate'),
      ...onPushes,
      copies: v.optional(whole(2, 20), 2),
      together: v.optional(v.boolean('must be true or false'), true),
    }),
    v.object({ kind: v.literal('delay'), ...onPushes, ms: spanOf(0) }),
    v.object({ kind: v.literal('reorder'), ...onPushes, ms: v.optional(spanOf(0), 500) }),
    v.object({ kind: v.literal('drop'), ...onPushes }),
    v.object({ kind: v.literal('lost-acknowledgement'), ...onPushes }),
    v.object({ kind: v.literal('die'), ...onCalls, when }),
    v.object({ kind: v.literal('slow'), ...onCalls, ms: spanOf(0), when: v.optional(when, 'before') }),
    v.object({
      kind: v.literal('fail'),
      ...onCalls,
      code: v.union(
        [v.pipe(v.number(), v.integer()), name],
        'must be an errcode (a number) or a code of the SDK (a text)',
      ),
    }),
    v.object({ kind: v.literal('lost-answer'), ...onCalls }),
    v.object({ kind: v.literal('conflict'), ...onCalls }),
    v.object({ kind: v.literal('instances'), function: v.optional(name), n: whole(1, 200) }),
    v.object({
      kind: v.literal('skew'),
      share: v.optional(share, 1),
      function: v.optional(name),
      ms: spanOf(-MOST_MS),
    }),
  ],
  'must be one of the kinds that docs/emulator-api.md lists',
);

export const Plan = v.object({
  seed: v.optional(whole(0, 2 ** 32 - 1), 1),
  faults: v.pipe(v.array(Fault, 'must be a list'), v.maxLength(200, 'must have at most 200 entries')),
});

export type Plan = v.InferOutput<typeof Plan>;
export type Fault = v.InferOutput<typeof Fault>;
export type Kind = Fault['kind'];
export type FaultOf<K extends Kind> = Extract<Fault, { kind: K }>;
