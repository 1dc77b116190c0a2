// The indexes and the permission of a collection, folded under one line.
import { own } from '../../../own';
import { useState } from 'preact/hooks';
import { Badge } from '../../components/badge';
import { texts } from '../../texts';
import type { Collection, Index, Json } from '../../types';
import { ConfigureDialog } from './configure';

export function IndexList({ collection, onChanged }: { collection: Collection; onChanged: () => void }) {
  const [editing, setEditing] = useState(false);
  return (
    <div class="indexes">
      <details>
        <summary>
          {texts.database.indexes} <b class="digits">{collection.indexes.length}</b>
          <span class="indexes-permission">
            {texts.database.permission}：{permissionText(collection.permission)}
          </span>
        </summary>
        <ul>
          {collection.indexes.map((index) => (
            <li key={index.name}>
              <code>{index.name}</code>
              <span class="mono muted">{keysText(index)}</span>
              {index.unique && <Badge tone="info">{texts.database.unique}</Badge>}
              {index.sparse && <Badge>{texts.database.sparse}</Badge>}
              {index.expireAfterSeconds !== undefined && <Badge>{texts.database.ttl}</Badge>}
            </li>
          ))}
        </ul>
      </details>
      <button type="button" class="link-button" onClick={() => setEditing(true)}>
        {texts.database.configure}
      </button>
      {editing && (
        <ConfigureDialog
          collection={collection}
          onClose={() => {
            setEditing(false);
            onChanged();
          }}
        />
      )}
    </div>
  );
}

/** `enabled ↑ · priority ↓`; a way that is no direction is written out (`2dsphere`). */
function keysText({ keys }: Index): string {
  return Object.entries(keys)
    .map(([field, way]) => `${field} ${way === 1 ? '↑' : way === -1 ? '↓' : way}`)
    .join(' · ');
}

function permissionText(permission: Json): string {
  if (typeof permission !== 'string') return permission === null ? texts.common.none : JSON.stringify(permission);
  return own(texts.database.permissions, permission) ?? permission;
}
