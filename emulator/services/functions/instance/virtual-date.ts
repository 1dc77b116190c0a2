// Date on the emulator's virtual clock. In: the clock's state. Out: the global Date, which answers "now" by it. Dates
// given explicitly, timers and performance.now() stay as they are: execution time is real time.
import type { ClockState } from './protocol';

const RealDate = Date;
let clock: ClockState = { offset: 0, frozenAt: null, version: -1, skewMs: 0 };

/** Virtual time, epoch milliseconds. */
export function virtualNow(): number {
  return Math.floor((clock.frozenAt ?? RealDate.now() + clock.offset) + clock.skewMs);
}

/** Follows a clock state unless a later one is known. */
export function followClock(state: ClockState): void {
  if (state.version >= clock.version) clock = state;
}

/** Puts the virtual clock behind the global Date; instances, `instanceof` and static functions stay the real ones. */
export function installVirtualDate(): void {
  function VirtualDate(...parts: unknown[]): unknown {
    if (new.target === undefined) return new RealDate(virtualNow()).toString();
    return Reflect.construct(RealDate, parts.length === 0 ? [virtualNow()] : parts, new.target) as unknown;
  }
  Object.defineProperties(VirtualDate, {
    name: { value: 'Date' },
    length: { value: 7 },
    prototype: { value: RealDate.prototype, writable: false },
    now: { value: virtualNow, writable: true, configurable: true },
    parse: { value: RealDate.parse, writable: true, configurable: true },
    UTC: { value: RealDate.UTC, writable: true, configurable: true },
  });
  Object.defineProperty(RealDate.prototype, 'constructor', { value: VirtualDate, writable: true, configurable: true });
  Object.defineProperty(globalThis, 'Date', { value: VirtualDate, writable: true, configurable: true });
}
