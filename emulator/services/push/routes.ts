// The pushes' routes: look at them, deliver one again, push any body.
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { checkedBody, checkedQuery, listLimit } from '../../body';
import type { Push } from './index';

const wanted = 'must be a whole number, 1 to 1000';
const times = v.pipe(v.number(wanted), v.integer(wanted), v.minValue(1, wanted), v.maxValue(1000, wanted));
const together = v.boolean('must be true or false');
const copies = v.object({ times: v.optional(times, 1), together: v.optional(together, false) });
const anyPush = v.object({
  openid: v.pipe(v.string('must be a text'), v.nonEmpty('must not be empty')),
  event: v.unknown(),
  times: v.optional(times, 1),
  together: v.optional(together, false),
});
const listing = v.object({ openid: v.optional(v.string()), limit: listLimit });

export function pushRoutes(api: FastifyInstance, push: Push): void {
  const idOf = (request: { params: unknown }) => (request.params as { id: string }).id;

  api.get('/pushes', (request) => ({ pushes: push.list(checkedQuery(listing, request.query)) }));
  api.get('/pushes/:id', (request) => push.view(idOf(request)));
  api.post('/pushes/:id/redeliver', (request, reply) => {
    const pushId = idOf(request);
    push.redeliver(pushId, checkedBody(copies, request.body));
    return reply.code(202).send({ pushId });
  });
  api.post('/pushes', (request, reply) => {
    const { openid, event, ...how } = checkedBody(anyPush, request.body);
    return reply.code(202).send({ pushId: push.pushRaw(openid, event, how) });
  });
}
