// The routes that belong to the emulator as a whole: idle, settings, reset, events, health. In: requests of the console
// and of tests. Out: the state of all services together. It never knows what one service does.
import type { FastifyInstance } from 'fastify';
import { knownFields } from '../body';
import { ApiError, type Feed } from '../service';
import type { Settings } from '../settings';

export interface ControlOptions {
  readonly version: string;
  readonly appid: string;
  readonly env: string;
  readonly settings: Settings;
  readonly feed: Feed;
  /** Whether no push, invocation or platform call is in flight. */
  idle(): boolean;
  reset(): Promise<void>;
}

/** How often a waiting GET /idle looks, in real milliseconds. */
const IDLE_LOOK_MS = 5;
/** A comment line now and then keeps an event stream open through proxies and shows a dead reader. */
const HEARTBEAT_MS = 15_000;

export function controlRoutes(api: FastifyInstance, options: ControlOptions): void {
  const { settings, feed, version, appid, env } = options;

  api.get('/health', () => ({ ready: true, version, appid, env }));

  api.get('/idle', async (request) => {
    const until = Date.now() + timeout(knownFields('query', ['timeoutMs'], request.query).timeoutMs);
    while (!options.idle()) {
      if (Date.now() >= until)
        throw new ApiError(504, 'not-idle', 'A push, an invocation or a platform call is still in flight.');
      await new Promise((resolve) => setTimeout(resolve, IDLE_LOOK_MS));
    }
    return { idle: true };
  });

  api.get('/settings', () => ({ settings: settings.list() }));
  api.put('/settings', (request) => {
    const { body } = request;
    if (typeof body !== 'object' || body === null || Array.isArray(body))
      throw new ApiError(400, 'bad-body', 'The body must be an object of setting names and values.');
    settings.set(body as Record<string, unknown>);
    feed.emit({ topic: 'settings' });
    return { settings: settings.list() };
  });

  api.post('/reset', async (_request, reply) => {
    await options.reset();
    feed.emit({ topic: 'reset' });
    return reply.status(204).send();
  });

  api.get('/events', (request, reply) => {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
    raw.write(': connected\n\n');
    const unsubscribe = feed.subscribe((notice) => raw.write(`data: ${JSON.stringify(notice)}\n\n`));
    const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS).unref();
    request.raw.on('close', () => {
      unsubscribe();
      clearInterval(heartbeat);
    });
  });
}

function timeout(value: unknown): number {
  if (value === undefined) return 10_000;
  const ms = Number(value);
  if (value === '' || !Number.isFinite(ms) || ms < 0 || ms > 600_000)
    throw new ApiError(
      400,
      'bad-query',
      `"timeoutMs" must be milliseconds between 0 and 600000; got ${JSON.stringify(value)}.`,
    );
  return ms;
}
