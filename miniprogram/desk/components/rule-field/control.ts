// Which control a field has. Pure.
import type { FieldName } from '../../form';

export type Control = 'text' | 'area' | 'list' | 'chips' | 'yesNo';

const lists: readonly FieldName[] = [
  ...(['keywords', 'exclude', 'addTags', 'hours', 'dates', 'pages', 'from', 'levels', 'tags'] as const),
];
const chips: readonly FieldName[] = ['match', 'then', 'pick', 'during', 'weekdays', 'types'];

export function controlOf(name: FieldName): Control {
  if (lists.includes(name)) return 'list';
  if (chips.includes(name)) return 'chips';
  if (name === 'enabled' || name === 'stop') return 'yesNo';
  return name === 'note' ? 'area' : 'text';
}
