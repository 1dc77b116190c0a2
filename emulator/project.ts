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
 * @throws Error when project.config.json is missing or not JSON; the message says which file and what to do
 */
export function readProject(folder: string): Project {
  const root = path.resolve(folder);
  const file = path.join(root, 'project.config.json');
  if (!existsSync(file))
    throw new Error(`${file} does not exist. Name the folder of a mini program project with --project DIR.`);
  let config: { appid?: unknown; miniprogramRoot?: unknown; cloudfunctionRoot?: unknown };
  try {
    config = JSON.parse(readFileSync(file, 'utf8')) as typeof config;
  } catch (error) {
    throw new Error(`${file} is not valid JSON: ${(error as Error).message}`, { cause: error });
  }
  const folderOf = (value: unknown, otherwise: string) =>
    path.join(root, typeof value === 'string' && value !== '' ? value : otherwise);
  return {
    root,
    appid: typeof config.appid === 'string' && config.appid !== '' ? config.appid : 'touristappid',
    env: 'local-1',
    miniprogramRoot: folderOf(config.miniprogramRoot, '.'),
    cloudfunctionRoot: folderOf(config.cloudfunctionRoot, 'cloudfunctions'),
    databaseRoot: path.join(root, 'database'),
  };
}
