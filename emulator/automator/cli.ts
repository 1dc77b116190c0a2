#!/usr/bin/env node
// Stands in for DevTools' command line: `automator.launch({cliPath: 'dist/emulator/cli', projectPath})`. In:
// `auto --project DIR --auto-port N [--auto-account OPENID]`. Out: an emulator of its own, without windows, that serves
// the automation port until the client closes it; this program ends at once, as DevTools' does.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

interface Wish {
  readonly project: string;
  readonly port: string;
  readonly account: string | null;
}

/**
 * Reads what the client writes. Both `auto --project DIR` and the older `--auto DIR` are DevTools'; options that only
 * its windows understand (`--lang`, `--port`, `--trust-project`, `--ticket`, …) are passed over.
 * @throws Error that says what is missing
 */
function read(args: readonly string[]): Wish {
  const value = (name: string) => {
    const at = args.indexOf(name);
    const next = at < 0 ? undefined : args[at + 1];
    return next === undefined || next.startsWith('--') ? null : next;
  };
  const project = value('--project') ?? value('--auto');
  const port = value('--auto-port');
  if (!args.includes('auto') && !args.includes('--auto'))
    throw new Error('The emulator knows one command: auto --project DIR --auto-port N');
  if (project === null) throw new Error('--project DIR is missing: the folder of project.config.json.');
  if (!existsSync(path.join(project, 'project.config.json')))
    throw new Error(`${path.resolve(project)} has no project.config.json.`);
  if (port === null || !/^\d{1,5}$/.test(port)) throw new Error('--auto-port N is missing: the port to serve.');
  return { project: path.resolve(project), port, account: value('--auto-account') };
}

try {
  const { project, port, account } = read(process.argv.slice(2));
  const options = ['--project', project, '--port', '0', '--automator-port', port, '--in-memory', '--no-open'];
  if (account !== null) options.push('--automator-openid', account);
  // Detached: the client waits for the port and takes this program's end for granted.
  spawn(process.execPath, ['--enable-source-maps', path.join(__dirname, 'main.js'), ...options], {
    detached: true,
    stdio: 'ignore',
    windowsHide: true,
  }).unref();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
