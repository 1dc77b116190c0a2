// What is set for a function in WeChat's console rather than in its folder: time-out, memory, environment. In: the
// project's cloudbaserc.json, the file of Tencent's own command line tool. Out: the values for one function. It never
// holds what config.json holds.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { LONGEST_TIMEOUT_MS, MEMORY_CHOICES_MB } from './constants';

/** What is not set is absent. */
export interface ConsoleSettings {
  readonly timeoutMs?: number;
  readonly memoryMB?: number;
  readonly env: Readonly<Record<string, string>>;
}

const NOTHING: ConsoleSettings = { env: {} };

/**
 * Reads one function's entry of `functions` in cloudbaserc.json; an absent file or entry sets nothing.
 * @param folders where the file may be; the first that has one counts
 * @throws Error that names the file and the field that is wrong
 */
export function readConsoleSettings(folders: readonly string[], name: string): ConsoleSettings {
  const file = fileIn(folders);
  if (file === undefined) return NOTHING;
  const entry = readEntries(file).find((each) => each['name'] === name);
  if (!entry) return NOTHING;
  const wrong = (field: string, wanted: string) =>
    new Error(`${file}: "${field}" of "${name}" must be ${wanted}; got ${JSON.stringify(entry[field])}.`);
  const { timeout, memorySize, envVariables = {} } = entry;
  if (timeout !== undefined && !(typeof timeout === 'number' && timeout >= 1 && timeout * 1000 <= LONGEST_TIMEOUT_MS))
    throw wrong('timeout', `seconds between 1 and ${LONGEST_TIMEOUT_MS / 1000}`);
  if (memorySize !== undefined && !MEMORY_CHOICES_MB.some((choice) => choice === memorySize))
    throw wrong('memorySize', `one of ${MEMORY_CHOICES_MB.join(', ')}`);
  if (!isTexts(envVariables)) throw wrong('envVariables', 'an object of texts');
  return {
    ...(timeout === undefined ? {} : { timeoutMs: timeout * 1000 }),
    ...(memorySize === undefined ? {} : { memoryMB: memorySize as number }),
    env: envVariables,
  };
}

/** Changes with the file. */
export function consoleSettingsStamp(folders: readonly string[]): string {
  const file = fileIn(folders);
  const stat = file === undefined ? undefined : statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs}:${stat.size}` : '-';
}

function fileIn(folders: readonly string[]): string | undefined {
  return folders.map((folder) => path.join(folder, 'cloudbaserc.json')).find((file) => existsSync(file));
}

function readEntries(file: string): Record<string, unknown>[] {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} is not valid JSON: ${(error as Error).message}`, { cause: error });
  }
  const { functions = [] } = (content ?? {}) as { functions?: unknown };
  if (!Array.isArray(functions) || !functions.every((each) => typeof each === 'object' && each !== null))
    throw new Error(`${file}: "functions" must be a list of objects.`);
  return functions as Record<string, unknown>[];
}

function isTexts(value: unknown): value is Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((each) => typeof each === 'string');
}
