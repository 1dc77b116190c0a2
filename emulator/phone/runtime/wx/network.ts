// Requests to other servers: a mini program may only reach the domains its owner registered, and here none is.
import { need, WxFailure, type WxTopic } from './method';

const notListed = 'url not in domain list';

export function network(): WxTopic {
  const refuse = (options: Readonly<Record<string, unknown>>) => {
    const url = need(options, 'url');
    if (!/^(https?|wss?):\/\//.test(url)) throw new WxFailure(`invalid url "${url}"`);
    throw new WxFailure(notListed, { errno: 600002 });
  };
  return { work: { request: refuse, downloadFile: refuse, uploadFile: refuse, connectSocket: refuse } };
}
