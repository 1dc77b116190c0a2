// The cloud storage as an administrator sees it: every file, who put it there, its bytes.
import { useState } from 'preact/hooks';
import { api } from '../../api';
import { confirmed } from '../../components/dialog';
import { Icon } from '../../components/icon';
import { Empty, Shown } from '../../components/states';
import { attempt } from '../../components/toasts';
import { topics, useData } from '../../data';
import { shortTime } from '../../format';
import { useNow } from '../../now';
import { texts } from '../../texts';
import type { StoredFile } from '../../types';
import { UploadDialog } from './upload';
import './storage.css';

const words = texts.storage;

export function StoragePane() {
  const [prefix, setPrefix] = useState('');
  const [uploading, setUploading] = useState(false);
  const data = useData(`files ${prefix}`, () => api.files(prefix === '' ? undefined : prefix), topics(['file']));
  return (
    <>
      <header class="pane-head">
        <h2>{texts.tabs.storage}</h2>
        <span class="head-space" />
        <span class="search-box narrow-box">
          <Icon name="search" size={16} />
          <input
            type="search"
            value={prefix}
            placeholder={words.prefix}
            aria-label={words.prefix}
            onInput={(event) => setPrefix(event.currentTarget.value)}
          />
        </span>
        <button type="button" class="button primary" aria-label={words.upload} onClick={() => setUploading(true)}>
          <Icon name="upload" size={16} />
          <span class="button-text">{words.upload}</span>
        </button>
      </header>
      <div class="pane-scroll flush">
        <Shown data={data}>
          {({ files }) =>
            files.length > 0 ? (
              <ul class="files">
                {files.map((file) => (
                  <FileRow key={file.fileID} file={file} />
                ))}
              </ul>
            ) : prefix === '' ? (
              <Empty icon="storage" title={words.empty} hint={words.emptyHint} />
            ) : (
              <Empty icon="search" title={words.nothing} />
            )
          }
        </Shown>
      </div>
      {uploading && (
        <UploadDialog
          onClose={() => {
            setUploading(false);
            data.reload();
          }}
        />
      )}
    </>
  );
}

function FileRow({ file }: { file: StoredFile }) {
  const now = useNow();
  const { fileID, path, size, contentType, creator, uploadedAt } = file;
  const remove = async () => {
    if (!(await confirmed(words.removeAsk(path), texts.common.remove))) return;
    await attempt(() => api.removeFile(fileID), words.removed);
  };
  const url = api.fileUrl(fileID);
  return (
    <li>
      <a class="file-picture" href={url} target="_blank" rel="noopener noreferrer" aria-label={`${words.open} ${path}`}>
        {/^image\/(png|jpeg|gif|webp)$/.test(contentType) ? (
          <img src={url} alt="" loading="lazy" />
        ) : (
          <Icon name="storage" />
        )}
      </a>
      <div class="file-words">
        <b class="mono">{path}</b>
        <small>
          <span class="digits">{words.bytes(size)}</span>
          <span>{contentType}</span>
          <span class="optional mono">{creator ?? words.admin}</span>
          <span class="digits">{shortTime(uploadedAt, now)}</span>
        </small>
      </div>
      <button
        type="button"
        class="icon-button"
        aria-label={words.copyId}
        title={words.copyId}
        onClick={() => void attempt(() => navigator.clipboard.writeText(fileID), texts.common.copied)}
      >
        <Icon name="copy" size={16} />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={`${texts.common.remove} ${path}`}
        title={texts.common.remove}
        onClick={() => void remove()}
      >
        <Icon name="trash" size={16} />
      </button>
    </li>
  );
}
