/** Numbers the different features of a list from 0 on, in the order they first stand in it. */
export interface Terms {
  readonly count: number;
  /** The term of each feature of the list. */
  readonly of: Int32Array;
  /** The term of a feature, or -1 for one that is not in the list. */
  find(id: number): number;
}

/** An open hash table in flat arrays: a Map of fifty thousand numbers takes longer to fill than everything else together. */
export function numberTerms(ids: Int32Array): Terms {
  let slots = new Int32Array(2048).fill(-1);
  let known = new Int32Array(1024);
  let count = 0;
  const of = new Int32Array(ids.length);
  const slotOf = (id: number) => {
    const mask = slots.length - 1;
    let slot = id & mask;
    for (let term = slots[slot] as number; term >= 0 && known[term] !== id; term = slots[slot] as number)
      slot = (slot + 1) & mask;
    return slot;
  };
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] as number;
    const slot = slotOf(id);
    let term = slots[slot] as number;
    if (term < 0) {
      term = count;
      slots[slot] = term;
      known[term] = id;
      count += 1;
      if (count === known.length) {
        const before = known;
        known = new Int32Array(count * 2);
        known.set(before);
        slots = new Int32Array(count * 4).fill(-1);
        for (let each = 0; each < count; each += 1) slots[slotOf(known[each] as number)] = each;
      }
    }
    of[at] = term;
  }
  return { count, of, find: (id) => slots[slotOf(id)] as number };
}
