// Where the visitor of this page is: `#/database/rules` is the tab and what is chosen in it. Back and forward work.
import { useEffect, useState } from 'preact/hooks';

export const tabs = [
  'phone',
  'database',
  'pushes',
  'functions',
  'storage',
  'openapi',
  'faults',
  'clock',
  'settings',
  'snapshots',
] as const;
export type Tab = (typeof tabs)[number];
export interface Route {
  /** Null when the address names none: the wide page shows the database then, the narrow one the phone. */
  tab: Tab | null;
  id: string | null;
}

function read(): Route {
  const [, name = '', id = ''] = location.hash.split('/');
  return { tab: tabs.find((tab) => tab === name) ?? null, id: id === '' ? null : decoded(id) };
}

/** An address that somebody typed may be wrongly encoded: it is taken as it is. */
function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

export function hrefOf(tab: Tab, id?: string): string {
  return `#/${tab}${id === undefined ? '' : `/${encodeURIComponent(id)}`}`;
}

export function go(tab: Tab, id?: string): void {
  location.hash = hrefOf(tab, id);
}

export function useRoute(): Route {
  const [route, setRoute] = useState(read);
  useEffect(() => {
    const follow = () => setRoute(read());
    addEventListener('hashchange', follow);
    // The address may have changed between the first drawing and now.
    follow();
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
}
