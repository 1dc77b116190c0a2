// A field of a fault as it is written in its box, and back. Pure. What cannot be read goes out as it was written: the
// emulator says what it must be.
import type { Json } from '../../types';
import type { FieldKind } from './kinds';

/** @param value undefined when the fault does not have the field */
export function written(kind: FieldKind, value: Json | undefined): string {
  if (value === undefined) return kind === 'percent' ? '100' : '';
  if (kind === 'percent' && typeof value === 'number') return String(Number((value * 100).toFixed(4)));
  if (kind === 'span' && Array.isArray(value)) return value.map((each) => JSON.stringify(each)).join(' ~ ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** @returns undefined for an empty box: the fault has no such field then */
export function read(kind: FieldKind, box: string): Json | undefined {
  const text = box.trim();
  if (text === '') return undefined;
  const number = (part: string) => (part.trim() === '' || Number.isNaN(Number(part)) ? part : Number(part));
  switch (kind) {
    case 'percent': {
      const share = number(text.replace(/%$/, ''));
      return typeof share === 'number' ? Number((share / 100).toFixed(6)) : share;
    }
    case 'number':
    case 'code':
      return number(text);
    case 'span': {
      const range = /^(-?\d+)\s*(?:-|~|～|到|,)\s*(-?\d+)$/.exec(text);
      return range ? [Number(range[1]), Number(range[2])] : number(text);
    }
    case 'yes-no':
      return text === 'true';
    default:
      return text;
  }
}
