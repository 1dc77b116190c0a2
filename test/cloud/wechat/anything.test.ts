// Whatever is sent to a route of chat, push or openapi, the answer is JSON and says what is wrong.
import fc from '../../support/properties';
import { startCloud, type TestCloud } from '../../support/cloud';

const OPENID = 'oVisitor';
let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startCloud();
  cloud.chat.createVisitor({ openid: OPENID });
});
afterAll(() => cloud.stop());

const ROUTES = [
  ['POST', '/visitors'],
  ['POST', `/visitors/${OPENID}/visit`],
  ['POST', `/visitors/${OPENID}/enter`],
  ['POST', `/visitors/${OPENID}/messages`],
  ['POST', `/visitors/${OPENID}/desk`],
  ['POST', `/visitors/${OPENID}/subscriptions`],
  ['POST', `/visitors/${OPENID}/open-data`],
  ['POST', '/pushes'],
  ['POST', '/pushes/none/redeliver'],
  ['PUT', '/safety-words'],
  ['PUT', '/subscribe-templates'],
  ['PUT', '/kf-accounts/none'],
] as const;
const KEYS = [
  'openid,nickname,sessionFrom,msgtype,text,image,miniprogrampage,content,action,templates,data,event',
  'times,together,words,online,contentType,title,pagepath',
]
  .join(',')
  .split(',');
const body = fc.oneof(
  { weight: 1, arbitrary: fc.jsonValue() },
  {
    weight: 3,
    arbitrary: fc.dictionary(
      fc.constantFrom(...KEYS),
      fc.oneof(
        fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>,
        fc.constantFrom<unknown>('text', 'image', 'accept', 'reply', 'close', 1, true, { content: '' }, { content: 1 }),
      ),
      { maxKeys: 6 },
    ),
  },
);

it.each(ROUTES)('%s %s', async (method, route) => {
  // Nothing is pushed meanwhile: what runs here is the routes, not functions.
  cloud.settings.set({ 'push.delayMs': 600_000 });
  await fc.assert(
    fc.asyncProperty(body, async (given) => {
      const answer = await cloud.api(method, route, given);
      expect(answer.status).toBeLessThan(500);
      if (answer.status >= 400)
        expect(answer.body).toEqual({
          error: expect.objectContaining({
            code: expect.any(String) as string,
            message: expect.any(String) as string,
          }) as object,
        });
    }),
    { numRuns: 40 },
  );
});
