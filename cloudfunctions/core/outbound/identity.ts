import type { Out } from '../../../contracts/visitor';

/** What stays of a reply, whatever becomes of it. */
export function identity({ id, content, waited }: Out): Pick<Out, 'id' | 'content' | 'waited'> {
  return { id, content, ...(waited === undefined ? {} : { waited }) };
}
