// Changing the indexes and the permission of a collection.
import { useState } from 'preact/hooks';
import { api } from '../../api';
import { Field } from '../../components/field';
import { JsonForm } from '../../components/jsonForm';
import { readObject } from '../../components/jsonText';
import { texts } from '../../texts';
import type { Collection } from '../../types';

const custom = 'custom';
const words = texts.database;
const indexFields = ['name', 'keys', 'unique', 'sparse', 'expireAfterSeconds'].map((name) => ({ name }));

export function ConfigureDialog({ collection, onClose }: { collection: Collection; onClose: () => void }) {
  const { permission } = collection;
  const [preset, setPreset] = useState(typeof permission === 'string' ? permission : custom);
  const [rule, setRule] = useState(
    JSON.stringify(typeof permission === 'string' ? { read: false, write: false } : permission),
  );
  return (
    <JsonForm
      title={`${words.configure} · ${collection.name}`}
      label={words.indexes}
      fields={indexFields}
      value={collection.indexes.filter(({ name }) => name !== '_id_')}
      hint={words.indexesHint}
      onClose={onClose}
      save={(indexes) => {
        const read = preset === custom ? readObject(rule) : { value: preset };
        return 'problem' in read ? read : api.setCollection(collection.name, { indexes, permission: read.value });
      }}
    >
      <Field label={words.permission}>
        <select class="input" value={preset} onChange={(event) => setPreset(event.currentTarget.value)}>
          {Object.entries(words.permissions).map(([name, about]) => (
            <option key={name} value={name}>
              {about}（{name}）
            </option>
          ))}
          <option value={custom}>{words.customRule}</option>
        </select>
      </Field>
      {preset === custom && (
        <Field label={words.customRule} hint={words.ruleHint}>
          <textarea class="input mono" rows={3} value={rule} onInput={(event) => setRule(event.currentTarget.value)} />
        </Field>
      )}
      <span class="field-label">{words.indexes}</span>
    </JsonForm>
  );
}
