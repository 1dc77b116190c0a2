// What a component shows of the emulator: loaded once, loaded again when a notice says that it changed.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ApiFailure } from './api';
import { everything, subscribe } from './live';
import { texts } from './texts';
import type { Notice } from './types';

export interface Data<T> {
  /** The last good answer; stays while a newer one is on its way. */
  value: T | undefined;
  /** Why the last try gave nothing. */
  failure: ApiFailure | undefined;
  reload: () => void;
}

/** The least time between two loads, so that a burst of notices costs two loads and not hundreds. */
const restMs = 60;

/**
 * @param key what is loaded: another key drops the value and starts anew; null loads nothing
 * @param concerns whether a notice is about it
 */
export function useData<T>(
  key: string | null,
  load: () => Promise<T>,
  concerns: (notice: Notice) => boolean = () => false,
): Data<T> {
  const [state, setState] = useState<{ key: string | null; value?: T; failure?: ApiFailure }>({ key });
  const latest = useRef({ load, concerns });
  latest.current = { load, concerns };
  const again = useRef<() => void>(() => undefined);

  useEffect(() => {
    if (key === null) return;
    let gone = false;
    let busy = false;
    let dirty = false;
    const run = async () => {
      if (busy) {
        dirty = true;
        return;
      }
      busy = true;
      do {
        dirty = false;
        const next = await latest.current.load().then(
          (value) => ({ key, value }),
          (error: unknown) => ({ key, failure: asFailure(error) }),
        );
        if (gone) return;
        setState((before) => ({ ...(before.key === key ? before : {}), failure: undefined, ...next }) as typeof before);
        await new Promise((rest) => setTimeout(rest, restMs));
      } while (dirty as boolean);
      busy = false;
    };
    again.current = () => void run();
    void run();
    const stop = subscribe((notice) => {
      if (notice === everything || latest.current.concerns(notice)) void run();
    });
    return () => {
      gone = true;
      stop();
    };
  }, [key]);

  const reload = useCallback(() => again.current(), []);
  return state.key === key
    ? { value: state.value, failure: state.failure, reload }
    : { value: undefined, failure: undefined, reload };
}

/** Whatever was thrown, as something that can be shown. */
export function asFailure(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error;
  return new ApiFailure(0, 'page', error instanceof Error ? error.message : String(error), texts.failure.pageHint);
}

/** A notice filter: these topics, and when an id is given only those that name no id or this one. */
export function topics(names: readonly string[], id?: string): (notice: Notice) => boolean {
  return (notice) => names.includes(notice.topic) && (id === undefined || notice.id === undefined || notice.id === id);
}
