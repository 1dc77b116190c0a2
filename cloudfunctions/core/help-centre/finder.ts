import type { Handwritten } from '../../../contracts/documents';

/** Finds articles by the pairs of characters they share with a text, in question, other wordings and answer. */
export function finder(documents: readonly Handwritten[]): (text: string, limit: number) => readonly string[] {
  const entries = documents.map((document) => ({
    id: document._id,
    asked: pairs([document['question'], document['aliases']].flat().join(' ')),
    answered: pairs(String(document['answer'] ?? '')),
  }));
  return (text, limit) => {
    const wanted = [...pairs(text)];
    const scored = entries.map(({ id, asked, answered }) => ({
      id,
      score: wanted.reduce((sum, pair) => sum + (asked.has(pair) ? 3 : 0) + (answered.has(pair) ? 1 : 0), 0),
    }));
    return scored
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
      .map(({ id }) => id);
  };
}

function pairs(text: string): Set<string> {
  const units = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\p{P}]+/gu, ''),
  ];
  return new Set(units.length === 1 ? units : units.slice(1).map((unit, index) => `${units[index] ?? ''}${unit}`));
}
