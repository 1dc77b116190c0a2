import type { ProblemRow, RuleProblemView } from '../../contracts/desk';
import { openBook } from '../core/rehearsal';
import { readDocuments } from './book';
import { fitting } from './page';
import type { Actions } from './run';
import { shortened } from './views';

/** Rows that are told, and problems of one document: whoever has more begins with these. */
const rowsTold = 200;
const problemsTold = 5;

export const problemActions: Actions<'problems'> = {
  async problems(run) {
    const book = await openBook(await readDocuments(run));
    const found = new Map<string, ProblemRow & { problems: RuleProblemView[] }>();
    for (const { collection, id, name, message, fatal } of book.problems(run.time.now())) {
      const key = `${collection}/${id}`;
      const row = found.get(key) ?? { collection, id, name: shortened(name), problems: [] };
      row.problems.push({ message: shortened(message, 300), fatal });
      found.set(key, row);
    }
    const isFatal = ({ problems }: ProblemRow) => problems.some(({ fatal }) => fatal);
    const rows = [...found.values()].sort((a, b) => Number(isFatal(b)) - Number(isFatal(a)));
    const told = rows.slice(0, rowsTold).map((row) => ({
      ...row,
      problems: [...row.problems].sort((a, b) => Number(b.fatal) - Number(a.fatal)).slice(0, problemsTold),
    }));
    return { rows: fitting(told), total: rows.length, fatal: rows.filter(isFatal).length };
  },
};
