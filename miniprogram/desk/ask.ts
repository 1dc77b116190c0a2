// What the desk's pages say and ask in the same words: a failure, and a question before something is done.
import { texts } from './texts/common';

/** A failure in words for the person at the desk. */
export const said = (error: unknown): string =>
  error instanceof Error && error.message !== '' ? error.message : texts.failed;

/** Asks before something is done. @returns whether the person agreed */
export async function asked(question: {
  title: string;
  content: string;
  confirmText: string;
  danger?: boolean;
}): Promise<boolean> {
  const { danger = false, ...rest } = question;
  const { confirm } = await wx.showModal({
    ...rest,
    cancelText: texts.cancel,
    ...(danger ? { confirmColor: '#cf3a37' } : {}),
  });
  return confirm;
}
