// The openapi service's routes: the word list, subscribe messages, open data, kf accounts, the log, the HTTPS API's
// credentials.
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { checkedBody, checkedQuery, listLimit, named } from '../../body';
import { ApiError } from '../../service';
import type { Openapi } from './index';
import { Refusal } from './refusal';

const listing = v.object({ limit: listLimit });
const choices = v.object({
  templates: named(
    v.picklist(['accept', 'reject', 'revoke'], 'must be "accept", "reject" or "revoke"'),
    'must be an object of template ids',
  ),
});
const openData = v.object({ data: named(v.unknown(), 'must be an object') });
const online = v.object({ online: v.boolean('must be true or false') });

export function openapiRoutes(api: FastifyInstance, openapi: Openapi): void {
  const { chat, host, kfAccounts, subscriptions } = openapi.world;
  const openidOf = (request: { params: unknown }) => chat.visitor((request.params as { openid: string }).openid).openid;

  api.get('/safety-words', () => ({ words: openapi.safety.words }));
  api.put('/safety-words', (request) => {
    openapi.safety.replace(request.body);
    return { words: openapi.safety.words };
  });

  api.get('/openapi/calls', (request) => ({ calls: openapi.log.latest(checkedQuery(listing, request.query).limit) }));
  api.get('/openapi/credentials', () => ({
    appid: host.project.appid,
    appSecret: openapi.https.tokens.appSecret,
  }));

  api.get('/subscribe-templates', () => ({ templates: subscriptions.templates }));
  api.put('/subscribe-templates', (request) => {
    subscriptions.replaceTemplates(request.body);
    return { templates: subscriptions.templates };
  });
  api.get('/visitors/:openid/subscriptions', (request) => {
    const openid = openidOf(request);
    return { left: subscriptions.left(openid), notices: subscriptions.received(openid) };
  });
  api.post('/visitors/:openid/subscriptions', (request) => {
    const openid = openidOf(request);
    const { templates } = checkedBody(choices, request.body);
    for (const id of Object.keys(templates))
      if (!subscriptions.template(id))
        throw new ApiError(
          404,
          'unknown-template',
          `There is no subscribe template "${id}".`,
          'PUT /emulator/v1/subscribe-templates declares them.',
        );
    const chosen = Object.entries(templates).flatMap(([id, choice]) =>
      choice === 'revoke' ? [] : [[id, choice] as const],
    );
    if (chosen.length > 0) subscriptions.choose(openid, Object.fromEntries(chosen));
    for (const [id, choice] of Object.entries(templates)) if (choice === 'revoke') subscriptions.revoke(openid, id);
    return { left: subscriptions.left(openid) };
  });

  api.post('/visitors/:openid/open-data', (request, reply) => {
    openidOf(request);
    return reply.code(201).send({ cloudID: openapi.openData.put(checkedBody(openData, request.body).data) });
  });

  api.get('/kf-accounts', () => ({ accounts: kfAccounts.all }));
  api.put('/kf-accounts/:account', (request) => {
    const { account } = request.params as { account: string };
    try {
      kfAccounts.change(account, checkedBody(online, request.body));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new ApiError(404, 'unknown-kf-account', `There is no kf account "${account}".`);
    }
    return { accounts: kfAccounts.all };
  });
}
