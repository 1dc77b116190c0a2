// The pages of the built mini program, as its app.json lists them.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { World } from './api';

interface AppJson {
  pages?: unknown;
  subPackages?: unknown;
  subpackages?: unknown;
}
const cache = new Map<string, { stamp: string; pages: ReadonlySet<string> }>();

/** Whether a page, with or without a query, is one WeChat would open; true when there is nothing to check against. */
export function pageExists(page: string, { host, settings }: Pick<World, 'host' | 'settings'>): boolean {
  const pages = settings.pageMustExist ? appPages(host.project.miniprogramRoot) : null;
  return pages === null || pages.has(page.replace(/^\//, '').replace(/\?.*$/s, ''));
}

/** Page paths without a leading slash, or null when there is no readable app.json to check against. */
function appPages(miniprogramRoot: string): ReadonlySet<string> | null {
  const file = path.join(miniprogramRoot, 'app.json');
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) return null;
  const stamp = `${stat.mtimeMs} ${stat.size}`;
  const known = cache.get(file);
  if (known?.stamp === stamp) return known.pages;
  try {
    const pages = pagesIn(JSON.parse(readFileSync(file, 'utf8')) as AppJson);
    cache.set(file, { stamp, pages });
    return pages;
  } catch {
    return null;
  }
}

function pagesIn({ pages, subPackages, subpackages }: AppJson): ReadonlySet<string> {
  const found = new Set(texts(pages));
  for (const part of list(subPackages ?? subpackages)) {
    if (typeof part !== 'object' || part === null) continue;
    const { root, pages: inside } = part as { root?: unknown; pages?: unknown };
    if (typeof root === 'string') for (const page of texts(inside)) found.add(path.posix.join(root, page));
  }
  return found;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
function texts(value: unknown): string[] {
  return list(value).filter((item) => typeof item === 'string');
}
