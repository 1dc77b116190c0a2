// Changes as the page shows them. Pure.
import type { ChangeRow } from '../../../contracts/desk';
import type { FieldName } from '../form';
import { pastText } from '../../plain/format';
import { choices, names } from '../texts/fields';
import { texts } from '../texts/history';

export interface HistoryRow {
  readonly id: string;
  readonly change: ChangeRow['change'];
  readonly label: string;
  readonly name: string;
  readonly by: string;
  readonly fields: readonly { readonly label: string; readonly before: string; readonly after: string }[];
  /** A few are shown; the rest when it is opened. */
  readonly folded: boolean;
  readonly confirm: string;
}

/** So many differences are shown at once. */
export const shownAtOnce = 3;

/** @param now epoch milliseconds */
export function rowOf({ id, change, collection, name, by, at, differences }: ChangeRow, now: number): HistoryRow {
  return {
    ...{ id, change, name },
    label: texts.change[change] + texts.collection[collection],
    by: texts.by(by, pastText(at, now)),
    fields: differences.map(({ field, before, after }) => ({
      label: names[field as keyof typeof names] ?? field,
      before: valueText(field, before),
      after: valueText(field, after),
    })),
    folded: differences.length > shownAtOnce,
    confirm: texts.confirm[change](name),
  };
}

function valueText(field: string, value: string | null): string {
  // Both mean yes where nothing is written.
  if (field === 'enabled' || field === 'stop')
    return value === null || value === 'true' ? texts.yes : value === 'false' ? texts.no : value;
  if (value === null || value === '') return texts.nothing;
  return choices[field as FieldName]?.find((option) => option.value === value)?.text ?? value;
}
