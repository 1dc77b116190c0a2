/**
 * How long a holder has the turn after each of its writes. Longer than the few calls between two writes, shorter than the 5 seconds after
 * which WeChat delivers a push again: the second delivery can take over at once.
 */
export const leaseMs = 4_000;

/** A holder starts no call that it could not finish this long before its lease ends. */
export const leaseMarginMs = 1_000;

/** How many refused replies wait for the visitor's next messages; of more, the newest. */
export const keptWaiting = 10;

/** How many of the last messages' ids a visitor's document remembers. */
export const keptRecent = 20;
