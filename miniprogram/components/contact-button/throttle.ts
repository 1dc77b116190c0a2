// One tap at a time: a second one within the pause is dropped, as WeChat does with its own contact button.

/** @param pause in milliseconds */
export function throttle(pause: number, now: () => number = Date.now): () => boolean {
  let last = -Infinity;
  return () => {
    const time = now();
    // A clock that was set back must not lock the button.
    if (time >= last && time - last < pause) return false;
    last = time;
    return true;
  };
}
