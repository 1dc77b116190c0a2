// Short messages in a corner: what an action did, or why it did not and what to do.
import { useEffect, useState } from 'preact/hooks';
import type { ApiFailure } from '../api';
import { asFailure } from '../data';
import { texts } from '../texts';
import { Icon } from './icon';
import { FailureText } from './states';

type Toast = { id: number } & ({ text: string } | { failure: ApiFailure });

let toasts: Toast[] = [];
let nextId = 1;
let show: (toasts: Toast[]) => void = () => undefined;
const goodMs = 2500;
const badMs = 9000;

function put(toast: { text: string } | { failure: ApiFailure }): void {
  const id = nextId++;
  toasts = [...toasts.slice(-3), { id, ...toast }];
  show(toasts);
  setTimeout(() => drop(id), 'failure' in toast ? badMs : goodMs);
}

function drop(id: number): void {
  toasts = toasts.filter((toast) => toast.id !== id);
  show(toasts);
}

export function say(text: string): void {
  put({ text });
}

export function sayFailure(error: unknown): void {
  put({ failure: asFailure(error) });
}

/** Runs an action of a button: a failure becomes a toast, a success may say something. True when it succeeded. */
export async function attempt(action: () => Promise<unknown>, done?: string): Promise<boolean> {
  try {
    await action();
    if (done) say(done);
    return true;
  } catch (error) {
    sayFailure(error);
    return false;
  }
}

/** `attempt` with a flag that is true while it runs, to disable its button. */
export function useAttempt(): [boolean, (action: () => Promise<unknown>, done?: string) => Promise<boolean>] {
  const [busy, setBusy] = useState(false);
  return [
    busy,
    async (action, done) => {
      setBusy(true);
      const good = await attempt(action, done);
      setBusy(false);
      return good;
    },
  ];
}

export function Toasts() {
  const [list, setList] = useState(toasts);
  useEffect(() => {
    show = setList;
    setList(toasts);
  }, []);
  return (
    <div class="toasts" aria-live="polite">
      {list.map((toast) => (
        <div
          key={toast.id}
          class={'failure' in toast ? 'toast toast-bad' : 'toast'}
          role={'failure' in toast ? 'alert' : 'status'}
        >
          <Icon name={'failure' in toast ? 'warning' : 'check'} />
          <div class="note-body">{'failure' in toast ? <FailureText failure={toast.failure} /> : toast.text}</div>
          <button type="button" class="icon-button" aria-label={texts.common.close} onClick={() => drop(toast.id)}>
            <Icon name="close" size={14} />
          </button>
        </div>
      ))}
    </div>
  );
}
