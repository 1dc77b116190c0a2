// One document in the editor. Nothing wrong is sent: what cannot be read is said in place, with line and column.
import { useEffect, useState } from 'preact/hooks';
import { api } from '../../api';
import { confirmed, Dialog } from '../../components/dialog';
import { Icon } from '../../components/icon';
import type { FieldHint } from '../../components/jsonEditor';
import { readObject } from '../../components/jsonText';
import { LazyEditor } from '../../components/lazyEditor';
import { useAttempt } from '../../components/toasts';
import { topics, useData } from '../../data';
import { texts } from '../../texts';
import type { Document } from '../../types';
import { idText, statusOf } from './columns';

interface Props {
  collection: string;
  /** Null for a new one. */
  document: Document | null;
  /** Names that other documents of the collection use. */
  fields: readonly FieldHint[];
  onClose: () => void;
}
const blank = '{\n  \n}';
const written = (document: Document | null) => (document ? JSON.stringify(document, null, 2) : blank);

export function DocumentDialog({ collection, document, fields, onClose }: Props) {
  const [base, setBase] = useState(document);
  const [text, setText] = useState(() => written(document));
  const [version, setVersion] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, attempt] = useAttempt();
  const id = document && idText(document._id);
  const stored = useStored(collection, document);
  const changed = text !== written(base);
  const elsewhere = stored !== undefined && written(stored) !== written(base);
  const replaceText = (next: string) => {
    setText(next);
    setVersion((n) => n + 1);
    setProblem(null);
  };
  const takeTheirs = () => {
    setBase(stored ?? null);
    replaceText(written(stored ?? null));
  };
  // What nobody is editing here simply follows what is stored.
  useEffect(() => {
    if (elsewhere && !changed) takeTheirs();
  });

  const save = async () => {
    const read = readObject(text);
    if ('problem' in read) return setProblem(read.problem);
    const next = read.value;
    if (base && JSON.stringify(next['_id'] ?? base._id) !== JSON.stringify(base._id)) {
      return setProblem(texts.database.idFixed);
    }
    setProblem(null);
    const good =
      id === null
        ? await attempt(() => api.addDocument(collection, next), texts.database.added)
        : await attempt(() => api.putDocument(collection, id, next), texts.common.saved);
    if (good) onClose();
  };
  const remove = async () => {
    if (id === null || !(await confirmed(texts.database.removeDocumentAsk(id), texts.common.remove))) return;
    if (await attempt(() => api.removeDocument(collection, id), texts.database.removed)) onClose();
  };
  const close = async () => {
    if (!changed || (await confirmed(texts.database.discardAsk, texts.database.discard))) onClose();
  };
  const format = () => {
    const read = readObject(text);
    if ('problem' in read) return setProblem(read.problem);
    replaceText(JSON.stringify(read.value, null, 2));
  };
  const status = statusOf((stored ?? base)?.['status']);

  return (
    <Dialog
      wide
      title={id === null ? `${texts.database.addDocument} · ${collection}` : `${collection} / ${id}`}
      onClose={() => void close()}
      footer={
        <>
          {id !== null && (
            <button type="button" class="button ghost-danger" disabled={busy} onClick={() => void remove()}>
              <Icon name="trash" size={16} />
              {texts.common.remove}
            </button>
          )}
          <button type="button" class="button ghost" onClick={format}>
            {texts.database.format}
          </button>
          <span class="head-space" />
          <button type="button" class="button" onClick={() => void close()}>
            {texts.common.cancel}
          </button>
          <button type="button" class="button primary" disabled={busy} onClick={() => void save()}>
            {texts.common.save}
          </button>
        </>
      }
    >
      {status?.ok === false && (
        <div class="note note-bad">
          <Icon name="warning" />
          <div class="note-body">
            <strong>{texts.database.problem}</strong>
            <span>{status.problem}</span>
          </div>
        </div>
      )}
      {elsewhere && changed && (
        <div class="note note-warn" role="alert">
          <Icon name="info" />
          <div class="note-body">{texts.database.changedElsewhere}</div>
          <button type="button" class="button small" onClick={takeTheirs}>
            {texts.database.takeTheirs}
          </button>
        </div>
      )}
      <LazyEditor
        key={version}
        text={text}
        fields={fields}
        onChange={(next) => {
          setText(next);
          setProblem(null);
        }}
        onSave={() => void save()}
      />
      {problem ? (
        <p class="editor-problem" role="alert">
          <Icon name="warning" size={16} />
          <span>{problem}</span>
          <small>{texts.database.fixFirst}</small>
        </p>
      ) : (
        <p class="hint">{texts.database.notify}</p>
      )}
    </Dialog>
  );
}

/** The document as it is stored now; undefined for a new one and until the first answer. */
function useStored(collection: string, document: Document | null): Document | undefined {
  const key = document === null ? null : `${collection}/${idText(document._id)}`;
  const data = useData(
    key,
    () => api.documents(collection, { where: { _id: document?._id ?? null }, limit: 1 }),
    topics(['document'], collection),
  );
  return data.value?.documents[0];
}
