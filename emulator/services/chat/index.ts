// The visitor's side of WeChat's customer service chat. In: what a visitor does (visit, enter, send) and what the service
// or WeChat's own desk says. Out: pushes to the mini program's functions, the transcript, typing, and how much may still
// be said. It never answers by itself and never asks whether a sender was permitted to speak.
//
// Wiring: `new Chat(host, { dataDir, baseUrl: () => 'http://127.0.0.1:9700' })`, then `new Push(host, { chat, functions,
// dataDir })`, which connects itself here. `start()` before the first request.
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { ApiError, type Host, type Service } from '../../service';
import { afterEnter, afterMessage, afterSend, allowed, NOTHING_ALLOWED } from './allowance';
import { DEFAULT_NICKNAME, DESK_LASTS, SESSION_FROM_MAX, TYPING_LASTS } from './constants';
import { Journal } from './journal';
import { MediaStore } from './media';
import { chatRoutes } from './routes';
import { asSent, type VisitorMessage } from './sent';
import { chatSettings } from './settings';
import { newOpenid, type Desk, type Message, type MessageBody, type Visitor } from './visitor';
import { Visitors, type Entry } from './visitors';

export type { Message, MessageBody, Visitor } from './visitor';

/** How the chat reaches the functions. Implemented by services/push. */
export interface Pushing {
  /** The MsgId of a new message, in the form the settings ask for. */
  newMsgId(): string | number;
  /** Pushes a body; sender, receiver and time are added. Returns the push's id; delivery goes on by itself. */
  push(openid: string, fields: Readonly<Record<string, unknown>>): string;
}

export class Chat implements Service {
  readonly name = 'chat';
  readonly media: MediaStore;
  readonly #visitors: Visitors;
  readonly #settings;
  #pushing: Pushing | null = null;
  #lastId = 0;

  /**
   * @param deps.dataDir where the chat is kept across restarts; null keeps it in memory only
   * @param deps.baseUrl where this emulator answers, without a slash at the end; PicUrl is built on it
   */
  constructor(
    private readonly host: Host,
    private readonly deps: { dataDir: string | null; baseUrl: () => string },
  ) {
    const folder = deps.dataDir === null ? null : path.join(deps.dataDir, 'chat');
    this.media = new MediaStore(folder && path.join(folder, 'media'));
    this.#visitors = new Visitors(folder === null ? null : new Journal<Entry>(path.join(folder, 'chat.jsonl')));
    this.#settings = chatSettings(host);
  }

  connect(pushing: Pushing): void {
    this.#pushing = pushing;
  }

  routes(api: FastifyInstance): void {
    chatRoutes(api, this);
  }

  async start(): Promise<void> {
    this.#visitors.load();
  }

  async stop(): Promise<void> {
    this.#visitors.close();
  }

  async reset(): Promise<void> {
    this.#visitors.clear();
    this.media.clear();
  }

  // The visitor

  /** Adds a visitor; one that is already there is answered as it is, with the new nickname if one is given. */
  createVisitor(request: { openid?: string | undefined; nickname?: string | undefined } = {}): Visitor {
    const openid = request.openid ?? newOpenid();
    const known = this.#visitors.get(openid);
    this.#visitors.put({
      ...(known ?? {
        openid,
        visitedAt: null,
        exchangedAt: null,
        typingUntil: null,
        allowance: NOTHING_ALLOWED,
        desk: null,
      }),
      nickname: request.nickname ?? known?.nickname ?? DEFAULT_NICKNAME,
    });
    this.host.feed.emit({ topic: 'visitor', id: openid });
    return this.visitor(openid);
  }

  has(openid: string): boolean {
    return this.#visitors.get(openid) !== undefined;
  }

  /** @throws ApiError 404 `unknown-visitor` */
  visitor(openid: string): Visitor {
    const visitor = this.#visitors.get(openid);
    if (!visitor)
      throw new ApiError(
        404,
        'unknown-visitor',
        `There is no visitor with the openid "${openid}".`,
        'POST /emulator/v1/visitors makes one.',
      );
    return visitor;
  }

  visitors(): Visitor[] {
    return this.#visitors.all();
  }

  transcript(openid: string): readonly Message[] {
    return this.#visitors.transcript(openid);
  }

  /** The visitor is in the mini program now. */
  visit(openid: string): void {
    this.visitor(openid);
    this.#visitors.change(openid, { visitedAt: this.#now() });
  }

  /**
   * The visitor taps a contact button: an event is pushed and two messages are allowed for a minute.
   * @returns the push's id
   * @throws ApiError 400 when session-from is longer than WeChat's 1024 characters
   */
  enter(openid: string, sessionFrom = ''): string {
    const { allowance } = this.visitor(openid);
    if (sessionFrom.length > SESSION_FROM_MAX)
      throw new ApiError(
        400,
        'bad-session-from',
        `"sessionFrom" has ${sessionFrom.length} characters; a contact button carries at most ${SESSION_FROM_MAX}.`,
      );
    const now = this.#now();
    this.#visitors.change(openid, {
      visitedAt: now,
      allowance: afterEnter(allowance, now, this.#settings.enterRefills),
    });
    return this.#push(openid, { MsgType: 'event', Event: 'user_enter_tempsession', SessionFrom: sessionFrom });
  }

  /**
   * The visitor sends a message.
   * @returns `pushId` is null while WeChat's own desk has the visitor: it goes there instead
   */
  receive(openid: string, message: VisitorMessage): { msgId: string; pushId: string | null } {
    this.visitor(openid);
    const now = this.#now();
    const msgId = this.#pushingOrFail().newMsgId();
    const { body, fields } = asSent(message, {
      appid: this.host.project.appid,
      baseUrl: this.deps.baseUrl(),
      keep: ({ data, contentType }) => this.media.put(data, contentType, now).mediaId,
    });
    this.#visitors.change(openid, { allowance: afterMessage(now), exchangedAt: now });
    this.#say(openid, { id: String(msgId), from: 'visitor', ...body, time: now });
    const pushId = this.withDesk(openid) ? null : this.#push(openid, { ...fields, MsgId: msgId });
    return { msgId: String(msgId), pushId };
  }

  // The service

  /** How many messages may still be said, and until when; see `allowed`. */
  allowance(openid: string): { left: number; until: number | null } {
    return allowed(this.visitor(openid).allowance, this.#now());
  }

  /** The service says something: it costs one message and ends the typing. Asks no permission: that is openapi's. */
  say(openid: string, body: MessageBody, how: { via: 'openapi' | 'desk'; ai?: boolean; kfAccount?: string }): Message {
    const visitor = this.visitor(openid);
    const now = this.#now();
    const costs = how.via === 'openapi' || this.#settings.deskSharesAllowance;
    this.#visitors.change(openid, {
      exchangedAt: now,
      typingUntil: null,
      ...(costs && { allowance: afterSend(visitor.allowance, now) }),
    });
    return this.#say(openid, { id: this.#newId(), from: 'service', ...how, ...body, time: now });
  }

  /** WeChat itself tells the visitor something, in grey. */
  notice(openid: string, content: string): void {
    if (this.has(openid))
      this.#say(openid, { id: this.#newId(), from: 'platform', msgtype: 'text', text: { content }, time: this.#now() });
  }

  typing(openid: string): boolean {
    const { typingUntil } = this.visitor(openid);
    return typingUntil !== null && this.#now() < typingUntil;
  }

  setTyping(openid: string, on: boolean): void {
    const typingUntil = on ? this.#now() + TYPING_LASTS : null;
    this.#visitors.change(openid, { typingUntil });
    const changed = () => this.host.feed.emit({ topic: 'message', id: openid });
    if (typingUntil !== null) this.host.clock.at(typingUntil, changed);
    changed();
  }

  // WeChat's own desk

  /** Where the visitor is with WeChat's own desk now; null when it does not have them. */
  desk(openid: string): Desk | null {
    const { desk } = this.visitor(openid);
    return desk?.until != null && this.#now() >= desk.until ? null : desk;
  }

  /** Whether messages go straight to WeChat's own desk: only once its agent accepted. */
  withDesk(openid: string): boolean {
    return this.has(openid) && this.desk(openid)?.state === 'accepted';
  }

  /** A function returned transfer_customer_service: into the desk's queue, and out of it if the agent accepts at once. */
  handOver(openid: string): void {
    if (!this.has(openid)) return;
    if (!this.desk(openid)) this.#visitors.change(openid, { desk: { state: 'waiting', until: null } });
    if (this.#settings.deskAcceptsAtOnce) this.deskAccepts(openid);
    this.host.feed.emit({ topic: 'visitor', id: openid });
  }

  /** An agent of WeChat's own desk takes a visitor, handed over or not (the kfsession API can do so). */
  deskTakes(openid: string): void {
    this.visitor(openid);
    this.#visitors.change(openid, { desk: { state: 'accepted', until: this.#now() + DESK_LASTS } });
    this.host.feed.emit({ topic: 'visitor', id: openid });
  }

  /** The agent accepts a visitor who waits. */
  deskAccepts(openid: string): void {
    this.#handedOver(openid);
    this.deskTakes(openid);
  }

  /** @throws ApiError 409 `not-accepted` while the visitor still waits, `window-closed` when nothing may be said any more */
  deskReplies(openid: string, content: string): Message {
    if (this.#handedOver(openid).state !== 'accepted')
      throw new ApiError(409, 'not-accepted', `WeChat's desk has not accepted ${openid} yet.`, 'Accept first.');
    if (this.allowance(openid).until === null)
      throw new ApiError(409, 'window-closed', `${openid} wrote more than 48 hours ago; WeChat's desk cannot reply.`);
    return this.say(openid, { msgtype: 'text', text: { content } }, { via: 'desk' });
  }

  deskCloses(openid: string): void {
    this.#handedOver(openid);
    this.#visitors.change(openid, { desk: null });
    this.host.feed.emit({ topic: 'visitor', id: openid });
  }

  #handedOver(openid: string): Desk {
    const desk = this.desk(openid);
    if (!desk)
      throw new ApiError(
        409,
        'not-handed-over',
        `${openid} is not with WeChat's own desk.`,
        'A function hands a visitor over by returning transfer_customer_service.',
      );
    return desk;
  }

  #say(openid: string, message: Message): Message {
    this.#visitors.say(openid, message);
    this.host.feed.emit({ topic: 'message', id: openid });
    return message;
  }

  #push(openid: string, fields: Readonly<Record<string, unknown>>): string {
    return this.#pushingOrFail().push(openid, fields);
  }

  #pushingOrFail(): Pushing {
    if (!this.#pushing) throw new Error('Chat.connect was not called: new Push(host, { chat, … }) does it.');
    return this.#pushing;
  }

  /** Ids of what the visitor did not send; unique across restarts. */
  #newId(): string {
    this.#lastId = Math.max(Date.now() * 1000, this.#lastId + 1);
    return `m${this.#lastId.toString(36)}`;
  }

  #now(): number {
    return this.host.clock.now();
  }
}
