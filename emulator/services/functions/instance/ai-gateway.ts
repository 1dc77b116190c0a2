// cloud.ai() talks to an address that no environment variable can change. In: https requests of the function. Out: those
// to the AI gateway go to the emulator, with the run they belong to; all others go where they were meant to go.
import http from 'node:http';
import https from 'node:https';

const GATEWAY = 'api.tcloudbasegateway.com';

type Callback = (response: http.IncomingMessage) => void;

/** Brings requests to the AI gateway to the emulator that TCB_CONTEXT_CNFG names. */
export function redirectAiGateway(): void {
  const { URL: admin } = JSON.parse(process.env['TCB_CONTEXT_CNFG'] ?? '{}') as { URL?: string };
  if (admin === undefined) return;
  const emulator = new URL(admin);
  const elsewhere = https.request;

  function request(...args: unknown[]): http.ClientRequest {
    const { options, callback } = read(args);
    const host = String(options.hostname ?? options.host ?? '');
    if (!host.endsWith(`.${GATEWAY}`)) return Reflect.apply(elsewhere, https, args) as http.ClientRequest;
    const { agent: _agent, ...rest } = options;
    return http.request(
      {
        ...rest,
        protocol: 'http:',
        host: emulator.hostname,
        hostname: emulator.hostname,
        port: emulator.port,
        path: `/${GATEWAY}${options.path ?? '/'}`,
        headers: {
          ...(options.headers as http.OutgoingHttpHeaders | undefined),
          host: emulator.host,
          'x-wx-api-token': process.env['WX_API_TOKEN'] ?? '',
        },
      },
      callback,
    );
  }
  https.request = request;
  https.get = (...args: unknown[]) => {
    const asked = request(...args);
    asked.end();
    return asked;
  };
}

/** https.request takes (url, options?, callback?) and (options, callback?). */
function read(args: readonly unknown[]): { options: https.RequestOptions; callback?: Callback } {
  const [first, ...others] = args;
  const options = others.find((other) => typeof other === 'object' && other !== null) as
    https.RequestOptions | undefined;
  const callback = others.find((other) => typeof other === 'function') as Callback | undefined;
  const url = typeof first === 'string' ? new URL(first) : first;
  const from: https.RequestOptions =
    url instanceof URL
      ? { hostname: url.hostname, port: url.port, path: url.pathname + url.search }
      : (first as https.RequestOptions);
  return { options: { ...from, ...options }, ...(callback ? { callback } : {}) };
}
