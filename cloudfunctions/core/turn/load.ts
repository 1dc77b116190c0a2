import type { Visitor } from '../../../contracts/visitor';
import { insist, type Run } from '../platform';

/** The visitor as the database has it now; null when there was never one. */
export async function load(run: Run, visitorId: string): Promise<Visitor | null> {
  return insist(run, () => run.store.get('visitors', visitorId));
}
