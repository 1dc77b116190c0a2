// Notices for whoever looks at the emulator. In: what changed. Out: the same, to every listener, at once.
// It never reaches the functions under test, and a listener that fails harms nobody else.
import type { Feed, Notice } from './service';

export function createFeed(): Feed {
  const listeners = new Set<(notice: Notice) => void>();
  return {
    emit(notice) {
      for (const listener of listeners) {
        try {
          listener(notice);
        } catch (error) {
          console.error(`A listener failed on notice "${notice.topic}":`, error);
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
