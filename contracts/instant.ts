// When something is, as a page says it.
import * as v from 'valibot';

/** Epoch milliseconds, of the years that have four digits: later ones are none that anybody means. */
export const instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Date.UTC(9999, 11, 31)));
