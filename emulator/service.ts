// What every platform service is made of. In: requests of the SDK (/admin) and of the emulator's API. Out: WeChat's
// answers. A service knows WeChat's rules and never what a collection or a function of the project means.
import type { FastifyInstance } from 'fastify';
import type { Clock } from './services/clock';
import type { Settings } from './settings';
import type { Project } from './project';

/** One folder of `services/`. Everything a service shows to the others is on its own class; this is what the host needs. */
export interface Service {
  readonly name: string;
  /** The SDK's actions it answers, by name: `database.getDocument`, `wx.openApi`, … */
  readonly actions?: Readonly<Record<string, AdminAction>>;
  /** Adds its routes to the emulator's API; paths are relative to `/emulator/v1`. */
  routes?(api: FastifyInstance): void;
  /** Adds what it answers outside the emulator's API: another host's paths, say, below that host's name. */
  site?(app: FastifyInstance): void;
  start?(): Promise<void>;
  stop?(): Promise<void>;
  /** Back to a clean platform, as after a first start. */
  reset?(): Promise<void>;
}

/** What a service is given when it is made. */
export interface Host {
  readonly project: Project;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly feed: Feed;
}

/** Notices for whoever looks at the emulator (the console's live view); never for the functions under test. */
export interface Feed {
  emit(notice: Notice): void;
  subscribe(listener: (notice: Notice) => void): () => void;
}
export interface Notice {
  /** What changed: `push`, `message`, `document`, `invocation`, `log`, `clock`, `settings`, `reset`, … */
  readonly topic: string;
  /** Which one: a push id, an openid, a collection name, … */
  readonly id?: string;
}

/** A request at `/admin`, envelope removed (reference: wx-server-sdk.md §2). */
export interface AdminRequest {
  readonly action: string;
  /** JSON fields, or the text fields of a multipart body. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Binary fields of a multipart body, by name. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** The running invocation that calls, by its WX_API_TOKEN; null for a process of its own with only the environment. */
  readonly invocation: Invocation | null;
  /** Where the service notes what the console should show of this call: its target and a short verdict. */
  readonly call: CallRecord;
}
/** JSON answers are merged into `{requestId}`; a binary one is sent as it is. */
export type AdminReply = { readonly data?: unknown; readonly [topLevel: string]: unknown } | BinaryReply;
export class BinaryReply {
  constructor(
    readonly contentType: string,
    readonly body: Buffer,
  ) {}
}
/** The call's answer never reaches its caller: the connection breaks. */
export class LostAnswer extends Error {}
export type AdminAction = (request: AdminRequest) => Promise<AdminReply> | AdminReply;

/** A refusal in the SDK's envelope: HTTP 200 with `{code, message, requestId}` (wx-server-sdk.md §5). */
export class AdminError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** One platform call of a function, as the timeline draws it. */
export interface CallRecord {
  /** The SDK action; an openapi action sets the API's own name: `database.getDocument`, `customerServiceMessage.send`. */
  name: string;
  /** What it was about: a collection, an openid, a function. */
  target?: string;
  /** Wall-clock epoch milliseconds, with fractions: real time, not the virtual clock. */
  readonly startedAt: number;
  /** How long the caller waited, in milliseconds; null while it runs. */
  ms: number | null;
  /** `ok`, or the code of the refusal (`DATABASE_REQUEST_FAILED`, `45015`, …); null while it runs. */
  outcome: string | null;
  /** Request and answer, shortened, for the console. */
  request?: unknown;
  response?: unknown;
  /** The fault that was made here on purpose: `die-before`, `slow-after`, `lost-answer`, … */
  fault?: string;
  /** The errcode with which WeChat's API is to refuse this call: a fault. */
  failWith?: number;
}

/** One run of a function in one instance. */
export interface Invocation {
  readonly id: string;
  readonly function: string;
  /** `<function>#<n>`; null until an instance has taken it. */
  instance: string | null;
  /** TCB_SOURCE of this run: `wx_client`, `wx_trigger`, `wx_client,scf`, … */
  readonly source: string;
  readonly openid: string | null;
  readonly event: unknown;
  /** The push this run delivers, if any. */
  readonly pushId: string | null;
  /** Wall-clock epoch milliseconds when an instance began it. */
  startedAt: number | null;
  ms: number | null;
  outcome: InvocationOutcome | null;
  /** What the function returned (JSON), or null. */
  returned: unknown;
  /** The error it threw, as text. */
  error: string | null;
  readonly coldStart: boolean | null;
  readonly calls: CallRecord[];
  readonly logs: LogLine[];
}
/** `died`: the instance's process ended before it returned. */
export type InvocationOutcome = 'ok' | 'error' | 'timeout' | 'died';
export interface LogLine {
  readonly level: 'debug' | 'info' | 'log' | 'warn' | 'error';
  readonly text: string;
  /** Virtual time, epoch milliseconds. */
  readonly time: number;
}

/** How the other services run a function. Implemented by services/functions. */
export interface FunctionRunner {
  /** Whether a function of this name is deployed. */
  has(name: string): boolean;
  /**
   * Runs a function to its end. Never rejects: whatever happened is in the result.
   * @param request.context extra WX_* values of the run's context, without the prefix: `{OPENID, UNIONID, …}`
   */
  invoke(request: {
    name: string;
    event: unknown;
    source: string;
    openid?: string;
    context?: Readonly<Record<string, string>>;
    pushId?: string;
  }): Promise<Invocation>;
  /** The openapi names that the function's config.json permits. */
  permittedOpenapi(name: string): readonly string[];
}

/** A refusal of the emulator's own API: JSON `{error: {code, message, hint?}}` with this HTTP status. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly hint?: string,
  ) {
    super(message);
  }
}
