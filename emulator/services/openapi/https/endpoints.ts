// The paths of api.weixin.qq.com that a customer service needs: each runs an API that cloud.openapi has too, or one that
// exists only here.
import type { World } from '../api';
import { APIS } from '../apis';
import { Refusal } from '../refusal';
import type { KfSessions } from './kf-sessions';

type Params = Readonly<Record<string, unknown>>;

export type Endpoint = { readonly method: 'GET' | 'POST' } & (
  | { readonly api: string }
  /** @returns the fields beside errcode and errmsg */
  | { readonly answer: (params: Params, at: { world: World; sessions: KfSessions }) => Record<string, unknown> | void }
);

const shared = (method: 'GET' | 'POST', api: string): Endpoint => {
  if (!APIS.has(api)) throw new Error(`There is no API "${api}".`);
  return { method, api };
};

/** By path; the token endpoints stand apart, since they need no token. */
export const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  '/cgi-bin/message/custom/send': shared('POST', 'customerServiceMessage.send'),
  '/cgi-bin/message/custom/business/typing': shared('POST', 'customerServiceMessage.setTyping'),
  '/cgi-bin/media/upload': shared('POST', 'officialAccount.media.upload'),
  '/cgi-bin/media/get': shared('GET', 'officialAccount.media.get'),
  '/cgi-bin/message/subscribe/send': shared('POST', 'subscribeMessage.send'),
  '/wxa/msg_sec_check': shared('POST', 'security.msgSecCheck'),
  '/wxa/img_sec_check': shared('POST', 'security.imgSecCheck'),
  '/wxa/media_check_async': shared('POST', 'security.mediaCheckAsync'),
  '/wxa/getwxacodeunlimit': shared('POST', 'wxacode.getUnlimited'),

  '/customservice/kfaccount/add': {
    method: 'POST',
    answer: ({ kf_account, nickname }, { world }) => {
      world.kfAccounts.add(kf_account, nickname);
    },
  },
  '/customservice/kfaccount/del': {
    method: 'POST',
    answer: ({ kf_account }, { world }) => {
      world.kfAccounts.remove(kf_account);
    },
  },
  '/customservice/kfaccount/setadmin': {
    method: 'GET',
    answer: ({ kf_openid }, { world }) => {
      setAdmin(kf_openid, true, world);
    },
  },
  '/customservice/kfaccount/canceladmin': {
    method: 'GET',
    answer: ({ kf_openid }, { world }) => {
      setAdmin(kf_openid, false, world);
    },
  },
  '/cgi-bin/customservice/getkflist': {
    method: 'GET',
    answer: (_, { world }) => ({
      kf_list: world.kfAccounts.all.map(({ kf_account, kf_nick, kf_id, kf_openid }) => ({
        kf_account,
        kf_nick,
        kf_id,
        kf_openid,
        kf_headimgurl: '',
      })),
    }),
  },
  '/cgi-bin/customservice/getonlinekflist': {
    method: 'GET',
    answer: (_, { world }) => ({
      kf_online_list: world.kfAccounts.all
        .filter(({ online }) => online)
        .map(({ kf_account, kf_id, kf_openid }) => ({ kf_account, status: 1, kf_id, kf_openid, accepted_case: 0 })),
    }),
  },
  '/customservice/kfsession/create': {
    method: 'POST',
    answer: (params, { sessions }) => {
      sessions.create(params);
    },
  },
  '/customservice/kfsession/close': {
    method: 'POST',
    answer: (params, { sessions }) => {
      sessions.close(params);
    },
  },
  '/customservice/kfsession/getsession': {
    method: 'GET',
    answer: (params, { sessions }) => sessions.ofVisitor(params),
  },
  '/customservice/kfsession/getsessionlist': {
    method: 'GET',
    answer: (params, { sessions }) => sessions.ofAccount(params),
  },
  '/customservice/kfsession/getwaitcase': { method: 'GET', answer: (_, { sessions }) => sessions.waiting() },
};

function setAdmin(kfOpenid: unknown, admin: boolean, { kfAccounts }: World): void {
  const account = kfAccounts.all.find(({ kf_openid }) => kf_openid === kfOpenid);
  if (!account) throw new Refusal(40003);
  kfAccounts.change(account.kf_account, { admin });
}
