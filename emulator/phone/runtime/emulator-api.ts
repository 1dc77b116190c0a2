// The phone's line to the emulator: JSON over HTTP, the same origin.

/** A refusal of the emulator's API. */
export class EmulatorRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

export class EmulatorApi {
  /** @param base `/emulator/v1` */
  constructor(readonly base: string) {}

  get(path: string): Promise<unknown> {
    return this.#send('GET', path);
  }

  post(path: string, body: unknown): Promise<unknown> {
    return this.#send('POST', path, body);
  }

  async #send(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(this.base + path, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer = text === '' ? null : parse(text);
    if (response.ok) return answer;
    const {
      code = 'http',
      message = `${method} ${path} answered ${response.status}`,
      hint = '',
    } = (answer as { error?: { code?: string; message?: string; hint?: string } } | null)?.error ?? {};
    throw new EmulatorRefusal(response.status, code, message, hint);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
