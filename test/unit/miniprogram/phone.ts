// A phone to run the services on: the few members of wx that they use, with WeChat's shapes.

/** Puts `wx` in place for a test file; what is not given here does not exist, as on an old phone. */
export function phone(members: Record<string, unknown>): void {
  Object.assign(globalThis, { wx: members });
}

/** A network that the test switches on and off. */
export function network() {
  let listener: (change: { isConnected: boolean; networkType: string }) => void = () => undefined;
  return {
    members: {
      getNetworkType: ({ success }: { success: (result: { networkType: string }) => void }) =>
        success({ networkType: 'wifi' }),
      onNetworkStatusChange: (callback: typeof listener) => {
        listener = callback;
      },
    },
    turn: (isConnected: boolean) => listener({ isConnected, networkType: isConnected ? 'wifi' : 'none' }),
  };
}
