// The simulator: the real mini program in a browser. In: the project's mini program folder. Out: `/phone/?openid=…`, one
// phone; `/phones/`, several side by side; the compiled app, its files, and a notice whenever it changed. It never
// changes the project's files, and knows nothing of what the mini program is for.
import path from 'node:path';
import { watch, type FSWatcher } from 'chokidar';
import type { FastifyInstance } from 'fastify';
import { serveFolder } from '../server/static';
import { ApiError, type Host, type Service } from '../service';
import type { Section } from '../settings';
import type { AppBundle, Compiler } from './compiler';
import { sendAppFile } from './files';
import { phoneSettings } from './settings';

/** Changes within this time are one, in ms: a build writes many files. */
const settleMs = 80;

/** A place in a compiled module, as the address of a request has it. */
interface Place {
  readonly file?: string;
  readonly line?: string;
  readonly column?: string;
}

export class Phone implements Service {
  readonly name = 'phone';
  #compiler: Promise<Compiler> | null = null;
  readonly #settings: Section<typeof phoneSettings>;
  #bundle: Promise<AppBundle> | null = null;
  #watcher: FSWatcher | null = null;
  #timer: NodeJS.Timeout | null = null;

  /** @param options.folder where the built phone lies: dist/emulator/phone of this package */
  constructor(
    private readonly host: Host,
    private readonly options: { folder: string },
  ) {
    this.#settings = host.settings.section('phone', phoneSettings);
  }

  /** The compiled app; compiled when first asked for and again after a change. */
  bundle(): Promise<AppBundle> {
    this.#bundle ??= this.#compile().catch((error: unknown) => {
      this.#bundle = null;
      throw error;
    });
    return this.#bundle;
  }

  /** What the compiler says about the mini program, one line each, and the size of each package in bytes. */
  async audit(): Promise<{ problems: readonly string[]; sizes: readonly { root: string; bytes: number }[] }> {
    const { problems, sizes } = await this.bundle();
    return {
      problems: problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`),
      sizes,
    };
  }

  routes(api: FastifyInstance): void {
    api.get('/phone/app', () => this.bundle());
    api.get('/phone/settings', () => ({ ...this.#settings }));
    api.get('/phone/source', (request) => this.#source(request.query as Place));
    api.get('/phone/files/*', (request, reply) =>
      this.#loaded().then(({ files }) => sendAppFile(reply, files, (request.params as { '*': string })['*'])),
    );
  }

  site(app: FastifyInstance): void {
    serveFolder(app, '/phone/', this.options.folder);
    app.get('/phone', (_request, reply) => reply.redirect('/phone/'));
    app.get('/phones', (_request, reply) => reply.redirect('/phones/'));
    serveFolder(app, '/phones/', path.join(this.options.folder, 'phones'));
  }

  async start(): Promise<void> {
    this.#watcher = watch(this.host.project.miniprogramRoot, {
      ignoreInitial: true,
      ignored: /[\\/](node_modules|\.git)[\\/]/,
    });
    this.#watcher.on('all', () => {
      if (this.#timer) clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#changed(), settleMs);
    });
  }

  async stop(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    await this.#watcher?.close();
  }

  async #compile(): Promise<AppBundle> {
    return (await this.#loaded()).build();
  }

  /** Loaded when first needed: WeChat's template compiler is large, and an emulator may never show a phone. */
  #loaded(): Promise<Compiler> {
    const { project } = this.host;
    this.#compiler ??= import('./compiler').then(
      ({ Compiler: Loaded }) =>
        new Loaded({
          root: project.miniprogramRoot,
          projectRoot: project.root,
          appid: project.appid,
          env: project.env,
        }),
    );
    return this.#compiler;
  }

  async #changed(): Promise<void> {
    // Nobody has looked at a phone yet.
    if (this.#bundle === null) return;
    this.#bundle = null;
    try {
      const { version } = await this.bundle();
      this.host.feed.emit({ topic: 'phone', id: version });
    } catch (error) {
      console.error('The mini program could not be compiled:', error);
    }
  }

  async #source({ file = '', line = '', column = '' }: Place): Promise<{ line: number; column: number }> {
    const found = (await this.#loaded()).originalPosition(file, Number(line), Number(column));
    if (found) return found;
    throw new ApiError(404, 'unknown-source', `${file}:${line}:${column} is no place in a module of the mini program.`);
  }
}
