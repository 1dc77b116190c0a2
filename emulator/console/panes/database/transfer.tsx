// Import and export as WeChat's console does them: JSON Lines and CSV, insert or upsert.
import { useRef, useState } from 'preact/hooks';
import { Dialog } from '../../components/dialog';
import { Field } from '../../components/field';
import { Icon } from '../../components/icon';
import { FailureNote } from '../../components/states';
import { attempt } from '../../components/toasts';
import type { ApiFailure } from '../../api';
import { asFailure } from '../../data';
import { texts } from '../../texts';
import type { Json } from '../../types';
import { download, importInto, readFile, type ImportMode } from './files';

export function Transfer({ name, where }: { name: string; where?: Json }) {
  const [open, setOpen] = useState<'import' | 'export' | null>(null);
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label={texts.database.importFile}
        title={texts.database.importFile}
        onClick={() => setOpen('import')}
      >
        <Icon name="upload" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={texts.database.exportFile}
        title={texts.database.exportFile}
        onClick={() => setOpen('export')}
      >
        <Icon name="download" />
      </button>
      {open === 'import' && <ImportDialog name={name} onClose={() => setOpen(null)} />}
      {open === 'export' && (
        <ExportDialog name={name} {...(where === undefined ? {} : { where })} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

function ExportDialog({ name, where, onClose }: { name: string; where?: Json; onClose: () => void }) {
  const save = (kind: 'jsonl' | 'csv') =>
    void attempt(() => download(name, where, kind)).then((good) => {
      if (good) onClose();
    });
  return (
    <Dialog title={`${texts.database.exportFile} · ${name}`} onClose={onClose}>
      <p class="hint">{where === undefined ? texts.database.exportAll : texts.database.exportFound}</p>
      <div class="choices">
        <button type="button" class="button" onClick={() => save('jsonl')}>
          {texts.database.exportJson}
        </button>
        <button type="button" class="button" onClick={() => save('csv')}>
          {texts.database.exportCsv}
        </button>
      </div>
    </Dialog>
  );
}

function ImportDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const file = useRef<HTMLInputElement>(null);
  const [mode, setMode] = useState<ImportMode>('insert');
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const run = async (event: Event) => {
    event.preventDefault();
    const chosen = file.current?.files?.[0];
    if (!chosen) return;
    setFailure(null);
    try {
      const documents = await readFile(chosen);
      await importInto(name, documents, mode, (done) => setProgress({ done, total: documents.length }));
    } catch (error) {
      setFailure(asFailure(error));
    }
  };
  const finished = progress !== null && progress.done === progress.total;
  return (
    <Dialog title={`${texts.database.importFile} · ${name}`} onClose={onClose}>
      <form class="form" onSubmit={(event) => void run(event)}>
        <Field label={texts.database.importChoose} hint={texts.database.importHint}>
          <input ref={file} class="input" type="file" required accept=".json,.jsonl,.ndjson,.csv" />
        </Field>
        <Field label={texts.database.importMode} hint={texts.database.importModes[mode].hint}>
          <select class="input" value={mode} onChange={(event) => setMode(event.currentTarget.value as ImportMode)}>
            <option value="insert">{texts.database.importModes.insert.name}</option>
            <option value="upsert">{texts.database.importModes.upsert.name}</option>
          </select>
        </Field>
        {progress && (
          <p class="hint" role="status">
            {finished
              ? texts.database.imported(progress.total)
              : texts.database.importing(progress.done, progress.total)}
          </p>
        )}
        {failure && <FailureNote failure={failure} />}
        {finished ? (
          <button type="button" class="button primary" onClick={onClose}>
            {texts.common.close}
          </button>
        ) : (
          <button type="submit" class="button primary">
            {texts.database.importFile}
          </button>
        )}
      </form>
    </Dialog>
  );
}
