// The openapi service's routes: the word list and the log of calls.
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { checkedBody } from '../../body';
import type { Openapi } from './index';

const listing = v.object({
  limit: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[1-9]\d{0,3}$/, 'must be a whole number, 1 to 9999'),
      v.transform((text) => Number(text)),
    ),
    '100',
  ),
});

export function openapiRoutes(api: FastifyInstance, openapi: Openapi): void {
  api.get('/safety-words', () => ({ words: openapi.safety.words }));
  api.put('/safety-words', (request) => {
    openapi.safety.replace(request.body);
    return { words: openapi.safety.words };
  });
  api.get('/openapi/calls', (request) => ({ calls: openapi.log.latest(checkedBody(listing, request.query).limit) }));
}
