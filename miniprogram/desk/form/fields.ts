// The fields of a rule that the form edits, in its order, each with its kind. Their Chinese names and hints stand in texts/.
import { choice, list, number, several, share, text, weekdays, yesOrNo } from './kinds';

export type { FieldValue } from './kinds';

export const valueKinds = {
  name: text,
  enabled: yesOrNo(true),
  match: choice(['contains', 'exact', 'prefix', 'all', 'regex']),
  keywords: list,
  exclude: list,
  priority: number,
  stop: yesOrNo(true),
  then: choice(['', 'human', 'rating']),
  group: text,
  flow: text,
  addTags: list,
  pick: choice(['all', 'one']),
  during: choice(['', 'open', 'closed']),
  hours: list,
  weekdays,
  dates: list,
  pages: list,
  from: list,
  types: several(['text', 'image', 'miniprogrampage', 'enter'], ['text']),
  levels: list,
  tags: list,
  cooldown: number,
  share,
  shareTest: text,
  category: text,
  note: text,
} as const;

export type FieldName = keyof typeof valueKinds;

/** What a shop edits first, above the replies; what follows them; when the rule is used at all; and the rest, folded. */
export const fields = {
  first: ['name', 'keywords', 'match', 'exclude'],
  after: ['then', 'group', 'flow', 'addTags'],
  use: ['enabled', 'priority', 'stop'],
  more: [
    ...(['during', 'hours', 'weekdays', 'dates', 'pages', 'from', 'types', 'levels', 'tags'] as const),
    ...(['cooldown', 'share', 'shareTest', 'pick', 'category', 'note'] as const),
  ],
} as const satisfies Record<string, readonly FieldName[]>;
