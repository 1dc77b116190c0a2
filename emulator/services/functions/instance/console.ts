// The function's console. In: console.* calls, and cloud.logger() through console.__baseLog__. Out: one report per line,
// with its level, in order. It never prints to the emulator's own terminal.
import { format, inspect } from 'node:util';

const levels = ['debug', 'info', 'log', 'warn', 'error'] as const;
type Level = (typeof levels)[number];
/** A longer line is cut: a log is read by people. */
const LONGEST_LINE = 64 * 1024;

/** @param report receives each line as it is written */
export function captureConsole(report: (level: Level, text: string) => void): void {
  const write = (level: Level, text: string) => {
    report(level, text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)} … (${text.length} characters)` : text);
  };
  for (const level of levels)
    console[level] = (...parts: unknown[]) => {
      write(level, format(...parts));
    };
  console.trace = (...parts: unknown[]) => {
    write('error', new Error(format(...parts)).stack?.replace(/^Error/, 'Trace') ?? '');
  };
  console.dir = (value: unknown, options?: object) => {
    write('log', inspect(value, options));
  };
  Object.defineProperty(console, '__baseLog__', {
    value: (message: unknown, level: unknown) => {
      write(levels.find((known) => known === level) ?? 'log', typeof message === 'string' ? message : toJson(message));
    },
  });
}

function toJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return inspect(value);
  }
}
