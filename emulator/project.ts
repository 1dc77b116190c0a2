// The project under test, as DevTools would read it: project.config.json says where the pages and functions are.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Project {
  /** Folder of project.config.json. */
  readonly root: string;
  readonly appid: string;
  /** The cloud environment's id; what DYNAMIC_CURRENT_ENV resolves to. */
  readonly env: string;
  readonly miniprogramRoot: string;
  readonly cloudfunctionRoot: string;
  /** `database/`: collections.json and starter/*.jsonl; may be absent. */
  readonly databaseRoot: string;
}

/**
 * Reads a project folder.
 * @throws Error when project.config.json is missing, not JSON or holds no texts; the message says which file and what to do
 */
export function readProject(folder: string): Project {
  const root = path.resolve(folder);
  const file = path.join(root, 'project.config.json');
  if (!existsSync(file))
    throw new Error(`${file} does not exist. Name the folder of a mini program project with --project DIR.`);
  let config: unknown;
  try {
    config = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Error(`${file} is not valid JSON: ${(error as Error).message}`, { cause: error });
  }
  if (typeof config !== 'object' || config === null || Array.isArray(config))
    throw new Error(`${file} must hold an object, as DevTools writes it: {"appid": "wx…", "miniprogramRoot": "…"}.`);
  const fields = config as Readonly<Record<string, unknown>>;
  const textOf = (field: string, otherwise: string): string => {
    const value = fields[field] ?? '';
    if (typeof value !== 'string') throw new Error(`${file}: "${field}" must be a text; got ${JSON.stringify(value)}.`);
    return value === '' ? otherwise : value;
  };
  return {
    root,
    appid: textOf('appid', 'touristappid'),
    env: 'local-1',
    miniprogramRoot: path.join(root, textOf('miniprogramRoot', '.')),
    cloudfunctionRoot: path.join(root, textOf('cloudfunctionRoot', 'cloudfunctions')),
    databaseRoot: path.join(root, 'database'),
  };
}
