// Pages of a collection: whatever people wrote, each document is on exactly one page, and no page is too large to be answered.
import fc from '../../support/properties';
import type { Handwritten } from '../../../contracts/documents';
import { fitting, pageOf } from '../../../cloudfunctions/desk/page';

const rowOf = ({ _id, name }: Handwritten) => ({ id: _id, name });
const searched = ['name', 'keywords', 'reply'];
const anything = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.integer(),
  fc.constant(null),
  fc.array(fc.string()),
);
const documents = fc.uniqueArray(
  fc.record({
    _id: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
    ...{ name: anything, keywords: anything, reply: anything },
    enabled: fc.constantFrom<unknown>(true, false, '否', undefined),
  }),
  { selector: ({ _id }) => _id, maxLength: 40 },
);
const asked = fc.record({
  limit: fc.integer({ min: 1, max: 10 }),
  filter: fc.constantFrom('all', 'on', 'problems' as const),
  search: fc.constantFrom('', 'a', '退', '１'),
});

it('the pages together are all that the search and the filter leave, each once', () => {
  fc.assert(
    fc.property(documents, asked, fc.func(fc.boolean()), (all, how, isBad) => {
      const bad = all
        .filter(({ _id }) => isBad(_id))
        .map(({ _id }) => [_id, [{ message: '坏', fatal: true }]] as const);
      const written = { documents: all, problems: new Map(bad), searched };
      const whole = pageOf(written, { ...how, limit: 200 }, rowOf);
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: ReturnType<typeof pageOf<{ id: string; name: unknown }>> = pageOf(
          written,
          { ...how, ...(after === null ? {} : { after }) },
          rowOf,
        );
        expect(page.rows.length).toBeLessThanOrEqual(how.limit);
        expect(page.total).toBe(whole.total);
        seen.push(...page.rows.map(({ id }) => id));
        after = page.next;
      } while (after !== null);
      expect(seen).toEqual(whole.rows.map(({ id }) => id));
      expect(new Set(seen).size).toBe(whole.total);
    }),
  );
});

it('a page begins after an id that is gone by now', () => {
  const written = { documents: ['a', 'c', 'd'].map((_id) => ({ _id })), problems: new Map(), searched };
  expect(pageOf(written, { after: 'b', limit: 1, filter: 'all' }, rowOf)).toMatchObject({
    rows: [{ id: 'c' }],
    next: 'c',
  });
});

it('as many rows as one answer may hold, the first one always', () => {
  const row = (bytes: number) => ({ text: 'x'.repeat(bytes) });
  expect(fitting([row(250_000), row(250_000), row(250_000)])).toHaveLength(2);
  expect(fitting([row(2_000_000), row(1)])).toHaveLength(1);
  // A Chinese character is three bytes on its way.
  expect(fitting(Array.from({ length: 3 }, () => ({ text: '字'.repeat(90_000) })))).toHaveLength(2);
  expect(fitting([])).toEqual([]);
});
