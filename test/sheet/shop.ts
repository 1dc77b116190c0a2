// The shop that the pictures are taken in. In: the emulator's address. Out: two visitors, one with a past, and the owner; texts
// as long as they may become.
import { furnishDesk } from './desk-answers';
import { furnishRules } from './desk-rules';
import type { Who } from './states';

export type Api = (method: string, route: string, body?: object) => Promise<unknown>;

export function apiOf(url: string): Api {
  return async (method, route, body) => {
    const response = await fetch(`${url}emulator/v1${route}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${route}: ${text}`);
    return text === '' ? null : (JSON.parse(text) as unknown);
  };
}

/** @returns openids */
export async function furnish(api: Api): Promise<Record<Who, string>> {
  const [regular, newcomer, owner, agent] = ['screens-regular', 'screens-newcomer', 'screens-owner', 'screens-agent'];
  for (const openid of [regular, newcomer, owner, agent, 'screens-first', 'screens-second', 'screens-third'])
    await api('POST', '/visitors', { openid });
  // A weekday morning, within hours and with a yesterday.
  const morning = Date.parse('2026-11-24T10:20:00+08:00');
  await api('PUT', '/clock', { now: morning - 86_400_000 });
  await api('POST', '/database/collections/faqs/documents', {
    _id: 'screens-long',
    question: '一次买了好几件商品，其中一件有瑕疵、另一件买错了尺寸，还有一件一直没有收到，应该怎么一起处理？',
    answer: Array.from(
      { length: 6 },
      (_, n) => `第 ${n + 1} 步：${'请在订单详情里选择对应的商品，写清楚原因并附上照片。'.repeat(2)}`,
    ).join('\n'),
    category: '退换货',
  });
  await api('POST', '/database/collections/agents/documents', { _id: owner, v: 1, name: '店主', role: 'owner' });
  await furnishRules(api, owner, agent);
  await furnishDesk(api, ['screens-first', 'screens-second', 'screens-third'], morning);
  await api('PUT', '/clock', { now: morning - 86_400_000 });
  const says = async (content: string) => {
    await api('POST', `/visitors/${regular}/messages`, { msgtype: 'text', text: { content } });
    await api('GET', '/idle');
  };
  const ask = (data: object) => api('POST', '/client/functions', { openid: regular, name: 'visitor', data });
  await says('你好');
  await says('我的手机号是 13812345678，订单 202611210031 到哪里了？');
  await ask({
    action: 'leaveMessage',
    id: 'screens-01',
    text: '想团购三十份茉莉花茶当伴手礼，请问有优惠吗？',
    phone: '',
    from: '',
  });
  await api('PUT', '/clock', { now: morning });
  await says('运费怎么算');
  await ask({
    action: 'leaveMessage',
    id: 'screens-02',
    text: `${'收到的盖碗有一道裂纹，'.repeat(8)}请帮忙看看。`,
    phone: '',
    from: '',
  });
  return { regular, newcomer, owner, agent };
}
