// Documents side by side. A narrow page turns each row into a card (database.css).
import { own } from '../../../own';
import { Badge } from '../../components/badge';
import { Icon } from '../../components/icon';
import { oneLine } from '../../format';
import { texts } from '../../texts';
import type { Document, Json } from '../../types';
import { columnsOf, idText, statusOf } from './columns';

export interface Sort {
  field: string;
  descending: boolean;
}
interface Props {
  documents: Document[];
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
  onOpen: (document: Document) => void;
}

export function Table({ documents, sort, onSort, onOpen }: Props) {
  const columns = columnsOf(documents);
  return (
    <table class="table documents">
      <thead>
        <tr>
          {columns.map((field) => (
            <th key={field} aria-sort={sort?.field !== field ? 'none' : sort.descending ? 'descending' : 'ascending'}>
              <button type="button" title={texts.database.sortBy(field)} onClick={() => onSort(turned(sort, field))}>
                {field}
                {sort?.field === field && <span aria-hidden="true">{sort.descending ? '↓' : '↑'}</span>}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => (
          <tr key={idText(document._id)} onClick={() => onOpen(document)}>
            {columns.map((field) => (
              <td key={field} data-field={field} class={Object.hasOwn(document, field) ? '' : 'absent'}>
                {field === '_id' ? (
                  <button
                    type="button"
                    class="row-open mono"
                    aria-label={`${texts.common.edit} ${idText(document._id)}`}
                  >
                    {idText(document._id)}
                  </button>
                ) : (
                  <Cell value={own(document, field)} status={field === 'status'} />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** First click ascending, second descending, third as stored. */
function turned(sort: Sort | null, field: string): Sort | null {
  if (sort?.field !== field) return { field, descending: false };
  return sort.descending ? null : { field, descending: true };
}

function Cell({ value, status }: { value: Json | undefined; status: boolean }) {
  const said = status ? statusOf(value) : null;
  if (said) {
    return said.ok ? (
      <Badge tone="good">{texts.database.ok}</Badge>
    ) : (
      <span class="problem" title={said.problem}>
        <Badge tone="bad">
          <Icon name="warning" size={13} />
          {texts.database.problem}
        </Badge>
        <span>{said.problem}</span>
      </span>
    );
  }
  if (typeof value === 'boolean') return <span class={`yes-no ${value ? 'yes' : 'no'}`}>{String(value)}</span>;
  const text = oneLine(value);
  return (
    <span class={value !== null && typeof value === 'object' && !Array.isArray(value) ? 'cell mono' : 'cell'}>
      {text}
    </span>
  );
}
