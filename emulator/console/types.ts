// The shapes that docs/emulator-api.md promises, as far as the page reads them.

/** A JSON value as it came over the wire. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = Record<string, Json>;

export interface Health {
  ready: boolean;
  version: string;
  appid: string;
  env: string;
}

/** What WeChat's own desk has to do with a visitor: nothing, waiting in its queue, or being served by its agent. */
export type DeskState = 'waiting' | 'accepted' | null;
export interface Visitor {
  openid: string;
  nickname: string;
  lastMessage: Message | null;
  desk: DeskState;
}

export type MessageBody =
  | { msgtype: 'text'; text: { content: string } }
  | { msgtype: 'image'; image: { mediaId: string; url: string } }
  | { msgtype: 'link'; link: { title: string; description: string; url: string; thumb_url: string } }
  | {
      msgtype: 'miniprogrampage';
      miniprogrampage: { title: string; pagepath: string; appid: string; thumbMediaId: string | null };
    };
export type Message = MessageBody & {
  id: string;
  from: 'visitor' | 'service' | 'platform';
  /** Who spoke for the service: a call of the API, or an agent of WeChat's own desk. */
  via?: 'openapi' | 'desk';
  /** The service marked it as written by an AI; WeChat says so under it. */
  ai?: boolean;
  /** Virtual epoch milliseconds. */
  time: number;
};
export interface Allowance {
  left: number;
  /** Virtual epoch milliseconds; null when nothing may be sent. */
  until: number | null;
}
export interface Transcript {
  messages: Message[];
  typing: boolean;
  allowance: Allowance;
}
export type NewMessage =
  | { msgtype: 'text'; text: { content: string } }
  | { msgtype: 'image'; image: { contentType: string; data: string } }
  | { msgtype: 'miniprogrampage'; miniprogrampage: { title: string; pagepath: string; appid?: string } };
export interface DeskAct {
  action: 'accept' | 'reply' | 'close';
  text?: string;
}

export interface Call {
  name: string;
  target?: string;
  /** Real epoch milliseconds, with fractions. */
  startedAt: number;
  /** Real milliseconds; null while it runs. */
  ms: number | null;
  outcome: string | null;
  request?: Json;
  response?: Json;
}
export interface PushRow {
  id: string;
  openid: string;
  event: Json;
  createdAt: number;
  outcome: string | null;
  total: number;
}
export interface Delivery {
  function: string;
  instance: string | null;
  startedAt: number | null;
  ms: number | null;
  outcome: string | null;
  returned: Json;
  error?: string | null;
  /** The run behind it, once it ended. */
  invocation?: string;
}
export interface Push {
  id: string;
  openid: string;
  event: Json;
  /** Virtual epoch milliseconds. */
  createdAt: number;
  outcome: string | null;
  deliveries: Delivery[];
  calls: Call[];
  /** Null while nothing was sent. */
  beforeFirstReply: { sequential: number; total: number } | null;
  total: number;
}

export interface Index {
  name: string;
  keys: Record<string, number | string>;
  unique?: boolean;
  sparse?: boolean;
  expireAfterSeconds?: number;
}
export interface Collection {
  name: string;
  count: number;
  indexes: Index[];
  permission: Json;
}
export type Document = JsonObject & { _id: Json };
export interface Found {
  documents: Document[];
  total: number;
  plan: { index: string | null; scanned: number } | null;
}

export interface Snapshot {
  name: string;
  bytes: number;
  /** Real epoch milliseconds. */
  savedAt: number;
}
export interface StoredFile {
  fileID: string;
  path: string;
  /** Bytes. */
  size: number;
  contentType: string;
  /** The openid that uploaded it; null for a function or the console. */
  creator: string | null;
  /** Virtual epoch milliseconds. */
  uploadedAt: number;
}

export interface FunctionRow {
  name: string;
  timeoutMs: number;
  memoryMB: number;
  openapi: string[];
  /** Its name and its seven-field cron. */
  timer: { name: string; config: string } | null;
  /** Its environment variables. */
  env: Record<string, string>;
  instances: { id: string; state: string; invocations: number }[];
  loadError?: string | null;
}
export interface InvocationRow {
  id: string;
  function: string;
  instance: string | null;
  source: string;
  startedAt: number | null;
  ms: number | null;
  outcome: string | null;
  coldStart: boolean | null;
  pushId?: string | null;
}
export interface Invocation extends InvocationRow {
  openid: string | null;
  event: Json;
  returned: Json;
  error: string | null;
  calls: Call[];
  logs: { level: string; text: string; time: number }[];
}

/** A fault of the plan in force, with how often it happened; its other fields are its kind's own. */
export type Fault = JsonObject & { kind: string; happened: number };
export interface FaultPlan {
  seed: number;
  faults: Fault[];
}
/** WeChat's own book, as far as the page reads it. Times are virtual epoch milliseconds. */
export interface Book {
  pushes: {
    id: string;
    openid: string;
    event: Json;
    at: number;
    attempts: { outcome: string }[];
    acknowledged: boolean;
  }[];
  sends: { openid: string; api: string; message: Json; errcode: number; fault: boolean; at: number }[];
  desk: { openid: string; state: string; at: number }[];
  saw: Record<string, Message[]>;
}

export interface Clock {
  now: number;
  iso: string;
  frozen: boolean;
}
export type SettingValue = string | number | boolean;
export interface Setting {
  name: string;
  value: SettingValue;
  default: SettingValue;
  about: string;
  choices?: SettingValue[];
  range?: [number, number];
  unconfirmed?: string;
}
export interface SafetyWord {
  word: string;
  suggest: 'risky' | 'review';
  label: number;
}
export interface Template {
  id: string;
  title: string;
  /** What each field is called: `{thing1: '咨询内容'}`. */
  fields: Record<string, string>;
}
export interface Subscriptions {
  /** How many messages of a template may still be sent, by template id. */
  left: Record<string, number>;
  notices: { templateId: string; title: string; page: string | null; data: Record<string, Json>; time: number }[];
}

export interface AiAnswer {
  contains: string;
  reply: string;
}
export interface KfAccount {
  kf_account: string;
  kf_nick: string;
  online: boolean;
}
export interface OpenapiCall {
  api: string;
  time: number;
  function: string | null;
  openid?: string | null;
  request: Json;
  response: Json;
}
export interface Notice {
  topic: string;
  id?: string;
}
