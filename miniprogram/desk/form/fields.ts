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

/** What a shop edits first, what a reply is followed by, and the rest, folded. */
export const fields = {
  first: ['name', 'enabled', 'keywords', 'match', 'exclude', 'priority', 'stop'],
  after: ['pick', 'then', 'group', 'flow', 'addTags'],
  more: [
    ...['during', 'hours', 'weekdays', 'dates', 'pages', 'from', 'types', 'levels', 'tags'],
    ...['cooldown', 'share', 'shareTest', 'category', 'note'],
  ],
} as const satisfies Record<string, readonly string[]>;
