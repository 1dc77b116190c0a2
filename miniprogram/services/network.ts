// Whether the phone has a network, and who waits for it to come back.
const waiting = new Set<() => void>();
let connected = true;

/** Starts listening; once, when the mini program starts. */
export function watchNetwork(): void {
  wx.getNetworkType({ success: ({ networkType }) => note(networkType !== 'none') });
  wx.onNetworkStatusChange(({ isConnected }) => note(isConnected));
}

export const isConnected = (): boolean => connected;

/** Calls back once, when the network is back. @returns cancels it */
export function whenConnected(callback: () => void): () => void {
  waiting.add(callback);
  return () => waiting.delete(callback);
}

function note(now: boolean): void {
  connected = now;
  if (!now) return;
  const callbacks = [...waiting];
  waiting.clear();
  for (const callback of callbacks) callback();
}
