// The time on the phone: Beijing's, whatever the zone of the machine that shows it. Pure.
const offsetMs = 8 * 3_600_000;

/** `9:05`, as a phone's status bar writes it. @param at epoch milliseconds */
export function chinaTime(at: number): string {
  const there = new Date(at + offsetMs);
  return `${there.getUTCHours()}:${String(there.getUTCMinutes()).padStart(2, '0')}`;
}
