// Synchronous reading and writing of an instance's pipes. Reading blocks the whole process: that is what freezes a
// function between two runs, its timers, promises and sockets with it. In: bytes. Out: bytes.
import { readSync, writeSync } from 'node:fs';

const wait = new Int32Array(new SharedArrayBuffer(4));

/** Where the system gave us an end that does not block, look again every few milliseconds; still nothing else runs. */
function again<T>(attempt: () => T): T {
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(wait, 0, 0, 2);
    }
  }
}

/** Reads exactly `length` bytes, however long that takes. Returns null when the emulator has closed its end. */
export function readExactly(fd: number, length: number): Buffer | null {
  const buffer = Buffer.allocUnsafe(length);
  for (let read = 0; read < length;) {
    const count = again(() => readSync(fd, buffer, read, length - read, null));
    if (count === 0) return null;
    read += count;
  }
  return buffer;
}

export function writeAll(fd: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;)
    written += again(() => writeSync(fd, bytes, written, bytes.length - written));
}
