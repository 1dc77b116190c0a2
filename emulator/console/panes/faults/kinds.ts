// Which controls each kind of fault has, in the order of docs/emulator-api.md, and what it begins with when switched on.
import type { JsonObject } from '../../types';

export type FieldKind = 'percent' | 'number' | 'span' | 'text' | 'code' | 'yes-no' | 'when';

/** How each field of a fault is written. */
export const fieldKinds: Readonly<Record<string, FieldKind>> = {
  share: 'percent',
  count: 'number',
  function: 'text',
  openid: 'text',
  call: 'text',
  target: 'text',
  k: 'number',
  copies: 'number',
  together: 'yes-no',
  ms: 'span',
  when: 'when',
  code: 'code',
  n: 'number',
};

export interface KindOfFault {
  readonly kind: string;
  /** What one mostly changes. */
  readonly own: readonly string[];
  /** What narrows it to some cases. */
  readonly filters: readonly string[];
  readonly usual: JsonObject;
}

const onPushes = ['count', 'function', 'openid'];
const onCalls = [...onPushes, 'call', 'target', 'k'];

export const kinds: readonly KindOfFault[] = [
  { kind: 'duplicate', own: ['share', 'copies', 'together'], filters: onPushes, usual: { copies: 2, together: true } },
  { kind: 'delay', own: ['share', 'ms'], filters: onPushes, usual: { ms: [500, 3000] } },
  { kind: 'reorder', own: ['share', 'ms'], filters: onPushes, usual: { ms: 500 } },
  { kind: 'drop', own: ['share'], filters: onPushes, usual: { share: 0.5 } },
  { kind: 'lost-acknowledgement', own: ['share'], filters: onPushes, usual: { share: 0.5 } },
  { kind: 'die', own: ['share', 'when'], filters: onCalls, usual: { share: 0.1, when: 'after' } },
  { kind: 'slow', own: ['share', 'ms', 'when'], filters: onCalls, usual: { share: 0.5, ms: [200, 1000] } },
  { kind: 'fail', own: ['share', 'code'], filters: onCalls, usual: { share: 0.5, code: 'SYS_ERR' } },
  { kind: 'lost-answer', own: ['share'], filters: onCalls, usual: { share: 0.1 } },
  { kind: 'conflict', own: ['share'], filters: onCalls, usual: { share: 0.2 } },
  { kind: 'instances', own: ['n'], filters: ['function'], usual: { n: 2 } },
  { kind: 'skew', own: ['share', 'ms'], filters: ['function'], usual: { ms: [-2000, 2000] } },
];
