// Ids that the phone chooses, so that sending a thing twice keeps it once.

/** 20 letters and digits: the time, then chance. Not a secret. */
export function newId(): string {
  const chance = Array.from({ length: 11 }, () => Math.floor(Math.random() * 36).toString(36)).join('');
  return `${Date.now().toString(36).padStart(9, '0')}${chance}`;
}
