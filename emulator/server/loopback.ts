// Who may talk to the emulator: programs and pages of this machine. In: a request's Host and Origin. Out: nothing, or a
// refusal. It closes the door to web sites that reach 127.0.0.1 by their own name (DNS rebinding) or by a cross-site form.
import type { FastifyRequest } from 'fastify';
import { ApiError } from '../service';

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** @throws ApiError 403 when the request comes from, or is addressed to, anything but this machine */
export async function refuseStrangers(request: FastifyRequest): Promise<void> {
  const { host, origin } = request.headers;
  if (host !== undefined && !loopback.has(hostname(`http://${host}`)))
    throw new ApiError(403, 'foreign-host', `The emulator is not reachable as "${host}".`, 'Use http://127.0.0.1.');
  if (origin !== undefined && !loopback.has(hostname(origin)))
    throw new ApiError(403, 'foreign-origin', `A page of "${origin}" may not use the emulator.`);
  // A plain link from elsewhere to the console is fine; an image, a script or a form post is not.
  const crossSite = request.headers['sec-fetch-site'] === 'cross-site';
  if (crossSite && !(request.method === 'GET' && request.headers['sec-fetch-mode'] === 'navigate'))
    throw new ApiError(403, 'foreign-origin', 'A page of another site may not use the emulator.');
}

function hostname(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return '';
  }
}
