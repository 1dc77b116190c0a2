// Who says it, and when: the fields of the page, and what is asked of the cloud. Pure.
import type { DeskInput } from '../../../contracts/desk';
import { texts } from '../texts/try';
import { instant, pickedText } from './when';

export interface Who {
  /** False: now. */
  readonly timed: boolean;
  readonly date: string;
  readonly time: string;
  readonly level: string;
  /** As they were typed, with commas or spaces between. */
  readonly tags: string;
  readonly page: string;
  /** An openid; empty: nobody in particular. */
  readonly visitor: string;
}

type Asked = Pick<DeskInput<'tryText'>, 'at' | 'level' | 'tags' | 'page' | 'visitor'>;

export function askedOf({ timed, date, time, level, tags, page, visitor }: Who): Asked {
  const list = tagsIn(tags);
  return {
    ...(timed ? { at: instant(date, time) } : {}),
    ...(level.trim() ? { level: level.trim() } : {}),
    ...(list.length > 0 ? { tags: list } : {}),
    ...(page.trim() ? { page: page.trim() } : {}),
    ...(visitor.trim() ? { visitor: visitor.trim() } : {}),
  };
}

/** All of it in one line. */
export function whoLine(who: Who): string {
  const { at = null, level, tags, page, visitor } = askedOf(who);
  const known = [
    ...(visitor ? [texts.visitor(visitor)] : []),
    ...(level ? [texts.level(level)] : []),
    ...(tags ? [texts.tags(tags)] : []),
    ...(page ? [texts.page(page)] : []),
  ];
  const when = at === null ? texts.now : pickedText(at);
  return texts.me([when, ...(known.length > 0 ? known : [texts.newVisitor])]);
}

function tagsIn(written: string): string[] {
  const tags = written.split(/[,，、;；\s]+/).map((tag) => tag.slice(0, 40));
  return [...new Set(tags)].filter(Boolean).slice(0, 30);
}
