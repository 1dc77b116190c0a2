// Words that are added to others. Pure.

/** @param parts commas, semicolons and line ends part words. A word that is there already is not added again. */
export function withWords(words: readonly string[], typed: string, parts: boolean): string[] {
  const added = (parts ? typed.split(/[,，、;；|\n]/) : [typed]).map((word) => word.trim());
  return added.reduce<string[]>((all, word) => (word === '' || all.includes(word) ? all : [...all, word]), [...words]);
}
