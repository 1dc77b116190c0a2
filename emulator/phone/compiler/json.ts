// JSON files of a mini program, with the line of a mistake.
import { transformSync, type TransformFailure } from 'esbuild';
import type { Problem } from './bundle';
import type { MiniprogramFiles } from './files';

type Json = Readonly<Record<string, unknown>>;

/** Reads a json file: null when it does not exist or is not an object (then a problem is noted). */
export function readJson(files: MiniprogramFiles, file: string, problems: Problem[]): Json | null {
  const text = files.read(file);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
    problems.push({ severity: 'error', file, line: 1, column: 1, message: 'must be a JSON object' });
  } catch (error) {
    problems.push({
      severity: 'error',
      file,
      ...positionOf(text),
      message: (error as Error).message,
    });
  }
  return null;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** JSON.parse does not always say where; esbuild does. */
function positionOf(text: string): { line: number; column: number } {
  try {
    transformSync(text, { loader: 'json', logLevel: 'silent' });
  } catch (error) {
    const location = (error as TransformFailure).errors[0]?.location;
    if (location) return { line: location.line, column: location.column + 1 };
  }
  return { line: 0, column: 0 };
}
