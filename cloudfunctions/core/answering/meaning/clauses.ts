/** Where one thing said ends and the next begins; spaces too, since many type them instead of commas. */
const ends = /[\n\r,，.。!！?？;；:：…~～、\s]+|另外|还有就是|顺便问|以及|然后呢/u;
/** A shorter piece (在吗, 那个) says too little to be read by itself. */
const shortest = 3;
/** Nobody reads a novel clause by clause; what matters stands at its ends. */
const most = 12;

/** What a text says one after another; empty when it is all one. */
export function clausesOf(text: string): string[] {
  const clauses = text.split(ends).filter((clause) => clause.trim().length >= shortest);
  if (clauses.length < 2) return [];
  return clauses.length <= most ? clauses : [...clauses.slice(0, most / 2), ...clauses.slice(-most / 2)];
}
