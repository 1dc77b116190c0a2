import type { Archive, Run } from '../platform';

/** What reading history needs: the store for single documents, the archive for lists. */
export interface HistoryRun extends Run {
  readonly archive: Archive;
}
