// The virtual time, ticking on the page: read when it changes, carried on by the browser's own clock between.
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Clock } from './types';

/** The last reading, and when (browser time, epoch milliseconds) it was taken. */
export interface Reading extends Clock {
  readAt: number;
}
export const ClockReading = createContext<Reading | null>(null);

/** Virtual epoch milliseconds at this moment; the browser's own time until the first reading. */
export function virtualNow(reading: Reading | null): number {
  if (!reading) return Date.now();
  return reading.frozen ? reading.now : reading.now + Date.now() - reading.readAt;
}

/** Virtual now, drawn anew every second. */
export function useNow(): number {
  const reading = useContext(ClockReading);
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return virtualNow(reading);
}
