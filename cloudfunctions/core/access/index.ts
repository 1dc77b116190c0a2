// Who is calling, and what they may do. In: the caller as WeChat names it. Out: yes or no, and who works here as what. It never looks at
// the message.
import type { Caller } from '../platform';

export { invite, join, people, personOf } from './people';

/** Sources that only a client can cause; a chain such as `wx_client,scf` began at one. */
const clients = ['wx_client', 'wx_devtools'];

/**
 * Whether a mini program (or DevTools in its place) called, directly or through another function. Such a caller could send any body, so it
 * is never taken for WeChat's push; what WeChat names a real push is unconfirmed, so nothing else is asked of it.
 */
export function calledByClient(caller: Caller): boolean {
  return caller.source.split(',').some((part) => clients.includes(part.trim()));
}
