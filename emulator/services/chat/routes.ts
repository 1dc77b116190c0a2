// The chat's routes: what a visitor does, what they see, and the agent of WeChat's own desk.
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { checkedBody } from '../../body';
import { ApiError } from '../../service';
import { VISITOR_IMAGE_MAX } from './constants';
import type { Chat } from './index';
import type { VisitorMessage } from './sent';

const text = v.pipe(v.string('must be a text'), v.nonEmpty('must not be empty'));
const picture = v.pipe(
  text,
  v.regex(/^[A-Za-z0-9+/]+={0,2}$/, 'must be base64'),
  v.maxLength(Math.ceil(VISITOR_IMAGE_MAX / 3) * 4, 'must be at most 10 MB'),
);
const newVisitor = v.object({
  openid: v.optional(v.pipe(text, v.regex(/^[\w-]{1,64}$/, 'must be letters, digits, "_" or "-", at most 64'))),
  nickname: v.optional(text),
});
const entering = v.object({ sessionFrom: v.optional(v.string('must be a text')) });
const visitorMessage = v.variant(
  'msgtype',
  [
    v.object({ msgtype: v.literal('text'), text: v.object({ content: text }) }),
    v.object({
      msgtype: v.literal('image'),
      image: v.object({
        contentType: v.pipe(text, v.regex(/^image\/(png|jpeg|gif|webp)$/, 'must be image/png, jpeg, gif or webp')),
        data: picture,
      }),
    }),
    v.object({
      msgtype: v.literal('miniprogrampage'),
      miniprogrampage: v.object({ title: text, pagepath: text, appid: v.optional(text) }),
    }),
  ],
  'must be "text", "image" or "miniprogrampage"',
);
const deskAction = v.variant(
  'action',
  [
    v.object({ action: v.literal('accept') }),
    v.object({ action: v.literal('reply'), text }),
    v.object({ action: v.literal('close') }),
  ],
  'must be "accept", "reply" or "close"',
);

export function chatRoutes(api: FastifyInstance, chat: Chat): void {
  const openidOf = (request: { params: unknown }) => (request.params as { openid: string }).openid;

  api.get('/visitors', () => ({
    visitors: chat.visitors().map(({ openid, nickname }) => ({
      openid,
      nickname,
      lastMessage: chat.transcript(openid).at(-1) ?? null,
      desk: chat.desk(openid)?.state ?? null,
    })),
  }));
  api.post('/visitors', (request, reply) => {
    const { openid, nickname } = chat.createVisitor(checkedBody(newVisitor, request.body));
    return reply.code(201).send({ openid, nickname });
  });
  api.post('/visitors/:openid/visit', (request, reply) => {
    chat.visit(openidOf(request));
    return reply.code(204).send();
  });
  api.post('/visitors/:openid/enter', (request, reply) => {
    const { sessionFrom } = checkedBody(entering, request.body);
    return reply.code(202).send({ pushId: chat.enter(openidOf(request), sessionFrom) });
  });
  api.post('/visitors/:openid/messages', { bodyLimit: VISITOR_IMAGE_MAX * 2 }, (request, reply) => {
    const message = checkedBody(visitorMessage, request.body);
    return reply.code(202).send(chat.receive(openidOf(request), decoded(message)));
  });
  api.get('/visitors/:openid/messages', (request) => {
    const openid = openidOf(request);
    return { messages: chat.transcript(openid), typing: chat.typing(openid), allowance: chat.allowance(openid) };
  });
  api.post('/visitors/:openid/desk', (request, reply) => {
    const body = checkedBody(deskAction, request.body);
    const openid = openidOf(request);
    if (body.action === 'accept') chat.deskAccepts(openid);
    else if (body.action === 'close') chat.deskCloses(openid);
    else chat.deskReplies(openid, body.text);
    return reply.code(200).send({ desk: chat.desk(openid)?.state ?? null });
  });
  api.get('/media/:mediaId', (request, reply) => {
    const { mediaId } = request.params as { mediaId: string };
    const medium = chat.media.find(mediaId);
    if (!medium) throw new ApiError(404, 'unknown-media', `There is no picture with the media id "${mediaId}".`);
    return reply.type(medium.contentType).header('x-content-type-options', 'nosniff').send(medium.data);
  });
}

function decoded(message: v.InferOutput<typeof visitorMessage>): VisitorMessage {
  if (message.msgtype !== 'image') return message;
  const { contentType, data } = message.image;
  return { msgtype: 'image', image: { contentType, data: Buffer.from(data, 'base64') } };
}
