import { asides, courtesies, particles } from '../features/fillers';
import { compileKeywords, type Keywords } from '../keywords';
import { normalWord } from '../normal-text';

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

/** A text without the clauses that only greet, thank or press (在吗，急) or say what is not meant; one that says nothing else stays whole. */
export function whatIsMeant(text: string): string {
  const clauses = text.split(ends).filter((clause) => clause.trim() !== '');
  const said = clauses.filter((clause) => !isCourtesy(clause));
  const kept = said.filter((clause, at) => !isDenied(clause, said[at + 1]));
  return kept.length === 0 || kept.length === clauses.length ? text : kept.join('，');
}

/** 不是没发货，是发了不动: what is denied only to say what is meant. */
function isDenied(clause: string, next = ''): boolean {
  return (
    /^\s*(?:我|我也|也)?(?:不是|不想|不用|不要|没想|没说|不打算)/u.test(clause) &&
    /^\s*(?:我)?(?:就是|就|只|而是|是)/u.test(next)
  );
}

let compiled: Keywords | undefined;

function isCourtesy(clause: string): boolean {
  const text = normalWord(clause);
  const said = new Uint8Array(text.length);
  compiled ??= compileKeywords([...particles, ...courtesies, ...asides]);
  compiled.scan(text, (_word, start, end) => said.fill(1, start, end));
  for (const { index } of text.matchAll(/[a-z0-9]|\p{L}/gu)) if (said[index] === 0) return false;
  return true;
}
