// A push body in a few words. Pure; a malformed body is described too.
import { own } from '../../../own';
import { texts } from '../../texts';
import type { Json } from '../../types';

export function describe(event: Json): { name: string; words: string } {
  if (event === null || typeof event !== 'object' || Array.isArray(event)) {
    return { name: texts.pushes.unknown, words: JSON.stringify(event) };
  }
  const text = (field: string) => {
    const value = event[field];
    return typeof value === 'string' ? value : '';
  };
  const kind = text('MsgType') === 'event' ? text('Event') : text('MsgType');
  const name = own(texts.pushes.names, kind) ?? (kind === '' ? texts.pushes.unknown : kind);
  const words = [text('Content'), text('Title'), text('SessionFrom'), text('FromUserName')];
  return { name, words: words.find((each) => each !== '') ?? JSON.stringify(event) };
}
