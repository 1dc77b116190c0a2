// The built product on an emulator: starter documents, real functions, real SDK. In: visitors who write. Out: what they read,
// what the database has, and what it cost.
import path from 'node:path';
import { startCloud, type TestCloud } from '../../support/cloud';

export interface ChatMessage {
  readonly from: 'visitor' | 'service' | 'platform';
  readonly msgtype: string;
  readonly text?: { readonly content: string };
}
export interface PushView {
  readonly id: string;
  readonly outcome: string;
  readonly deliveries: readonly { instance: string; outcome: string; returned: unknown; ms: number }[];
  readonly calls: readonly { name: string; target?: string; outcome: string }[];
  readonly beforeFirstReply: { readonly sequential: number; readonly total: number } | null;
}
export type Stored = Record<string, unknown> & { _id: string };

/** Friday, 10:00 in China: within the starter hours. */
export const openTime = Date.UTC(2026, 10, 20, 2, 0, 0);
/** Friday, 22:00 in China: after them. */
export const closedTime = Date.UTC(2026, 10, 20, 14, 0, 0);

export class ProductShop {
  private constructor(readonly cloud: TestCloud) {}

  /** @param settings of the emulator; the timer is off, so that a test says when the clock ticks */
  static async open(settings: Record<string, string | number | boolean> = {}): Promise<ProductShop> {
    const cloud = await startCloud({
      functionsRoot: path.resolve(__dirname, '../../../dist/cloudfunctions'),
      settings: { 'functions.timers': false, ...settings },
    });
    return new ProductShop(cloud);
  }

  /** A clean shop at a time of day, with the instances as they are. */
  async reset(now = openTime): Promise<void> {
    await this.cloud.api('POST', '/reset');
    await this.cloud.api('PUT', '/clock', { now });
  }

  async set(settings: Record<string, string | number | boolean>): Promise<void> {
    const { status, body } = await this.cloud.api('PUT', '/settings', settings);
    if (status >= 400) throw new Error(JSON.stringify(body));
  }

  async passes(advanceMs: number): Promise<void> {
    await this.cloud.api('PUT', '/clock', { advanceMs });
  }

  async arrive(): Promise<string> {
    return ((await this.cloud.api('POST', '/visitors', {})).body as { openid: string }).openid;
  }

  /** The visitor does something; nobody waits for what it leads to. @returns the push's id */
  async does(openid: string, what: string | object): Promise<string> {
    const message = typeof what === 'string' ? { msgtype: 'text', text: { content: what } } : what;
    const { body } = await this.cloud.api('POST', `/visitors/${openid}/messages`, message);
    return (body as { pushId: string }).pushId;
  }

  async enters(openid: string, sessionFrom = ''): Promise<PushView> {
    const { body } = await this.cloud.api('POST', `/visitors/${openid}/enter`, { sessionFrom });
    return this.over((body as { pushId: string }).pushId);
  }

  /** The visitor writes, and everything it led to is over. */
  async says(openid: string, what: string | object): Promise<PushView> {
    return this.over(await this.does(openid, what));
  }

  async idle(): Promise<void> {
    await this.cloud.idle();
  }

  /**
   * As `says`, on a network on which whoever asks side by side is seen to: without the way there and back, and on a busy machine with a
   * short one, calls made side by side end one after another.
   */
  async measured(openid: string, what: string): Promise<PushView> {
    const usual = this.cloud.settings.get('network.delayMs');
    await this.set({ 'network.delayMs': 120 });
    const push = await this.says(openid, what);
    await this.set({ 'network.delayMs': usual });
    return push;
  }

  async over(pushId: string): Promise<PushView> {
    await this.idle();
    return (await this.cloud.api('GET', `/pushes/${pushId}`)).body as PushView;
  }

  async chat(openid: string): Promise<{ messages: ChatMessage[]; allowance: { left: number } }> {
    return (await this.cloud.api('GET', `/visitors/${openid}/messages`)).body as {
      messages: ChatMessage[];
      allowance: { left: number };
    };
  }

  /** What the visitor read from us, in order. */
  async replies(openid: string): Promise<string[]> {
    const { messages } = await this.chat(openid);
    return messages.filter(({ from }) => from === 'service').map((message) => message.text?.content ?? message.msgtype);
  }

  async documents(collection: string, where: object = {}): Promise<Stored[]> {
    const query = encodeURIComponent(JSON.stringify(where));
    const { body } = await this.cloud.api('GET', `/database/collections/${collection}/documents?where=${query}`);
    return (body as { documents: Stored[] }).documents;
  }

  /** Saves a document as an operator does in the console. */
  async save(collection: string, document: Stored): Promise<void> {
    const route = `/database/collections/${collection}/documents`;
    const put = await this.cloud.api('PUT', `${route}/${encodeURIComponent(document._id)}`, document);
    const { status, body } = put.status === 404 ? await this.cloud.api('POST', route, document) : put;
    if (status >= 400) throw new Error(JSON.stringify(body));
  }

  /** A new rule, seen by the very next message: the instances are new. */
  async rule(document: Stored): Promise<void> {
    await this.save('rules', document);
    await this.cloud.anew('receive');
  }

  async tick(): Promise<{ returned: unknown }> {
    const { body } = await this.cloud.api('POST', '/functions/sweep/timer');
    return body as { returned: unknown };
  }

  async sends(): Promise<number> {
    const { body } = await this.cloud.api('GET', '/openapi/calls?limit=1000');
    const { calls } = body as { calls: { api: string }[] };
    return calls.filter(({ api }) => api === 'customerServiceMessage.send').length;
  }
}

/** Two entries that 「陶艺课几点开始」 may mean alike, whatever else the starter comes to know. */
export async function twoAlike(shop: ProductShop): Promise<void> {
  await shop.save('faqs', { _id: 'class-saturday', question: '周六的陶艺课几点开始', answer: '上午十点。' });
  await shop.save('faqs', { _id: 'class-sunday', question: '周日的陶艺课几点开始', answer: '下午两点。' });
  await shop.tick();
}
