// The database as an operator of the cloud console sees it: collections at the side, one of them opened. Edits here
// notify nobody, as in WeChat's own console.
import { useState } from 'preact/hooks';
import { api } from '../../api';
import type { PaneProps } from '../../app';
import { Dialog } from '../../components/dialog';
import { Field } from '../../components/field';
import { Icon } from '../../components/icon';
import { Empty, Shown } from '../../components/states';
import { useAttempt } from '../../components/toasts';
import { topics, useData } from '../../data';
import { go, hrefOf } from '../../route';
import { texts } from '../../texts';
import type { Collection } from '../../types';
import { CollectionView } from './collection';
import './database.css';

export function DatabasePane({ id }: PaneProps) {
  const data = useData('collections', api.collections, topics(['document', 'collection']));
  const [adding, setAdding] = useState(false);
  return (
    <div class={id === null ? 'split' : 'split split-open'}>
      <aside class="side" aria-label={texts.database.collections}>
        <header class="side-head">
          <h2>{texts.database.collections}</h2>
          <button
            type="button"
            class="icon-button"
            aria-label={texts.database.addCollection}
            title={texts.database.addCollection}
            onClick={() => setAdding(true)}
          >
            <Icon name="plus" />
          </button>
        </header>
        <Shown data={data}>
          {({ collections }) => <CollectionList collections={collections} current={id ?? opened(collections)?.name} />}
        </Shown>
      </aside>
      <section class="split-main">
        {data.value && <Chosen collections={data.value.collections} id={id} onChanged={data.reload} />}
      </section>
      {adding && <NewCollection onClose={() => setAdding(false)} onAdded={data.reload} />}
    </div>
  );
}

function CollectionList({ collections, current }: { collections: Collection[]; current: string | undefined }) {
  if (collections.length === 0) {
    return <Empty icon="database" title={texts.database.noCollections} hint={texts.database.noCollectionsHint} />;
  }
  return (
    <ul class="side-list">
      {collections.map(({ name, count }) => (
        <li key={name}>
          <a href={hrefOf('database', name)} aria-current={name === current ? 'page' : undefined}>
            <span class="mono">{name}</span>
            <small class="digits">{count.toLocaleString('zh-CN')}</small>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What is open when the address names no collection: the rules, which an operator wants first, else the first there is. */
function opened(collections: Collection[]): Collection | undefined {
  return collections.find(({ name }) => name === 'rules') ?? collections[0];
}

interface ChosenProps {
  collections: Collection[];
  id: string | null;
  onChanged: () => void;
}

/** The collection of the address; on a wide page `opened` when the address names none. */
function Chosen({ collections, id, onChanged }: ChosenProps) {
  const collection = id === null ? opened(collections) : collections.find(({ name }) => name === id);
  if (collection) return <CollectionView key={collection.name} collection={collection} onChanged={onChanged} />;
  return (
    <Empty
      icon="database"
      title={id === null ? texts.database.pick : texts.database.unknownCollection(id)}
      hint={texts.database.noCollectionsHint}
    />
  );
}

function NewCollection({ onClose, onAdded }: { onClose: () => void; onAdded: () => void }) {
  const [name, setName] = useState('');
  const [busy, attempt] = useAttempt();
  const submit = (event: Event) => {
    event.preventDefault();
    void attempt(() => api.addCollection(name.trim()), texts.database.added).then((good) => {
      if (!good) return;
      onAdded();
      onClose();
      go('database', name.trim());
    });
  };
  return (
    <Dialog title={texts.database.addCollection} onClose={onClose}>
      <form class="form" onSubmit={submit}>
        <Field label={texts.database.collectionName}>
          <input
            class="input mono"
            required
            autofocus
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </Field>
        <button type="submit" class="button primary" disabled={busy}>
          {texts.common.add}
        </button>
      </form>
    </Dialog>
  );
}
