// A whole emulator in this process, with real function processes, for tests. In: which functions, which settings. Out:
// the running emulator and a way to ask its API.
import path from 'node:path';
import { startEmulator, type Emulator, type EmulatorOptions } from '../../emulator/start';
import { patienceMs } from './patience';

const ROOT = path.resolve(__dirname, '../..');
export const FIXTURES = path.join(ROOT, 'test', 'fixtures', 'functions');

/** An answer of the emulator's API. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface TestCloud extends Emulator {
  /** Asks a route of the API, by its path below /emulator/v1. */
  api(method: string, route: string, body?: unknown): Promise<Answer>;
  /** Waits until nothing is in flight any more. @throws Error when something still is after a minute */
  idle(): Promise<void>;
  /**
   * Gives a function an instance that has read nothing yet, in place of those there are. Its code is loaded: on a busy machine that
   * takes so much of a run's time that it leaves its message to the sweep, which is not what tests are about that only want it to forget.
   */
  anew(name: string): Promise<void>;
}

/**
 * Starts an emulator on a free port, in memory, without the simulated network delay. Functions get more time than WeChat
 * gives them, since a busy machine may load the whole SDK slowly; tests of time-outs set their own.
 */
export async function startCloud(options: Partial<EmulatorOptions> = {}): Promise<TestCloud> {
  const emulator = await startEmulator({
    project: ROOT,
    port: 0,
    dataDir: null,
    functionsRoot: FIXTURES,
    ...options,
    settings: { 'network.delayMs': 0, 'functions.timeoutMs': 20_000, ...options.settings },
  });
  const api: TestCloud['api'] = async (method, route, body) => {
    const response = await fetch(`${emulator.url}emulator/v1${route}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
  };
  return {
    ...emulator,
    api,
    async idle() {
      const { status } = await api('GET', `/idle?timeoutMs=${patienceMs}`);
      if (status !== 200) throw new Error('The emulator is still busy.');
    },
    async anew(name) {
      await api('DELETE', `/functions/${name}/instances`);
      // It refuses what no push, page or timer can be; nothing is read or written for that.
      await emulator.functions.invoke({ name, event: {}, source: 'wx_client' });
    },
  };
}
