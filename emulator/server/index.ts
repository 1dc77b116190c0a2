// The one HTTP port. In: the SDK's calls at /admin, the API at /emulator/v1, the console at /. Out: what the services
// answer, or a refusal that says what was wrong and where. It never knows a service's rules, and no request ends it.
import { randomUUID } from 'node:crypto';
import fastify, { type FastifyInstance } from 'fastify';
import { ApiError, type AdminAction, type Service } from '../service';
import { adminRoutes, type AdminOptions } from './admin';
import { acceptJson } from './bodies';
import { controlRoutes, type ControlOptions } from './control';
import { answerNonHttp, BODY_LIMIT, sendApiError } from './errors';
import { refuseStrangers } from './loopback';
import { serveFolder } from './static';

export interface ServerOptions {
  readonly services: readonly Service[];
  readonly admin: Omit<AdminOptions, 'actions'>;
  readonly control: ControlOptions;
  /** The built console. */
  readonly consoleFolder: string;
}

export interface Server {
  readonly app: FastifyInstance;
  /** Every route there is, as `GET /emulator/v1/health`; complete once the server listens. */
  readonly routes: readonly string[];
  /** @returns the port, also when 0 (any free one) was asked for */
  listen(port: number, host: string): Promise<number>;
  close(): Promise<void>;
}

export function createServer(options: ServerOptions): Server {
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    // A frozen instance holds its sockets, half-sent requests included, for as long as nobody calls it.
    keepAliveTimeout: 0,
    requestTimeout: 0,
    forceCloseConnections: true,
    clientErrorHandler: answerNonHttp,
    frameworkErrors: (error, request, reply) => {
      sendApiError(error, request, reply);
    },
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 2048, ignoreDuplicateSlashes: true },
  });
  app.server.headersTimeout = 0;
  const routes: string[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    for (const verb of [method].flat()) if (verb !== 'HEAD') routes.push(`${verb} ${url}`);
  });
  app.addHook('onRequest', refuseStrangers);
  acceptJson(app);
  app.setErrorHandler(sendApiError);
  app.setNotFoundHandler((request, reply) =>
    sendApiError(
      new ApiError(
        404,
        'unknown-route',
        `There is no ${request.method} ${request.url.split('?')[0] ?? ''}.`,
        'docs/emulator-api.md lists the routes below /emulator/v1.',
      ),
      request,
      reply,
    ),
  );

  const calls = adminRoutes(app, { ...options.admin, actions: actionsOf(options.services) });
  void app.register(
    async (api) => {
      for (const service of options.services) service.routes?.(api);
      controlRoutes(api, { ...options.control, idle: () => calls.inFlight === 0 && options.control.idle() });
    },
    { prefix: '/emulator/v1' },
  );
  for (const service of options.services) service.site?.(app);
  serveFolder(app, '/', options.consoleFolder);

  return {
    app,
    routes,
    async listen(port, host) {
      await app.listen({ port, host });
      const address = app.server.address();
      if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
      return address.port;
    },
    async close() {
      await app.close();
    },
  };
}

function actionsOf(services: readonly Service[]): Map<string, AdminAction> {
  const actions = new Map<string, AdminAction>();
  for (const service of services)
    for (const [name, action] of Object.entries(service.actions ?? {})) {
      if (actions.has(name))
        throw new Error(`Two services answer the action "${name}"; one of them is ${service.name}.`);
      actions.set(name, action);
    }
  return actions;
}
