// The emulator as a program. In: command line options. Out: one line `ready http://127.0.0.1:<port>/` when everything
// answers. Ctrl-C and SIGTERM end it and free its ports; a failing request never does.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from './package-root';
import { startEmulator, type Emulator } from './start';

const DEFAULT_PORT = 9700;
/** How long an orderly end may take before the process leaves anyway, in real milliseconds. */
const ORDERLY_END_MS = 3000;

const usage = `The local WeChat cloud.

  npm start -- [options]

  --port N            port of the console, the API and the SDK (default ${DEFAULT_PORT}; 0 takes any free one)
  --automator-port N  port of the DevTools automation endpoint, for miniprogram-automator (default: none; 0 takes any free one)
  --automator-openid ID  whose phone the automation endpoint drives (default: automator)
  --data DIR          where documents and files are kept (default: data/ of the project)
  --in-memory         keep documents and files only until the end
  --project DIR       the mini program project, with its project.config.json (default: this one)
  --no-open           do not open the console in a browser
  --help              this text
`;

interface Options {
  readonly project: string;
  readonly port: number;
  readonly automatorPort: number | null;
  readonly automatorOpenid: string | null;
  /** null keeps everything in memory. */
  readonly dataDir: string | null;
  readonly open: boolean;
}

/** @throws Error that says which option is wrong */
function readOptions(args: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      'automator-port': { type: 'string' },
      'automator-openid': { type: 'string' },
      data: { type: 'string' },
      'in-memory': { type: 'boolean' },
      project: { type: 'string' },
      'no-open': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return 'help';
  const project = path.resolve(values.project ?? packageRoot());
  const automator = values['automator-port'];
  return {
    project,
    port: values.port === undefined ? DEFAULT_PORT : port('--port', values.port),
    automatorPort: automator === undefined ? null : port('--automator-port', automator),
    automatorOpenid: values['automator-openid'] ?? null,
    dataDir: values['in-memory'] ? null : path.resolve(values.data ?? path.join(project, 'data')),
    open: !values['no-open'],
  };
}

function port(option: string, value: string): number {
  const number = Number(value);
  if (value.trim() !== '' && Number.isInteger(number) && number >= 0 && number <= 65_535) return number;
  throw new Error(`${option} must be a port between 0 and 65535; got "${value}".`);
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(usage);
    return;
  }
  const { project, port, dataDir, automatorPort, automatorOpenid } = options;
  const starting = startEmulator({
    project,
    port,
    dataDir,
    ...(automatorPort === null ? {} : { automatorPort }),
    ...(automatorOpenid === null ? {} : { settings: { 'automator.openid': automatorOpenid } }),
  });
  const end = endOnSignals(starting);
  const emulator = await starting.catch((error: unknown) => {
    throw explained(error, options);
  });
  // A request that fails answers for itself; whatever else goes wrong is shown and the emulator goes on.
  process.on('uncaughtException', (error) => {
    console.error('The emulator goes on after an unexpected failure:', error);
  });
  if (emulator.automator) {
    emulator.automator.onClose(end);
    process.stdout.write(`automator ${emulator.automator.wsEndpoint}\n`);
  }
  process.stdout.write(`ready ${emulator.url}\n`);
  // Compiled before anybody opens a phone; what is wrong with the mini program is shown there.
  emulator.phone.bundle().catch((error: unknown) => {
    console.error('The mini program could not be compiled:', error);
  });
  if (options.open && canOpenBrowser()) openBrowser(emulator.url);
}

/** Signals may come at any time, also before everything answers. @returns what a signal does, for other reasons to end */
function endOnSignals(starting: Promise<Emulator>): () => void {
  let ending = false;
  const end = () => {
    if (ending) process.exit(0);
    ending = true;
    setTimeout(() => process.exit(0), ORDERLY_END_MS).unref();
    void starting
      .then((emulator) => emulator.stop())
      .catch((error: unknown) => {
        console.error('The emulator did not end in order:', error);
      })
      .finally(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  return end;
}

function explained(error: unknown, { port, automatorPort }: Options): Error {
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
    const taken = (error as { port?: number }).port ?? port;
    const option = taken === automatorPort ? '--automator-port' : '--port';
    return new Error(`Port ${taken} is in use. Stop what uses it, or choose another: ${option} N.`);
  }
  if ((error as NodeJS.ErrnoException).code === 'EACCES')
    return new Error(`Not allowed: ${(error as Error).message}. Choose another port or data folder.`);
  return error instanceof Error ? error : new Error(String(error));
}

function canOpenBrowser(): boolean {
  if (process.env['CI'] || !process.stdout.isTTY) return false;
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

function openBrowser(url: string): void {
  const commands: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
    darwin: ['open', url],
    win32: ['cmd', '/c', 'start', '', url],
  };
  const [command, ...args] = commands[process.platform] ?? ['xdg-open', url];
  // No browser is no failure: the line on the terminal says where the console is.
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
