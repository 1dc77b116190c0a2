// A timer's seven fields. In: `second minute hour day month week year` on Beijing time. Out: when it is due next.
import { Cron } from 'croner';
import { TIMER_UTC_OFFSET_MINUTES } from './constants';

/**
 * Reads a timer's expression. WeChat: 定时触发器, seven fields; a day and a week given together are an "or".
 * @throws Error when there are not seven fields or one of them is wrong
 */
export function parseCron(config: string): { nextAfter(time: number): number | null } {
  const fields = config.trim().split(/\s+/);
  if (fields.length !== 7)
    throw new Error(`it needs seven fields (second minute hour day month week year) and has ${fields.length}.`);
  const cron = new Cron(fields.join(' '), { paused: true, utcOffset: TIMER_UTC_OFFSET_MINUTES });
  return {
    /** The first due moment after a time (both epoch milliseconds), or null when there is none left. */
    nextAfter: (time) => cron.nextRun(new Date(time))?.getTime() ?? null,
  };
}
