// Keeps a search with regular expressions from holding the emulator. In: work that only reads. Out: its result, or a
// refusal when it took too long. It never bounds what writes: that must not stop half-way.
import { createContext, Script } from 'node:vm';
import { failed } from '../errors';
import { isFields } from '../values/types';

/** How long a search with regular expressions may take, in real milliseconds; a scan of 100,000 texts takes a tenth. */
const PATTERN_MS = 3000;

// V8 looks at a script's time-out while it backtracks, so even `(a+)+$` ends, whatever the pattern is made of.
const context = createContext({ work: undefined });
const script = new Script('work()');

/** Whether a value, such as a query or a stage, holds a regular expression or an operator that makes one. */
export function holdsPattern(value: unknown): boolean {
  if (value instanceof RegExp) return true;
  if (Array.isArray(value)) return value.some(holdsPattern);
  if (!isFields(value)) return false;
  return Object.entries(value).some(([name, inner]) => name.startsWith('$regex') || holdsPattern(inner));
}

/**
 * Runs work for `criteria`, with a bound on its time when they hold a regular expression.
 * @param work only reads: it may end at any point
 * @throws DatabaseError when the time is up; MongoDB gives up too, when PCRE reaches its match limit
 */
export function boundedFor<T>(criteria: unknown, work: () => T): T {
  if (!holdsPattern(criteria)) return work();
  context['work'] = work;
  try {
    return script.runInContext(context, { timeout: PATTERN_MS }) as T;
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw failed(
      `a regular expression took more than ${PATTERN_MS} ms: exceeded its match limit. Repetitions inside repetitions, such as (a+)+, take for ever on texts that nearly match`,
    );
  }
}
