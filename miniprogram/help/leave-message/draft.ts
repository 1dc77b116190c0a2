// A message that is being written, kept on the phone: a visitor who leaves the page finds it again.

export interface Draft {
  /** Under this id the cloud keeps it, however often it is sent. */
  readonly id: string;
  readonly text: string;
  readonly phone: string;
}

const KEY = 'cs.leave-message';

/** @param draft null once it was sent */
export function keepDraft(draft: Draft | null): void {
  if (draft) void wx.setStorage({ key: KEY, data: draft });
  else void wx.removeStorage({ key: KEY });
}

/** Null when there is none, or when what was kept is not one. */
export function keptDraft(): Draft | null {
  try {
    const kept: unknown = wx.getStorageSync(KEY);
    return isDraft(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** The first thing that is wrong, by the name of its text; null when it can be sent. */
export function wrongIn(draft: Draft): 'empty' | 'phoneWrong' | null {
  if (draft.text.trim() === '') return 'empty';
  const phone = draft.phone.replace(/[\s-]/g, '');
  return phone === '' || /^(\+?86)?1[3-9]\d{9}$|^0\d{9,11}$/.test(phone) ? null : 'phoneWrong';
}

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' &&
  value !== null &&
  ['id', 'text', 'phone'].every((name) => typeof (value as Record<string, unknown>)[name] === 'string');
