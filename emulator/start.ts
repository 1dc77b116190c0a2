// Puts the emulator together: settings, clock, services, one port. In: a project and where to keep data. Out: a running
// emulator and a way to stop it. It never decides anything a service decides.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Automator } from './automator';
import { prepareDataFolder } from './data-folder';
import { createFeed } from './feed';
import { Phone } from './phone';
import { packageRoot } from './package-root';
import { readProject } from './project';
import { createServer } from './server';
import type { Host, Service } from './service';
import { Ai } from './services/ai';
import { Book } from './services/book';
import { Chat } from './services/chat';
import { Clock } from './services/clock';
import { Database } from './services/database';
import { Faults } from './services/faults';
import { Functions } from './services/functions';
import { Network } from './services/network';
import { Openapi } from './services/openapi';
import { Push } from './services/push';
import { Storage } from './services/storage';
import { Settings, type SettingValue } from './settings';

export interface EmulatorOptions {
  /** Folder of project.config.json. */
  readonly project: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: '127.0.0.1';
  /** Port of the DevTools automation endpoint; none when absent. */
  readonly automatorPort?: number;
  /** Where documents and files are kept; null keeps them in memory only. */
  readonly dataDir: string | null;
  /** Settings that differ from their defaults, by full name; a reset returns to them. */
  readonly settings?: Readonly<Record<string, SettingValue>>;
  /** Folder of the deployed functions when it is not the project's own. */
  readonly functionsRoot?: string;
}

export type Emulator = Awaited<ReturnType<typeof startEmulator>>;

/**
 * Starts an emulator; when this resolves, everything answers.
 * @throws Error when the project cannot be read, nothing can be kept in the data folder or the port is taken; nothing is left running then
 */
export async function startEmulator(options: EmulatorOptions) {
  const read = readProject(options.project);
  if (options.dataDir !== null) prepareDataFolder(options.dataDir);
  const project = { ...read, cloudfunctionRoot: options.functionsRoot ?? read.cloudfunctionRoot };
  const root = packageRoot();
  const settings = new Settings(options.settings);
  const feed = createFeed();
  const clock = new Clock(feed);
  const host: Host = { project, settings, clock, feed };
  const network = new Network(host);
  const faults = new Faults(host);
  const functions = new Functions(host, {
    root: project.cloudfunctionRoot,
    bootstrap: path.join(root, 'dist', 'emulator', 'instance.js'),
    packageRoot: root,
    faults,
  });
  faults.connect(functions);
  const { dataDir } = options;
  const database = new Database(host, { dataDir });
  let baseUrl = '';
  const chat = new Chat(host, { dataDir, baseUrl: () => baseUrl });
  const book = new Book(host, { chat });
  const push = new Push(host, { chat, functions, book, faults });
  const openapi = new Openapi(host, { chat, push, functions, dataDir, book });
  const storage = new Storage(host, { dataDir, baseUrl: () => baseUrl, network });
  const ai = new Ai(host, { invocationOf: (token) => functions.invocationOf(token) });
  const phone = new Phone(host, { folder: path.join(root, 'dist', 'emulator', 'phone') });
  const automator =
    options.automatorPort === undefined
      ? null
      : new Automator(host, {
          url: () => `${baseUrl}/`,
          accounts: () => chat.visitors().map(({ openid, nickname }) => ({ openid, nickName: nickname })),
          audit: () => phone.audit(),
        });
  const services: readonly Service[] = [
    clock,
    network,
    faults,
    functions,
    database,
    storage,
    chat,
    push,
    openapi,
    book,
    ai,
    phone,
    ...(automator ? [automator] : []),
  ];

  const reset = async () => {
    settings.reset();
    await clock.reset();
    // What was to come is called off before those who run are ended, and only then goes what they worked on.
    await push.reset();
    for (const service of services) if (service !== clock && service !== push) await service.reset?.();
  };
  const server = createServer({
    services,
    admin: {
      network,
      around: faults.around,
      invocationOf: (token) => functions.invocationOf(token),
      isOver: (run) => functions.isOver(run),
    },
    control: {
      version: (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version,
      appid: project.appid,
      env: project.env,
      settings,
      feed,
      idle: () => push.inFlight === 0 && functions.inFlight === 0 && openapi.inFlight === 0,
      reset,
    },
    consoleFolder: path.join(root, 'dist', 'emulator', 'console'),
  });
  const stop = async () => {
    // Its phone is a client of the server.
    await automator?.stop();
    functions.callOff();
    await server.close();
    // Whoever asks ends before what is asked.
    await functions.stop();
    for (const service of [...services].reverse()) if (service !== functions) await service.stop?.();
  };
  try {
    // What is asked must be there before the port answers; what asks, afterwards.
    for (const service of services) if (service !== functions) await service.start?.();
    const listening = options.host ?? '127.0.0.1';
    const port = await server.listen(options.port, listening);
    baseUrl = `http://${listening}:${port}`;
    functions.open(`${baseUrl}/admin`);
    await functions.start();
    if (options.automatorPort !== undefined) await automator?.listen(options.automatorPort, listening);
    const url = `${baseUrl}/`;
    return {
      url,
      port,
      routes: server.routes,
      project,
      settings,
      feed,
      clock,
      network,
      database,
      functions,
      storage,
      chat,
      push,
      openapi,
      faults,
      book,
      phone,
      /** The DevTools automation endpoint; null unless a port was given. */
      automator,
      reset,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
