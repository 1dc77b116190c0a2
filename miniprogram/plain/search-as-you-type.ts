// Search as you type: waits until the visitor pauses, asks once, and lets only the latest answer through.

export interface SearchAsYouType {
  /** Asks after the pause; an empty text stops what is on its way. */
  type(text: string): void;
  /** Asks at once. */
  now(text: string): void;
  stop(): void;
}

/**
 * @param ask gives the results
 * @param show called with the newest text's results, never with those of an older one
 * @param pause in milliseconds
 */
export function searchAsYouType<T>(
  ask: (text: string) => Promise<T>,
  show: (outcome: { text: string; results: T } | { text: string; error: unknown }) => void,
  pause = 300,
): SearchAsYouType {
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    turn += 1;
    if (timer !== undefined) clearTimeout(timer);
  };
  const now = (text: string) => {
    stop();
    if (text === '') return;
    const mine = turn;
    ask(text).then(
      (results) => mine === turn && show({ text, results }),
      (error: unknown) => mine === turn && show({ text, error }),
    );
  };
  return {
    now,
    stop,
    type(text) {
      stop();
      if (text !== '') timer = setTimeout(() => now(text), pause);
    },
  };
}
