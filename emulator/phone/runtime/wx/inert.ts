// What stands for what the phone does not have, so that the rest of a page goes on.

/**
 * What stands for an object that the phone cannot make (it was said): whatever is asked of it does nothing and answers
 * with more of the same, and who waits for an answer gets the failure.
 */
export function inert(name: string): unknown {
  const failure = { errMsg: `${name}:fail not supported by the emulator` } as unknown as Error;
  const refuse = (_: unknown, failed?: (reason: unknown) => unknown) => Promise.reject(failure).catch(failed);
  const answer: unknown = new Proxy(() => answer, {
    get: (_, key) => {
      if (key === 'then') return refuse;
      if (key === 'catch') return (failed?: (reason: unknown) => unknown) => refuse(undefined, failed);
      return typeof key === 'symbol' ? undefined : answer;
    },
  });
  // The object itself is none that one waits for: it may be handed through asynchronous code.
  return new Proxy({}, { get: (_, key) => (key === 'then' || typeof key === 'symbol' ? undefined : answer) });
}
