// What the emulator answers when it cannot do what was asked. In: whatever was thrown. Out: a status and the JSON
// {error: {code, message, hint?}} of docs/emulator-api.md. It never lets a failure end the process.
import { own } from '../own';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiError } from '../service';

/** The largest body that is read, in bytes; WeChat's own caps are smaller and are refused by their services. */
export const BODY_LIMIT = 64 * 1024 * 1024;

/** An error of fastify itself carries a code and a status. */
interface FastifyFailure {
  readonly code?: unknown;
  readonly statusCode?: unknown;
}

const hints: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'Send JSON with the header "content-type: application/json".',
  FST_ERR_CTP_BODY_TOO_LARGE: `A body may have at most ${BODY_LIMIT / 1024 / 1024} MB.`,
};

/** Turns anything thrown while answering a request into a refusal; what is our own fault is a 500 and is logged. */
export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  const { code, statusCode } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as FastifyFailure;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    const name = code === 'FST_ERR_CTP_BODY_TOO_LARGE' ? 'too-large' : 'bad-request';
    return new ApiError(statusCode, name, message, typeof code === 'string' ? own(hints, code) : undefined);
  }
  console.error('The emulator failed on a request:', thrown);
  return new ApiError(500, 'internal', `The emulator failed: ${message}`, 'Its terminal shows where.');
}

export function sendApiError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, code, message, hint } = toApiError(thrown);
  const where = status === 500 ? `${request.method} ${request.url}: ${message}` : message;
  return reply.status(status).send({ error: { code, message: where, ...(hint === undefined ? {} : { hint }) } });
}

/** What is not HTTP at all has no reply object yet: the answer is written by hand, and the connection ends. */
export function answerNonHttp(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify({
    error: { code: 'bad-http', message: `This is not an HTTP request: ${error.message}` },
  });
  const head = ['HTTP/1.1 400 Bad Request', 'content-type: application/json; charset=utf-8', 'connection: close'];
  socket.end(`${head.join('\r\n')}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}
