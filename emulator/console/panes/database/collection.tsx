// One collection: search, table, pages, and what can be done with it.
import { useRef, useState } from 'preact/hooks';
import { api } from '../../api';
import { confirmed } from '../../components/dialog';
import { Icon } from '../../components/icon';
import { Empty, Shown } from '../../components/states';
import { attempt } from '../../components/toasts';
import { topics, useData } from '../../data';
import { go, hrefOf } from '../../route';
import { texts } from '../../texts';
import type { Collection, Document, Found, Json } from '../../types';
import { DocumentDialog } from './documentDialog';
import { IndexList } from './indexes';
import { hintsOf } from './hints';
import { Search } from './search';
import { Table, type Sort } from './table';
import { Transfer } from './transfer';

const pageSize = 50;

interface Props {
  collection: Collection;
  /** The collection itself changed: its indexes, its permission, or it is gone. */
  onChanged: () => void;
}

export function CollectionView({ collection, onChanged }: Props) {
  const { name } = collection;
  const [where, setWhere] = useState<Json | undefined>();
  const [sort, setSort] = useState<Sort | null>(null);
  const [skip, setSkip] = useState(0);
  const [opened, setOpened] = useState<Document | 'new' | null>(null);
  const sample = useRef<Document[]>([]);
  const data = useData(
    JSON.stringify([name, where ?? null, sort, skip]),
    async () => {
      const order = sort && { [sort.field]: sort.descending ? -1 : 1 };
      const found = await api.documents(name, {
        ...(where === undefined ? {} : { where }),
        ...(order ? { sort: order } : {}),
        skip,
        limit: pageSize,
      });
      if (where === undefined) sample.current = found.documents;
      return found;
    },
    topics(['document'], name),
  );
  const last = useRef<Found | undefined>(undefined);
  last.current = data.value ?? last.current;
  const shown = { ...data, value: data.value ?? (data.failure ? undefined : last.current) };

  const removeCollection = async () => {
    if (!(await confirmed(texts.database.removeCollectionAsk(name, collection.count), texts.database.removeCollection)))
      return;
    if (!(await attempt(() => api.removeCollection(name), texts.database.removed))) return;
    onChanged();
    go('database');
  };

  return (
    <>
      <header class="pane-head">
        <a class="icon-button only-narrow" href={hrefOf('database')} aria-label={texts.common.back}>
          <Icon name="back" />
        </a>
        <h2 class="mono">{name}</h2>
        <span class="pane-note">{texts.database.documents(collection.count)}</span>
        <span class="head-space" />
        <Transfer name={name} {...(where === undefined ? {} : { where })} />
        <button
          type="button"
          class="icon-button"
          aria-label={texts.database.removeCollection}
          title={texts.database.removeCollection}
          onClick={() => void removeCollection()}
        >
          <Icon name="trash" />
        </button>
        <button
          type="button"
          class="button primary"
          aria-label={texts.database.addDocument}
          onClick={() => setOpened('new')}
        >
          <Icon name="plus" size={16} />
          <span class="button-text">{texts.database.addDocument}</span>
        </button>
      </header>
      <Search
        sample={() => sample.current}
        onWhere={(next) => {
          setSkip(0);
          setWhere(next);
        }}
      />
      <IndexList collection={collection} onChanged={onChanged} />
      <div class="pane-scroll flush">
        <Shown data={shown}>
          {(found) => (
            <>
              {where !== undefined && <Plan found={found} />}
              {found.documents.length === 0 ? (
                <Nothing searched={where !== undefined} />
              ) : (
                <Table documents={found.documents} sort={sort} onSort={setSort} onOpen={setOpened} />
              )}
              <Pages found={found} skip={skip} onSkip={setSkip} />
            </>
          )}
        </Shown>
      </div>
      {opened !== null && (
        <DocumentDialog
          collection={name}
          document={opened === 'new' ? null : opened}
          fields={hintsOf(sample.current)}
          onClose={() => {
            setOpened(null);
            data.reload();
          }}
        />
      )}
    </>
  );
}

function Nothing({ searched }: { searched: boolean }) {
  return searched ? (
    <Empty icon="search" title={texts.database.nothingFound} hint={texts.database.nothingFoundHint} />
  ) : (
    <Empty title={texts.database.empty} hint={texts.database.emptyHint} />
  );
}

/** How the database found it: by an index, or by looking at every document. */
function Plan({ found: { plan, total } }: { found: Found }) {
  if (!plan) return null;
  if (plan.index === null && plan.scanned > 0) {
    return (
      <p class="plan plan-scan">
        <Icon name="warning" size={15} />
        <span>{texts.database.found(total)}</span>
        <span>{texts.database.scan(plan.scanned)}</span>
        <span>{texts.database.scanHint}</span>
      </p>
    );
  }
  return (
    <p class="plan">
      <Icon name="check" size={15} />
      <span>{texts.database.found(total)}</span>
      {plan.index !== null && <span>{texts.database.indexed(plan.index, plan.scanned)}</span>}
    </p>
  );
}

function Pages({ found, skip, onSkip }: { found: Found; skip: number; onSkip: (skip: number) => void }) {
  if (found.total <= pageSize && skip === 0) return null;
  const to = skip + found.documents.length;
  return (
    <nav class="pages">
      <button
        type="button"
        class="button small"
        disabled={skip === 0}
        onClick={() => onSkip(Math.max(0, skip - pageSize))}
      >
        {texts.database.earlier}
      </button>
      <span class="digits">{texts.database.page(skip + 1, to, found.total)}</span>
      <button type="button" class="button small" disabled={to >= found.total} onClick={() => onSkip(skip + pageSize)}>
        {texts.database.later}
      </button>
    </nav>
  );
}
