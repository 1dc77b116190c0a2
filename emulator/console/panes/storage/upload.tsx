// Putting a file into the cloud storage from the console.
import { useState } from 'preact/hooks';
import { api } from '../../api';
import { Dialog } from '../../components/dialog';
import { Field } from '../../components/field';
import { bytesOf } from '../../components/fileBytes';
import { useAttempt } from '../../components/toasts';
import { texts } from '../../texts';

export function UploadDialog({ onClose }: { onClose: () => void }) {
  const [file, setFile] = useState<File | null>(null);
  const [path, setPath] = useState('');
  const [busy, attempt] = useAttempt();
  const submit = (event: Event) => {
    event.preventDefault();
    if (!file) return;
    void attempt(async () => {
      const contentType = file.type === '' ? 'application/octet-stream' : file.type;
      await api.upload({ path: path.trim(), contentType, data: await bytesOf(file) });
      onClose();
    }, texts.storage.uploaded);
  };
  return (
    <Dialog title={texts.storage.upload} onClose={onClose}>
      <form class="form" onSubmit={submit}>
        <Field label={texts.storage.file}>
          <input
            class="input"
            type="file"
            required
            onChange={({ currentTarget }) => {
              const chosen = currentTarget.files?.[0] ?? null;
              setFile(chosen);
              if (chosen && path === '') setPath(chosen.name);
            }}
          />
        </Field>
        <Field label={texts.storage.path}>
          <input class="input mono" required value={path} onInput={(event) => setPath(event.currentTarget.value)} />
        </Field>
        <button type="submit" class="button primary" disabled={busy}>
          {texts.storage.upload}
        </button>
      </form>
    </Dialog>
  );
}
