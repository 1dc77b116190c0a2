// A deployed function: one folder with index.js, config.json and package.json, as it would be uploaded. In: the folder.
// Out: what it permits and when it runs, or why it cannot be used. It never runs anything of it.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { TIMER_NAME_LENGTH } from './constants';
import { consoleSettingsStamp, readConsoleSettings, type ConsoleSettings } from './console-settings';
import { parseCron } from './cron';

export interface Deployment {
  readonly name: string;
  readonly folder: string;
  /** The file that exports `main`. */
  readonly entry: string;
  /** The openapi names that config.json permits. */
  readonly openapi: readonly string[];
  readonly timer: { readonly name: string; readonly config: string } | null;
  /** What the console has set for it. */
  readonly set: ConsoleSettings;
  /** What is wrong with its files; such a function is refused. */
  readonly loadError: string | null;
  /** Changes with any of the files that make it what it is. */
  readonly stamp: string;
}

/** Where functions are deployed from. */
export interface Place {
  /** Folder of the functions. */
  readonly root: string;
  /** Folder of the project. */
  readonly project: string;
}
const settingsFolders = ({ root, project }: Place) => [root, project];

/** The names of the functions in a folder, sorted; an absent folder has none. */
export function deployedNames(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map((entry) => entry.name)
    .filter((name) => isDeployed(root, name))
    .sort();
}

export function isDeployed(root: string, name: string): boolean {
  // A name is one folder: nothing above it, nothing hidden.
  if (!/^[A-Za-z][\w-]*$/.test(name)) return false;
  const folder = path.join(root, name);
  return existsSync(path.join(folder, 'index.js')) || existsSync(path.join(folder, 'package.json'));
}

/** The files whose change makes a new deployment, as one text; cheap enough to ask before every run. */
export function stampOf(place: Place, name: string): string {
  const files = ['index.js', 'config.json', 'package.json'].map((file) => {
    const stat = statSync(path.join(place.root, name, file), { throwIfNoEntry: false });
    return stat ? `${stat.mtimeMs}:${stat.size}` : '-';
  });
  return [...files, consoleSettingsStamp(settingsFolders(place))].join(' ');
}

/** Reads a function's folder. Never throws: what is wrong with it is in `loadError`. */
export function readDeployment(place: Place, name: string): Deployment {
  const folder = path.join(place.root, name);
  const base = { name, folder, stamp: stampOf(place, name) };
  try {
    const entry = path.resolve(folder, mainFile(folder));
    if (!existsSync(entry)) throw new Error(`${entry} does not exist.`);
    const set = readConsoleSettings(settingsFolders(place), name);
    return { ...base, entry, ...readConfig(folder), set, loadError: null };
  } catch (error) {
    const entry = path.join(folder, 'index.js');
    return { ...base, entry, openapi: [], timer: null, set: { env: {} }, loadError: (error as Error).message };
  }
}

function mainFile(folder: string): string {
  const { main } = readObject(path.join(folder, 'package.json'));
  return typeof main === 'string' && main !== '' ? main : 'index.js';
}

function readConfig(folder: string): Pick<Deployment, 'openapi' | 'timer'> {
  const file = path.join(folder, 'config.json');
  const { permissions, triggers = [] } = readObject(file);
  const { openapi = [] } = (permissions ?? {}) as { openapi?: unknown };
  if (!Array.isArray(openapi) || !openapi.every((name) => typeof name === 'string'))
    throw new Error(`${file}: "permissions.openapi" must be a list of names.`);
  if (!Array.isArray(triggers)) throw new Error(`${file}: "triggers" must be a list.`);
  if (triggers.length > 1)
    throw new Error(`${file}: a function has at most one timer; this one names ${triggers.length}.`);
  return { openapi, timer: triggers.length === 0 ? null : readTimer(file, triggers[0]) };
}

function readTimer(file: string, trigger: unknown): { name: string; config: string } {
  const { name, type, config } = (trigger ?? {}) as Record<string, unknown>;
  if (type !== 'timer') throw new Error(`${file}: a trigger's "type" must be "timer"; got ${JSON.stringify(type)}.`);
  if (typeof name !== 'string' || name === '' || name.length > TIMER_NAME_LENGTH)
    throw new Error(`${file}: a timer's "name" must have 1 to ${TIMER_NAME_LENGTH} characters.`);
  if (typeof config !== 'string') throw new Error(`${file}: a timer's "config" must be a text of seven fields.`);
  try {
    parseCron(config);
  } catch (error) {
    throw new Error(`${file}: the timer "${name}" has a bad "config": ${(error as Error).message}`, { cause: error });
  }
  return { name, config };
}

/** A JSON object of a file; an absent file is an empty one. */
function readObject(file: string): Record<string, unknown> {
  if (!existsSync(file)) return {};
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} is not valid JSON: ${(error as Error).message}`, { cause: error });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${file} must hold a JSON object.`);
  return value as Record<string, unknown>;
}
