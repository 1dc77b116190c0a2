// cloud.ai() of the unmodified SDK, answered on this machine.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startCloud, type TestCloud } from '../../support/cloud';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startCloud({ settings: { 'ai.delayMs': 0, 'ai.chunkMs': 0, 'functions.timeoutMs': 10_000 } });
});
afterAll(() => cloud.stop());
beforeEach(() => {
  cloud.settings.reset();
});

const material = '本店周一至周五九点到十八点营业。退货请在七天内申请。会员每月九十九元起！';
const request = (question: string, model = 'hy3-preview') => ({
  model,
  messages: [
    { role: 'system', content: material },
    { role: 'user', content: question },
  ],
});
const ask = (event: object) => cloud.functions.invoke({ name: 'model', event, source: 'wx_client' });

it('generateText answers from the material it was given, the same each time, and the run keeps the call', async () => {
  const first = await ask(request('会员每月多少元？'));
  expect(first.returned).toMatchObject({
    text: '会员每月九十九元起！',
    usage: { total_tokens: expect.any(Number) as number },
  });
  expect((await ask(request('会员每月多少元？'))).returned).toEqual(first.returned);
  expect(first.calls).toMatchObject([
    { name: 'ai.generateText', target: 'hy3-preview', outcome: 'ok', request: '会员每月多少元？' },
  ]);
});

it('streamText brings the same text in pieces', async () => {
  const run = await ask({ ...request('怎么申请退货'), stream: true });
  const { pieces } = run.returned as { pieces: string[] };
  expect(pieces.join('')).toBe('退货请在七天内申请。');
  expect(pieces.filter(Boolean).length).toBeGreaterThan(1);
  expect(run.calls).toMatchObject([{ name: 'ai.streamText', outcome: 'ok' }]);
});

it('says that it does not know rather than inventing something', async () => {
  expect((await ask(request('天上有几颗星星'))).returned).toMatchObject({ text: '抱歉，这个问题我暂时不清楚。' });
});

it('an answer that was set is given to the questions it is for', async () => {
  await cloud.api('PUT', '/ai/answers', { answers: [{ contains: '意图', reply: '{"intent":"refund"}' }] });
  expect((await ask(request('判断意图：我要退货'))).returned).toMatchObject({ text: '{"intent":"refund"}' });
  expect(await cloud.api('PUT', '/ai/answers', { answers: [{ contains: '' }] })).toMatchObject({ status: 400 });
  await cloud.api('PUT', '/ai/answers', { answers: [] });
});

it.each([
  ['a model that is not enabled', 'none', 'gpt-99', '400', 'MODEL_NOT_FOUND'],
  ['too many requests', 'rate-limit', 'hy3-preview', '429', 'EXCEED_REQUEST_LIMIT'],
  ['a failing model', 'error', 'hy3-preview', '500', 'INTERNAL_ERROR'],
])('%s reaches the function as an error, its reason the run’s timeline', async (_what, fail, model, status, code) => {
  cloud.settings.set({ 'ai.fail': fail });
  const run = await ask(request('你好', model));
  expect((run.returned as { message: string }).message).toContain(status);
  expect(run.calls).toMatchObject([{ outcome: code, response: expect.any(String) as string }]);
});

it('a model that never answers keeps the function until its time-out', async () => {
  cloud.settings.set({ 'ai.fail': 'hang', 'functions.model.timeoutMs': 1500 });
  expect(await ask(request('你好'))).toMatchObject({ outcome: 'timeout', calls: [{ name: 'ai.generateText' }] });
});

describe('with an OpenAI-compatible endpoint on this machine', () => {
  let endpoint: Server;
  let url: string;
  beforeAll(async () => {
    endpoint = createServer((incoming, response) => {
      let body = '';
      incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
      incoming.on('end', () => {
        const { model } = JSON.parse(body) as { model: string };
        const message = { role: 'assistant', content: `${incoming.url ?? ''} answered as ${model}` };
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ choices: [{ index: 0, message, finish_reason: 'stop' }] }));
      });
    });
    await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/v1`;
  });
  afterAll(() => {
    endpoint.closeAllConnections();
    endpoint.close();
  });

  it('its answer is the model’s answer', async () => {
    cloud.settings.set({ 'ai.endpoint': url });
    expect((await ask(request('你好'))).returned).toMatchObject({
      text: '/v1/chat/completions answered as hy3-preview',
    });
  });

  it('an endpoint elsewhere is never asked', async () => {
    cloud.settings.set({ 'ai.endpoint': 'https://models.example/v1' });
    expect((await ask(request('你好'))).calls).toMatchObject([{ outcome: 'BAD_ENDPOINT' }]);
  });
});
