// The emulator's notices, as they come. One EventSource for the whole page. While it is broken every subscriber is
// told to look again every two seconds, and once more when it is back: nothing that changed meanwhile is missed.
import { useEffect, useState } from 'preact/hooks';
import type { Notice } from './types';

export const everything: Notice = { topic: '*' };
type Listener = (notice: Notice) => void;

const listeners = new Set<Listener>();
const statusListeners = new Set<(live: boolean) => void>();
const pollMs = 2000;
let live = true;
let polling: ReturnType<typeof setInterval> | undefined;

function tell(notice: Notice): void {
  for (const listener of listeners) listener(notice);
}

function setLive(now: boolean): void {
  if (now === live) return;
  live = now;
  clearInterval(polling);
  polling = now ? undefined : setInterval(() => tell(everything), pollMs);
  if (now) tell(everything);
  for (const listener of statusListeners) listener(now);
}

/** Opens the stream; EventSource reconnects by itself, except after a refusal, when we open a new one. */
export function connect(): void {
  const source = new EventSource('/emulator/v1/events');
  source.onopen = () => setLive(true);
  source.onmessage = ({ data }: MessageEvent<string>) => {
    const notice = JSON.parse(data) as Notice;
    tell(notice.topic === 'reset' ? everything : notice);
  };
  source.onerror = () => {
    setLive(false);
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(connect, pollMs);
  };
}

/** Calls back at each notice; returns a way to stop. A notice with topic `*` means: anything may have changed. */
export function subscribe(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Whether notices arrive; false while the emulator cannot be reached. */
export function useLive(): boolean {
  const [now, set] = useState(live);
  useEffect(() => {
    statusListeners.add(set);
    set(live);
    return () => {
      statusListeners.delete(set);
    };
  }, []);
  return now;
}
