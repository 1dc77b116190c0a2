// A language model's reply in OpenAI's shapes, whole or as a stream of events, as cloud.ai() reads them. In: a text. Out:
// bodies to send. It never decides what is said.
import { randomBytes } from 'node:crypto';

export interface Completion {
  readonly model: string;
  readonly text: string;
  /** Characters of all messages; tokens are counted as characters here. */
  readonly promptLength: number;
  /** Seconds of the virtual clock. */
  readonly created: number;
}

export function wholeBody(completion: Completion): object {
  const message = { role: 'assistant', content: completion.text };
  return {
    ...head(completion, 'chat.completion'),
    choices: [{ index: 0, message, finish_reason: 'stop' }],
    usage: usageOf(completion),
  };
}

/** Server-sent events, a few characters each, the last one saying that it is over. */
export function streamEvents(completion: Completion): string[] {
  const start = head(completion, 'chat.completion.chunk');
  const event = (delta: object, more: object = {}) =>
    `data: ${JSON.stringify({ ...start, choices: [{ index: 0, delta, finish_reason: null, ...more }] })}\n\n`;
  const pieces = completion.text.match(/[\s\S]{1,4}/gu) ?? [];
  const last = { ...start, choices: [{ index: 0, delta: {}, finish_reason: 'stop' }], usage: usageOf(completion) };
  return [
    event({ role: 'assistant', content: '' }),
    ...pieces.map((content) => event({ role: 'assistant', content })),
    `data: ${JSON.stringify(last)}\n\n`,
    'data: [DONE]\n\n',
  ];
}

function head({ model, created }: Completion, object: string): object {
  return { id: randomBytes(12).toString('hex'), object, created, model };
}

function usageOf({ text, promptLength }: Completion): object {
  const counts = { prompt_tokens: promptLength, completion_tokens: text.length };
  return { ...counts, total_tokens: promptLength + text.length };
}
