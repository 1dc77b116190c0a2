// A visitor of a running test emulator who has the fixture function `wechat-receive` call APIs by writing to it.
import type { TestCloud } from './cloud';

/** What `wechat-receive` noted of one push. */
export interface Note {
  event: Record<string, unknown>;
  context: Record<string, unknown>;
  results: Record<string, unknown>[];
}
export interface ChatView {
  messages: { from: string; msgtype: string; text?: { content: string } }[];
  typing: boolean;
  allowance: { left: number; until: number | null };
}
export interface PushView {
  outcome: string;
  deliveries: { outcome: string; function: string; instance: string }[];
  calls: { name: string; target: string; outcome: string }[];
  beforeFirstReply: { sequential: number; total: number } | null;
}
export interface Call {
  api: string;
  params: object;
}

/** A busy machine is no reason to end an instance, whose memory these tests read, or to push again. */
export const UNHURRIED = { 'functions.timeoutMs': 20_000, 'push.deadlineMs': 25_000 };

export class TestVisitor {
  private constructor(
    private readonly cloud: TestCloud,
    readonly openid: string,
  ) {}

  static async arrive(cloud: TestCloud): Promise<TestVisitor> {
    const { body } = await cloud.api('POST', '/visitors', { nickname: '小林' });
    return new TestVisitor(cloud, (body as { openid: string }).openid);
  }

  /** Writes a text, or a script for the function, and waits until everything is over. */
  async says(content: string | object): Promise<PushView> {
    const text = { content: typeof content === 'string' ? content : JSON.stringify(content) };
    const { body } = await this.cloud.api('POST', `/visitors/${this.openid}/messages`, { msgtype: 'text', text });
    return this.push((body as { pushId: string }).pushId);
  }

  /** A push, once everything is over. */
  async push(id: string): Promise<PushView> {
    await this.cloud.idle();
    return (await this.cloud.api('GET', `/pushes/${id}`)).body as PushView;
  }

  async chat(): Promise<ChatView> {
    return (await this.cloud.api('GET', `/visitors/${this.openid}/messages`)).body as ChatView;
  }

  /** What the function's one instance remembers. */
  async notes(): Promise<Note[]> {
    const run = { name: 'wechat-receive', event: { tell: true }, source: 'wx_client' };
    return (await this.cloud.functions.invoke(run)).returned as Note[];
  }

  /** Has the function make these calls; returns what each came to. */
  async calls(...calls: Call[]): Promise<Record<string, unknown>[]> {
    await this.says({ calls });
    return (await this.notes()).at(-1)!.results;
  }
}
