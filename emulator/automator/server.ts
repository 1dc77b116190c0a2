// The WebSocket end of the automation protocol. In: frames of clients on this machine. Out: one answer for every request,
// in whatever order they are done, and events. It knows no method.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { readRequest, type Event, type NoRequest, type Request, type Result, type Session } from './protocol';

/** A request carries at most a page's data or a mock: far below this, in bytes. */
const maxFrame = 64 * 1024 * 1024;

export class AutomatorServer {
  readonly #sessions = new Set<Session>();
  #server: WebSocketServer | null = null;

  /** @param answer the method's result; what it throws is the client's error */
  constructor(private readonly answer: (request: Request, session: Session) => Promise<Result>) {}

  get sessions(): ReadonlySet<Session> {
    return this.#sessions;
  }

  /** @returns the port. @throws Error EADDRINUSE when it is taken */
  async listen(port: number, host: string): Promise<number> {
    const server = new WebSocketServer({
      port,
      host,
      maxPayload: maxFrame,
      // A browser names the page that connects, programs name none: no web page may drive the phone.
      verifyClient: ({ origin }: { origin?: string }) => origin === undefined,
    });
    this.#server = server;
    await once(server, 'listening');
    server.on('connection', (socket) => {
      this.#welcome(socket);
    });
    return (server.address() as AddressInfo).port;
  }

  broadcast(event: Event): void {
    for (const session of this.#sessions) session.send(event);
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (!server) return;
    for (const client of server.clients) client.terminate();
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
  }

  #welcome(socket: WebSocket): void {
    const send = (frame: object) => {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
    };
    const session: Session = { logs: 0, send };
    this.#sessions.add(session);
    socket.on('close', () => this.#sessions.delete(session));
    socket.on('error', (error) => {
      console.error('An automation client was cut off:', error.message);
    });
    socket.on('message', (data) => {
      void this.#hear((data as Buffer).toString(), session, send);
    });
  }

  async #hear(frame: string, session: Session, send: (frame: object) => void): Promise<void> {
    let request: Request;
    try {
      request = readRequest(frame);
    } catch (error) {
      const { message, id } = error as NoRequest;
      // What has no id cannot be answered: the client takes it for an event.
      if (id === null) console.error(`An automation client sent what is no request: ${message}`);
      else send({ id, error: { message } });
      return;
    }
    const { id } = request;
    try {
      send({ id, result: await this.answer(request, session) });
    } catch (error) {
      send({ id, error: { message: error instanceof Error ? error.message : String(error) } });
    }
  }
}
