// Changing the indexes and the permission of a collection.
import { useState } from 'preact/hooks';
import { api } from '../../api';
import { Dialog } from '../../components/dialog';
import { Field } from '../../components/field';
import { readJson, readObject } from '../../components/jsonText';
import { LazyEditor } from '../../components/lazyEditor';
import { useAttempt } from '../../components/toasts';
import { texts } from '../../texts';
import type { Collection, Json } from '../../types';

const custom = 'custom';
const words = texts.database;
const indexFields = ['name', 'keys', 'unique', 'sparse', 'expireAfterSeconds'].map((name) => ({ name }));

export function ConfigureDialog({ collection, onClose }: { collection: Collection; onClose: () => void }) {
  const { permission } = collection;
  const [preset, setPreset] = useState(typeof permission === 'string' ? permission : custom);
  const [rule, setRule] = useState(
    JSON.stringify(typeof permission === 'string' ? { read: false, write: false } : permission),
  );
  const [indexes, setIndexes] = useState(() =>
    JSON.stringify(
      collection.indexes.filter(({ name }) => name !== '_id_'),
      null,
      2,
    ),
  );
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, attempt] = useAttempt();

  const save = async () => {
    const list = readJson(indexes);
    if ('problem' in list) return setProblem(list.problem);
    let chosen: Json = preset;
    if (preset === custom) {
      const read = readObject(rule);
      if ('problem' in read) return setProblem(read.problem);
      chosen = read.value;
    }
    setProblem(null);
    const change = { indexes: list.value, permission: chosen };
    if (await attempt(() => api.setCollection(collection.name, change), texts.common.saved)) onClose();
  };
  return (
    <Dialog
      wide
      title={`${words.configure} · ${collection.name}`}
      onClose={onClose}
      footer={
        <>
          <button type="button" class="button" onClick={onClose}>
            {texts.common.cancel}
          </button>
          <button type="button" class="button primary" disabled={busy} onClick={() => void save()}>
            {texts.common.save}
          </button>
        </>
      }
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
      <LazyEditor
        text={indexes}
        label={words.indexes}
        fields={indexFields}
        onSave={() => void save()}
        onChange={(next) => {
          setIndexes(next);
          setProblem(null);
        }}
      />
      {problem ? (
        <p class="editor-problem" role="alert">
          {problem}
        </p>
      ) : (
        <p class="hint">{words.indexesHint}</p>
      )}
    </Dialog>
  );
}
