import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../package-root';
import type { Command, CommandName } from './read';
import { end, note, running } from './started';
import { texts } from './texts';

/** What the command line ends with. */
interface Answer {
  readonly code: 0 | 1;
  readonly say: string;
}
const done = (say: string): Answer => ({ code: 0, say });
const refused = (say: string): Answer => ({ code: 1, say });

/** Does what an emulator can do of a command of DevTools; of the rest it says why not, and what does. */
export async function answerTo(command: Command): Promise<Answer> {
  if (command.unknown !== null) return refused(`${texts.unknown(command.unknown)}\n\n${texts.usage}`);
  if (command.name === null) return refused(`${texts.noCommand}\n\n${texts.usage}`);
  return answers[command.name](command);
}

const answers: Readonly<Record<CommandName | 'help' | 'version', (command: Command) => Answer | Promise<Answer>>> = {
  auto: serve,
  open: (command) => wrongProject(command) ?? done(texts.open),
  close: async (command) => wrongProject(command) ?? (await close(projectOf(command))),
  quit: () => close(null),
  login: () => done(texts.login),
  islogin: () => done(texts.isLogin),
  'build-npm': (command) => wrongProject(command) ?? done(texts.npm),
  cache: () => done(texts.noCache),
  'reset-fileutils': () => done(texts.watched),
  ...{ preview: onlyWeChat, 'auto-preview': onlyWeChat, upload: onlyWeChat, cloud: onlyWeChat },
  ...{ 'auto-replay': onlyDevTools, 'open-other': onlyDevTools, engine: onlyDevTools },
  ...{ 'build-apk': onlyDevTools, 'build-ipa': onlyDevTools },
  help: () => done(texts.usage),
  version: () => done(texts.version(ownVersion())),
};

function serve(command: Command): Answer {
  const { port, account } = command;
  const wrong = wrongProject(command);
  if (wrong !== null) return wrong;
  if (port === null || !/^[1-9]\d{0,4}$/.test(port) || Number(port) > 65_535) return refused(texts.noPort);
  const project = projectOf(command);
  const options = ['--project', project, '--port', '0', '--automator-port', port, '--in-memory', '--no-open'];
  if (account !== null) options.push('--automator-openid', account);
  // Detached: the client waits for the port and takes this program's end for granted.
  const emulator = spawn(process.execPath, ['--enable-source-maps', path.join(__dirname, 'main.js'), ...options], {
    detached: true,
    stdio: 'ignore',
    windowsHide: true,
  });
  emulator.unref();
  if (emulator.pid !== undefined) note({ project, port: Number(port), pid: emulator.pid });
  return done('');
}

async function close(project: string | null): Promise<Answer> {
  const found = running(project);
  const ended = await Promise.all(found.map(end));
  const left = found.filter((_, n) => !ended[n]).map(({ port }) => port);
  if (left.length > 0) return refused(texts.notClosed(left));
  return done(found.length === 0 ? texts.nothingOpen : texts.closed(found.length));
}

function onlyWeChat({ name }: Command): Answer {
  return refused(texts.wechatOnly(name ?? ''));
}
function onlyDevTools({ name }: Command): Answer {
  return refused(texts.devToolsOnly(name ?? ''));
}

function ownVersion(): string {
  const file = path.join(packageRoot(__dirname), 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

const projectOf = ({ project }: Command): string => path.resolve(project ?? '');

function wrongProject(command: Command): Answer | null {
  if (command.project === null) return refused(texts.noProject);
  const folder = projectOf(command);
  return existsSync(path.join(folder, 'project.config.json')) ? null : refused(texts.notAProject(folder));
}
