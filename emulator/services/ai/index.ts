// Language models behind cloud.ai(). In: the SDK's requests to the AI gateway, brought here by the instance. Out: answers of
// a local, deterministic stand-in, or of an OpenAI-compatible endpoint on this machine. It never asks anyone elsewhere.
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { checkedBody } from '../../body';
import { ApiError, type CallRecord, type Host, type Invocation, type Service } from '../../service';
import { answer, messagesSchema, questionIn, type SetAnswer } from './answer';
import { streamEvents, wholeBody, type Completion } from './completion';

/** Where instances send what is meant for `https://<env>.api.tcloudbasegateway.com`. */
const PREFIX = '/api.tcloudbasegateway.com';

const requestSchema = v.looseObject({
  model: v.string('must be a text'),
  messages: messagesSchema,
  stream: v.optional(v.boolean(), false),
});
type ChatRequest = v.InferOutput<typeof requestSchema>;
const answersSchema = v.object({
  answers: v.array(v.object({ contains: v.pipe(v.string(), v.minLength(1)), reply: v.string() }), 'must be a list'),
});

export class Ai implements Service {
  readonly name = 'ai';
  readonly #settings;
  #answers: readonly SetAnswer[] = [];

  /** @param deps.invocationOf the run that a WX_API_TOKEN belongs to */
  constructor(
    private readonly host: Host,
    private readonly deps: { invocationOf: (token: string) => Invocation | undefined },
  ) {
    this.#settings = host.settings.section('ai', {
      models: {
        default: 'hy3-preview,deepseek-v4-flash,deepseek-v4-pro,glm-5.1,kimi-k2.6,minimax-m2.7',
        about: '已在控制台开通的模型，用逗号分隔；其他模型被拒绝。',
      },
      delayMs: { default: 800, range: [0, 120_000], about: '模型开始回答前的等待，单位毫秒（真实时间）。' },
      chunkMs: { default: 20, range: [0, 10_000], about: '流式回答中每一小段之间的间隔，单位毫秒（真实时间）。' },
      fail: {
        default: 'none',
        choices: ['none', 'rate-limit', 'error', 'hang'],
        about: '故障：模型请求过多（429）、出错（500），或一直不回答。',
      },
      endpoint: {
        default: '',
        about: '本机上兼容 OpenAI 的服务地址（如 http://127.0.0.1:11434/v1）；留空则由内置的确定性替身回答。',
      },
    });
  }

  async reset(): Promise<void> {
    this.#answers = [];
  }

  routes(api: FastifyInstance): void {
    api.get('/ai/answers', () => ({ answers: this.#answers }));
    api.put('/ai/answers', (request) => {
      this.#answers = checkedBody(answersSchema, request.body).answers;
      return { answers: this.#answers };
    });
  }

  site(app: FastifyInstance): void {
    void app.register(async (site) => {
      site.setErrorHandler((error, _request, reply) => {
        const known = error instanceof ApiError;
        if (!known) console.error('The emulator failed on a request to a language model:', error);
        const { status, code, message } = known ? error : new ApiError(500, 'INTERNAL_ERROR', (error as Error).message);
        return reply.status(status).send({ code, message });
      });
      site.post(`${PREFIX}/auth/v1/token/clientCredential`, () => ({
        token_type: 'Bearer',
        access_token: 'emulator',
        expires_in: 7200,
      }));
      site.post(`${PREFIX}/v1/ai/*`, (request, reply) => this.#chat(request, reply));
    });
  }

  async #chat(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const startedAt = performance.timeOrigin + performance.now();
    const call: CallRecord = { name: 'ai', startedAt, ms: null, outcome: null };
    const invocation = this.deps.invocationOf(String(request.headers['x-wx-api-token'] ?? ''));
    invocation?.calls?.push(call);
    const end = (outcome: string) => {
      call.ms = performance.timeOrigin + performance.now() - startedAt;
      call.outcome = outcome;
    };
    try {
      const asked = this.#checked(request.body);
      Object.assign(call, { name: asked.stream ? 'ai.streamText' : 'ai.generateText', target: asked.model });
      call.request = questionIn(asked.messages);
      if (this.#settings.endpoint !== '') return await this.#forward(asked, reply, end);
      await this.#wait(request);
      const completion = this.#complete(asked);
      call.response = completion.text;
      if (!asked.stream) {
        end('ok');
        return await reply.send(wholeBody(completion));
      }
      const events = Readable.from(this.#spaced(streamEvents(completion)));
      events.on('close', () => {
        end('ok');
      });
      return await reply.type('text/event-stream').send(events);
    } catch (error) {
      end(error instanceof ApiError ? error.code : 'INTERNAL_ERROR');
      // The SDK tells the function only the status: the reason is shown with the call.
      call.response = (error as Error).message;
      throw error;
    }
  }

  #checked(body: unknown): ChatRequest {
    const asked = checkedBody(requestSchema, body);
    const models = this.#settings.models.split(',').map((name) => name.trim());
    if (models.includes(asked.model)) return asked;
    throw new ApiError(
      400,
      'MODEL_NOT_FOUND',
      `The model "${asked.model}" is not enabled; these are: ${models.join(', ')}.`,
    );
  }

  async #wait(request: FastifyRequest): Promise<void> {
    const { fail, delayMs } = this.#settings;
    if (fail === 'hang') await new Promise((resolve) => request.raw.socket.on('close', resolve));
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    if (fail === 'rate-limit') throw new ApiError(429, 'EXCEED_REQUEST_LIMIT', 'Too many requests to this model.');
    if (fail === 'error') throw new ApiError(500, 'INTERNAL_ERROR', 'The model failed.');
  }

  #complete({ model, messages }: ChatRequest): Completion {
    return {
      model,
      text: answer(messages, this.#answers),
      promptLength: JSON.stringify(messages).length,
      created: Math.floor(this.host.clock.now() / 1000),
    };
  }

  async *#spaced(events: readonly string[]): AsyncGenerator<string> {
    for (const event of events) {
      const { chunkMs } = this.#settings;
      if (chunkMs > 0) await new Promise((resolve) => setTimeout(resolve, chunkMs));
      yield event;
    }
  }

  /** Lets an endpoint of this machine answer, whole or as a stream. */
  async #forward(asked: ChatRequest, reply: FastifyReply, end: (outcome: string) => void): Promise<FastifyReply> {
    const { endpoint } = this.#settings;
    const { hostname } = URL.canParse(endpoint) ? new URL(endpoint) : { hostname: '' };
    if (!['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
      throw new ApiError(
        500,
        'BAD_ENDPOINT',
        `ai.endpoint "${endpoint}" is not on this machine; the emulator asks no one else.`,
      );
    let response: Response;
    try {
      response = await fetch(`${endpoint.replace(/\/$/, '')}/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(asked),
      });
    } catch (error) {
      throw new ApiError(502, 'BAD_ENDPOINT', `ai.endpoint "${endpoint}" does not answer: ${(error as Error).message}`);
    }
    end(response.ok ? 'ok' : String(response.status));
    const type = response.headers.get('content-type') ?? 'application/json';
    return reply
      .status(response.status)
      .type(type)
      .send(response.body ? Readable.fromWeb(response.body) : '');
  }
}
