// The functions' part of the emulator's API. In: requests of the console, the phone and tests. Out: functions, runs and
// their logs as docs/emulator-api.md lists them. It never decides how a function runs.
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { checkedQuery, knownFields, listLimit } from '../../body';
import { ApiError, type Invocation } from '../../service';
import type { ClientAnswer, ClientCall } from './client';
import type { Deployment } from './deployment';
import type { Instance } from './instance';
import type { Run, RunRequest } from './run';

export interface RoutesOptions {
  deployments(): readonly Deployment[];
  timeoutMs(name: string): number;
  memoryMB(name: string): number;
  instances(name: string): readonly Instance[];
  endIdle(name: string): void;
  invoke(request: RunRequest): Promise<Invocation>;
  runTimer(deployment: Deployment): Promise<Invocation>;
  callFromClient(call: ClientCall): Promise<ClientAnswer>;
  runs(): readonly Run[];
  run(id: string): Run | undefined;
}

const wanted = v.object({ function: v.optional(v.string('must be given once')), limit: listLimit });

export function functionRoutes(api: FastifyInstance, options: RoutesOptions): void {
  const deployed = (params: unknown): Deployment => {
    const { name } = params as { name: string };
    const deployment = options.deployments().find((each) => each.name === name);
    if (deployment) return deployment;
    throw new ApiError(404, 'unknown-function', `No function "${name}" is deployed.`, 'GET /functions lists them.');
  };

  api.get('/functions', () => ({
    functions: options.deployments().map(({ name, openapi, timer, set, loadError }) => ({
      name,
      timeoutMs: options.timeoutMs(name),
      memoryMB: options.memoryMB(name),
      openapi,
      timer,
      env: set.env,
      instances: options.instances(name).map(({ id, state, runs }) => ({ id, state, invocations: runs })),
      ...(loadError === null ? {} : { loadError }),
    })),
  }));

  api.post('/functions/:name/invoke', async (request) => {
    const { name } = deployed(request.params);
    const {
      event = {},
      openid,
      source = 'wx_devtools',
    } = knownFields('body', ['event', 'openid', 'source'], request.body);
    return view(
      await options.invoke({
        name,
        event,
        source: text(source, 'source'),
        ...(openid === undefined || openid === null ? {} : { openid: text(openid, 'openid') }),
      }),
    );
  });

  api.post('/functions/:name/timer', async (request) => {
    const deployment = deployed(request.params);
    if (!deployment.timer)
      throw new ApiError(409, 'no-timer', `"${deployment.name}" has no timer.`, 'Its config.json names none.');
    return view(await options.runTimer(deployment));
  });

  api.delete('/functions/:name/instances', async (request, reply) => {
    options.endIdle(deployed(request.params).name);
    return reply.status(204).send();
  });

  api.post('/client/functions', async (request) => {
    const { openid, name, data = {} } = knownFields('body', ['openid', 'name', 'data'], request.body);
    return options.callFromClient({
      openid: text(openid, 'openid'),
      name: text(name, 'name'),
      data: object(data, '"data"'),
    });
  });

  api.get('/invocations', (request) => {
    const { function: name, limit } = checkedQuery(wanted, request.query);
    const found = options.runs().filter((run) => name === undefined || run.function === name);
    return { invocations: found.slice(0, limit).map(summary) };
  });

  api.get('/invocations/:id', (request) => {
    const { id } = request.params as { id: string };
    const run = options.run(id);
    if (run) return view(run);
    throw new ApiError(
      404,
      'unknown-invocation',
      `No invocation "${id}" is remembered.`,
      'GET /invocations lists them.',
    );
  });
}

/** A run without what only the emulator may know: its token. */
function view(invocation: Invocation): unknown {
  const { token: _token, context: _context, ...shown } = invocation as Run;
  return shown;
}

function summary(run: Run): unknown {
  const { id, function: name, instance, source, openid, pushId, startedAt, ms, outcome, coldStart, coldStartMs } = run;
  const counts = { calls: run.calls.length, logs: run.logs.length };
  return {
    id,
    function: name,
    instance,
    source,
    openid,
    pushId,
    startedAt,
    ms,
    outcome,
    coldStart,
    coldStartMs,
    ...counts,
  };
}

function object(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new ApiError(400, 'bad-body', `${what} must be a JSON object; got ${JSON.stringify(value) ?? 'nothing'}.`);
}

function text(value: unknown, field: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new ApiError(400, 'bad-body', `"${field}" must be a text; got ${JSON.stringify(value) ?? 'nothing'}.`);
}
