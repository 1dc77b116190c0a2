// Snapshots of all documents: keep one, go back to one, take one along as a file.
import { useRef, useState } from 'preact/hooks';
import { api } from '../../api';
import { confirmed } from '../../components/dialog';
import { Icon } from '../../components/icon';
import { Empty, Shown } from '../../components/states';
import { attempt, useAttempt } from '../../components/toasts';
import { useData } from '../../data';
import { fullTime } from '../../format';
import { texts } from '../../texts';
import type { Snapshot } from '../../types';
import './snapshots.css';

const words = texts.snapshots;

export function SnapshotsPane() {
  const data = useData('snapshots', api.snapshots);
  const file = useRef<HTMLInputElement>(null);
  const restoreBackup = async (chosen: File | undefined) => {
    if (!chosen || !(await confirmed(words.restoreAsk(chosen.name), words.restore))) return;
    await attempt(() => api.restoreBackup(chosen), words.restored);
  };
  return (
    <>
      <header class="pane-head">
        <h2>{texts.tabs.snapshots}</h2>
        <span class="head-space" />
        <a class="button" href={api.backupUrl} download="documents.snapshot">
          <Icon name="download" size={16} />
          {words.download}
        </a>
        <button type="button" class="button" onClick={() => file.current?.click()}>
          <Icon name="upload" size={16} />
          {words.upload}
        </button>
        <input
          ref={file}
          type="file"
          hidden
          aria-label={words.upload}
          onChange={({ currentTarget }) => {
            void restoreBackup(currentTarget.files?.[0]).finally(() => {
              currentTarget.value = '';
            });
          }}
        />
      </header>
      <div class="pane-scroll">
        <Shown data={data}>
          {({ snapshots }) => (
            <>
              <section class="card">
                <p class="hint">{words.note}</p>
                <NewSnapshot taken={snapshots.map(({ name }) => name)} onSaved={data.reload} />
              </section>
              <section class="card flush-card snapshots">
                {snapshots.length === 0 ? (
                  <Empty icon="snapshots" title={words.empty} hint={words.emptyHint} />
                ) : (
                  <ul>
                    {snapshots.map((snapshot) => (
                      <Row key={snapshot.name} snapshot={snapshot} onRemoved={data.reload} />
                    ))}
                  </ul>
                )}
              </section>
            </>
          )}
        </Shown>
      </div>
    </>
  );
}

function NewSnapshot({ taken, onSaved }: { taken: readonly string[]; onSaved: () => void }) {
  const [name, setName] = useState('');
  const [busy, act] = useAttempt();
  const usual = words.defaultName(fullTime(Date.now()).slice(5, 16).replace(/[ :]/g, '-'));
  const save = async (event: Event) => {
    event.preventDefault();
    const chosen = name.trim() === '' ? usual : name.trim();
    if (taken.includes(chosen) && !(await confirmed(words.replaceAsk(chosen), words.replace))) return;
    if (!(await act(() => api.saveSnapshot(chosen), words.saved))) return;
    setName('');
    onSaved();
  };
  return (
    <form class="new-snapshot" onSubmit={(event) => void save(event)}>
      <input
        class="input"
        value={name}
        placeholder={usual}
        aria-label={words.name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <button type="submit" class="button primary" disabled={busy}>
        {words.save}
      </button>
    </form>
  );
}

function Row({ snapshot: { name, bytes, savedAt }, onRemoved }: { snapshot: Snapshot; onRemoved: () => void }) {
  const [busy, act] = useAttempt();
  const restore = async () => {
    if (await confirmed(words.restoreAsk(name), words.restore))
      await act(() => api.restoreSnapshot(name), words.restored);
  };
  const remove = async () => {
    if (!(await confirmed(words.removeAsk(name), texts.common.remove))) return;
    if (await act(() => api.removeSnapshot(name), words.removed)) onRemoved();
  };
  return (
    <li>
      <div>
        <b>{name}</b>
        <small class="digits">
          {fullTime(savedAt)} · {texts.storage.bytes(bytes)}
        </small>
      </div>
      <button type="button" class="button small" disabled={busy} onClick={() => void restore()}>
        {words.restore}
      </button>
      <button
        type="button"
        class="icon-button"
        disabled={busy}
        aria-label={`${texts.common.remove} ${name}`}
        title={texts.common.remove}
        onClick={() => void remove()}
      >
        <Icon name="trash" size={16} />
      </button>
    </li>
  );
}
