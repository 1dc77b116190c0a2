// Changes as the page shows them. Pure.
import type { ChangeRow, FieldDifference } from '../../../contracts/desk';
import { pastText } from '../../plain/format';
import { choices, names } from '../texts/fields';
import { texts } from '../texts/history';

export interface HistoryRow {
  readonly id: string;
  readonly change: ChangeRow['change'];
  readonly label: string;
  readonly name: string;
  readonly by: string;
  readonly fields: readonly DifferenceRow[];
  /** A few are shown; the rest when it is opened. */
  readonly folded: boolean;
  readonly confirm: string;
}

interface DifferenceRow {
  readonly label: string;
  readonly sides: readonly { readonly sign: string; readonly words: string; readonly gone: boolean }[];
}

/** So many differences are shown at once. */
export const shownAtOnce = 3;

/** @param now epoch milliseconds */
export function rowOf({ id, change, collection, name, by, at, differences }: ChangeRow, now: number): HistoryRow {
  return {
    ...{ id, change, name },
    label: texts.change[change] + texts.collection[collection],
    by: texts.by(by, pastText(at, now)),
    fields: differences.map((difference) => ({
      label: nameOf.get(difference.field) ?? difference.field,
      sides: sidesOf(difference, change),
    })),
    folded: differences.length > shownAtOnce,
    confirm: texts.confirm[change](name),
  };
}

// By name: a document may have a field called `constructor`, and so has every object.
const nameOf = new Map(Object.entries(names));
const choicesOf = new Map(Object.entries(choices));

function sidesOf(
  { field, items, before, after }: FieldDifference,
  change: ChangeRow['change'],
): DifferenceRow['sides'] {
  const was = { sign: items ? texts.removed : texts.before, words: valueText(field, before), gone: true };
  const is = { sign: items ? texts.added : texts.after, words: valueText(field, after), gone: false };
  return [
    ...(change === 'made' || (items && before === null) ? [] : [was]),
    ...(change === 'deleted' || (items && after === null) ? [] : [is]),
  ];
}

function valueText(field: string, value: string | null): string {
  // Both mean yes where nothing is written.
  if (field === 'enabled' || field === 'stop')
    return value === null || value === 'true' ? texts.yes : value === 'false' ? texts.no : value;
  if (value === null || value === '') return texts.nothing;
  return choicesOf.get(field)?.find((option) => option.value === value)?.text ?? value;
}
