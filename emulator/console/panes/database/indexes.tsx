// The indexes and the permission of a collection, folded under one line.
import { Badge } from '../../components/badge';
import { texts } from '../../texts';
import type { Collection, Index, Json } from '../../types';

export function IndexList({ collection }: { collection: Collection }) {
  return (
    <details class="indexes">
      <summary>
        {texts.database.indexes} <b class="digits">{collection.indexes.length}</b>
        <span class="indexes-permission">
          {texts.database.permission}：{permissionText(collection.permission)}
        </span>
      </summary>
      <ul>
        {collection.indexes.map((index, n) => (
          <li key={index.name ?? n}>
            <code>{index.name ?? keysText(index)}</code>
            <span class="mono muted">{keysText(index)}</span>
            {index.unique === true && <Badge tone="info">{texts.database.unique}</Badge>}
            {index['sparse'] === true && <Badge>{texts.database.sparse}</Badge>}
            {index['expireAfterSeconds'] !== undefined && <Badge>{texts.database.ttl}</Badge>}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** `priority ↓ · _id ↑`, whether keys come as an object or as a list of fields. */
function keysText(index: Index): string {
  const keys: Json = index.keys ?? index['fields'] ?? {};
  const pairs: [string, Json][] = Array.isArray(keys)
    ? keys.map((key) => fieldOf(key))
    : Object.entries(typeof keys === 'object' && keys !== null ? keys : {});
  return pairs.map(([field, way]) => `${field} ${arrow(way)}`.trim()).join(' · ');
}

function fieldOf(key: Json): [string, Json] {
  if (Array.isArray(key)) return [String(key[0] as string), key[1] ?? 1];
  if (key !== null && typeof key === 'object') {
    return [String((key['field'] ?? key['name'] ?? '') as string), key['order'] ?? key['direction'] ?? 1];
  }
  return [String(key), 1];
}

function arrow(way: Json): string {
  if (way === 1 || way === '1' || way === 'asc') return '↑';
  if (way === -1 || way === '-1' || way === 'desc') return '↓';
  return typeof way === 'string' ? way : '';
}

function permissionText(permission: Json): string {
  if (typeof permission !== 'string') return permission === null ? texts.common.none : JSON.stringify(permission);
  return texts.database.permissions[permission] ?? permission;
}
