import { TooLate, type Run } from './run';

const pauseMs = 40;
const attempts = 6;

/**
 * Repeats what may pass: a read that failed, a write whose fate the work itself looks up. Pauses grow and are jittered; it ends with the
 * run, or with the last error.
 * @param work says by itself whether it is done; an error means "again"
 */
export async function insist<T>(run: Run, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof TooLate || tries === attempts || run.remaining() <= 0) throw error;
      await run.time.sleep(pauseMs * (tries - 1 + run.time.chance()));
    }
  }
}
