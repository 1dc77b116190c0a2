import { masked } from './mask';

/**
 * Writes one line to the function's log, the only way the core logs: everything in it is masked.
 * @param facts plain data that helps to understand it; never a message's text when its id will do
 */
export function report(level: 'info' | 'warn' | 'error', what: string, facts: Readonly<Record<string, unknown>>): void {
  const readable = Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, fact instanceof Error ? fact.message : fact]),
  );
  console[level](masked(`${what} ${JSON.stringify(readable)}`));
}
