// A whole shop for the tests of the visitor's pages: the built functions with the starter documents, and visitors who call.
import path from 'node:path';
import type { VisitorAction, VisitorAnswers, VisitorReply } from '../../../contracts/visitor-pages';
import { startCloud, type TestCloud } from '../../support/cloud';

/** A call as wx.cloud.callFunction ends. */
export interface Called {
  readonly errCode: number;
  readonly errMsg: string;
  readonly result: unknown;
}

export interface Shop {
  readonly cloud: TestCloud;
  /** Somebody new. @returns the openid */
  visitor(): Promise<string>;
  /** What a page gets, whatever it sends. */
  call(openid: string, data: object, name?: string): Promise<Called>;
  ask(openid: string, action: VisitorAction, input?: object): Promise<VisitorReply>;
  /** The data of an answer. @throws Error when it was refused */
  told<A extends VisitorAction>(openid: string, action: A, input?: object): Promise<VisitorAnswers[A]>;
  /** Writes in the chat, and waits until everything it led to is done. */
  /** A text, or a message of another kind. */
  says(openid: string, content: string | object): Promise<void>;
  documents(collection: string, where?: object): Promise<Record<string, unknown>[]>;
  write(collection: string, document: { readonly _id: string; readonly [field: string]: unknown }): Promise<void>;
}

export async function openShop(): Promise<Shop> {
  const cloud = await startCloud({ functionsRoot: path.resolve(__dirname, '../../../dist/cloudfunctions') });
  const call: Shop['call'] = async (openid, data, name = 'visitor') =>
    (await cloud.api('POST', '/client/functions', { openid, name, data })).body as Called;
  const ask: Shop['ask'] = async (openid, action, input = {}) => {
    for (let tries = 1; ; tries += 1) {
      const { errCode, errMsg, result } = await call(openid, { action, ...input });
      if (errCode !== 0) throw new Error(errMsg);
      const reply = result as VisitorReply;
      // A machine under load makes a function answer that it is busy; the page then asks again, and so do the tests.
      if (reply.ok || reply.error.code !== 'busy' || tries === 5) return reply;
    }
  };
  return {
    cloud,
    call,
    ask,
    async visitor() {
      return ((await cloud.api('POST', '/visitors', {})).body as { openid: string }).openid;
    },
    async told(openid, action, input) {
      const reply = await ask(openid, action, input);
      if (!reply.ok) throw new Error(JSON.stringify(reply.error));
      return reply.data as VisitorAnswers[typeof action];
    },
    async says(openid, content) {
      const message = typeof content === 'string' ? { msgtype: 'text', text: { content } } : content;
      await cloud.api('POST', `/visitors/${openid}/messages`, message);
      await cloud.idle();
    },
    async documents(collection, where = {}) {
      const query = encodeURIComponent(JSON.stringify(where));
      const { body } = await cloud.api('GET', `/database/collections/${collection}/documents?where=${query}`);
      return (body as { documents: Record<string, unknown>[] }).documents;
    },
    async write(collection, document) {
      const documents = `/database/collections/${collection}/documents`;
      const changed = await cloud.api('PUT', `${documents}/${document._id}`, document);
      const written = changed.status === 404 ? await cloud.api('POST', documents, document) : changed;
      if (written.status >= 400) throw new Error(JSON.stringify(written.body));
    },
  };
}
