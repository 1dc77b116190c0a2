// `$geoNear`, the first stage of a pipeline: documents by their distance, which is written into them.
import { failed } from '../errors';
import { distanceAt } from '../geo/operators';
import { requireShape } from '../geo/geometry';
import { parseQuery } from '../query/language';
import { changeAt } from '../update/paths';
import { isFields, type Document, type Fields } from '../values/types';

/** The geo index of a collection that answers, by the stage's `key` or because it is the only one. */
export type GeoField = (wanted: string | undefined) => string;

/**
 * @param operand the stage's value, `near` as GeoJSON
 * @throws DatabaseError when a field is malformed
 */
export function geoNear(documents: Iterable<Document>, operand: unknown, geoField: GeoField): Fields[] {
  if (!isFields(operand)) throw failed('$geoNear must be an object');
  const { near, distanceField, key, query = {}, includeLocs } = operand;
  const { minDistance = 0, maxDistance = Infinity, distanceMultiplier = 1, limit, num } = operand;
  const [place] = requireShape(near, '$geoNear').points;
  if (!place) throw failed('$geoNear requires near to be a Point');
  if (typeof distanceField !== 'string' || distanceField === '')
    throw failed("$geoNear requires a 'distanceField' option as a String");
  for (const number of [minDistance, maxDistance, distanceMultiplier])
    if (typeof number !== 'number' || number < 0) throw failed('$geoNear distances must be nonnegative numbers');
  const field = geoField(typeof key === 'string' ? key : undefined);
  const test = parseQuery(query);
  const found: { document: Document; metres: number }[] = [];
  for (const document of documents) {
    const metres = distanceAt(document, field, place);
    if (metres < Infinity && metres >= (minDistance as number) && metres <= (maxDistance as number) && test(document))
      found.push({ document, metres });
  }
  found.sort((a, b) => a.metres - b.metres);
  const rows = limit ?? num;
  return found.slice(0, typeof rows === 'number' ? rows : undefined).map(({ document, metres }) => {
    const measured: Fields = changeAt<Fields>(
      document,
      distanceField.split('.'),
      true,
      () => metres * (distanceMultiplier as number),
    );
    return typeof includeLocs === 'string'
      ? changeAt(measured, includeLocs.split('.'), true, () => document[field.split('.')[0] as string])
      : measured;
  });
}
