// How often an API was called this minute and this day of the virtual clock, and whether once more is too often.
import { own } from '../../own';
import { RATES, type Rate } from './constants';
import { Refusal } from './refusal';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** WeChat's days begin at midnight in China. */
const CHINA = 8 * 60 * MINUTE;

interface Count {
  minute: number;
  inMinute: number;
  day: number;
  inDay: number;
}

export class Rates {
  readonly #counts = new Map<string, Count>();

  /** Counts one call. @throws Refusal 44991 or 45009 when it is one too many */
  count(apiName: string, now: number): void {
    const rate: Rate | undefined = own(RATES, apiName);
    if (!rate) return;
    const { inMinute, inDay } = this.add(apiName, now);
    if (inDay > rate.perDay) throw new Refusal(45009);
    if (inMinute > rate.perMinute) throw new Refusal(rate.minuteCode);
  }

  /** Counts one call of anything and tells how many there were. */
  add(name: string, now: number): { inMinute: number; inDay: number } {
    const minute = Math.floor(now / MINUTE);
    const day = Math.floor((now + CHINA) / DAY);
    const count = this.#counts.get(name) ?? { minute, inMinute: 0, day, inDay: 0 };
    count.inMinute = count.minute === minute ? count.inMinute + 1 : 1;
    count.inDay = count.day === day ? count.inDay + 1 : 1;
    count.minute = minute;
    count.day = day;
    this.#counts.set(name, count);
    return count;
  }

  clear(): void {
    this.#counts.clear();
  }
}
