// mingo builds a projected document out of an empty object, and takes what every object has for a field that is there already:
// `constructor` would be a function, and what a document holds under that name would be written into it. In: a projection. Out:
// one that says the same without that, or a refusal of what cannot be said otherwise.
import { failed } from '../errors';
import { isFields, type Fields } from '../values/types';

const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** @throws DatabaseError for a field below `constructor` and its like, which mingo cannot write */
export function withoutInherited(projection: Fields): Fields {
  const selectors = selectorsIn(projection);
  if (!selectors.some(({ parts }) => parts.some((part) => inherited.has(part)))) return projection;
  for (const { parts, isWritten } of selectors) {
    const at = parts.findIndex((part) => inherited.has(part));
    const isAlone = selectors.filter(({ parts: [first] }) => first === parts[0]).length === 1;
    const isLast = at === parts.length - 1;
    const isSafe = at < 0 || parts.length === 1 || (at > 0 && (isWritten ? isLast : isAlone));
    if (!isSafe) throw failed(`the projection of '${parts.join('.')}' is not supported here, for the sake of its name`);
  }
  return Object.fromEntries(
    Object.entries(projection).map(([path, wanted]) => [
      path,
      inherited.has(path) && isIncluded(wanted) ? `$${path}` : wanted,
    ]),
  );
}

interface Selector {
  readonly parts: readonly string[];
  /** Made, or put into an object of the projection's own; not taken over as it is. */
  readonly isWritten: boolean;
}

/** The paths that are written; what is only left out is taken from a copy, which does no harm. */
function selectorsIn(fields: Fields, above: readonly string[] = []): Selector[] {
  return Object.entries(fields).flatMap(([path, wanted]): Selector[] => {
    const parts = [...above, ...path.split('.')];
    if (wanted === 0 || wanted === false) return [];
    const isPlain = isFields(wanted) && !Object.keys(wanted).some((name) => name.startsWith('$'));
    return isPlain ? selectorsIn(wanted, parts) : [{ parts, isWritten: above.length > 0 || !isIncluded(wanted) }];
  });
}

const isIncluded = (wanted: unknown) => wanted === true || (typeof wanted === 'number' && wanted !== 0);
