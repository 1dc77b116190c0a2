// The browser that shows phones without a window: for the automation endpoint and for tests. In: nothing. Out: a launched
// Chromium, driven by playwright-core. It never downloads anything.
//
// Order: the browser that CHROME_PATH names; on 64-bit Intel Linux the one that comes with the project (the npm package
// @sparticuz/chromium, unpacked once into node_modules/.cache), so that everybody tests with the same version; else an
// installed Chrome, Edge or Chromium. A candidate that does not start is passed over.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, LaunchOptions } from 'playwright-core';
import { packageRoot } from '../package-root';

const run = promisify(execFile);
/** In containers it runs as root, where Chromium's sandbox cannot; it opens only pages of this project. */
const args = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'];
/** Whoever launches a browser ends it: its own handlers would end the whole process on a signal. */
const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
const installedNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/**
 * Launches a browser; close it when done.
 * @throws Error that lists what was tried and what to do when no browser can be launched
 */
export async function launchBrowser(): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  const tried: string[] = [];
  for (const [name, find] of candidates()) {
    try {
      return await chromium.launch({ args, ...signals, ...(await find()) });
    } catch (error) {
      tried.push(`${name}: ${(error as Error).message.split('\n')[0] ?? ''}`);
    }
  }
  throw new Error(
    `No browser could be launched.\n  ${tried.join('\n  ')}\nInstall Chrome, Edge or Chromium, or name one in CHROME_PATH.`,
  );
}

type Candidate = readonly [name: string, find: () => Promise<LaunchOptions>];

function candidates(): Candidate[] {
  const named = process.env['CHROME_PATH'];
  if (named) return [[`CHROME_PATH ${named}`, async () => ({ executablePath: named })]];
  const list: Candidate[] = [
    ['installed Chrome', async () => ({ channel: 'chrome' })],
    ['installed Edge', async () => ({ channel: 'msedge' })],
    ...onPath().map((file): Candidate => [file, async () => ({ executablePath: file })]),
  ];
  if (process.platform === 'linux' && process.arch === 'x64') list.unshift(['@sparticuz/chromium', shipped]);
  return list;
}

/** Browsers that a Linux distribution put on the PATH. */
function onPath(): string[] {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const files = [...folders, '/snap/bin'].flatMap((folder) => installedNames.map((name) => path.join(folder, name)));
  return [...new Set(files)].filter((file) => existsSync(file));
}

/** The browser that came with npm, with its own libraries and fonts where the machine has none. */
async function shipped(): Promise<LaunchOptions> {
  const folder = await unpacked();
  const executablePath = path.join(folder, 'chromium');
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value;
  if (!existsSync('/etc/fonts/fonts.conf')) env['FONTCONFIG_PATH'] = folder;
  if (!(await runs(executablePath, env))) env['LD_LIBRARY_PATH'] = path.join(folder, 'al2023', 'lib');
  return { executablePath, env };
}

const runs = (file: string, env: NodeJS.ProcessEnv): Promise<boolean> =>
  run(file, ['--version'], { env }).then(
    () => true,
    () => false,
  );

/**
 * Unpacks the shipped browser once. Two processes that begin together each unpack into a folder of their own; whoever is
 * first gives it its name, so a half-written browser is never found there.
 */
async function unpacked(): Promise<string> {
  const root = packageRoot();
  const entry = createRequire(path.join(root, 'package.json')).resolve('@sparticuz/chromium');
  const manifest = await readFile(path.join(path.dirname(entry), '..', 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const cache = path.join(root, 'node_modules', '.cache');
  const folder = path.join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const own = await mkdtemp(path.join(cache, 'unpacking-'));
  // The package is an ES module that unpacks into the temporary folder; the variable makes it bring its libraries too.
  const script = 'import(process.argv[1]).then((chromium) => chromium.default.executablePath())';
  const env = { ...process.env, TMPDIR: own, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  await run(process.execPath, ['-e', script, pathToFileURL(entry).href], { cwd: root, env });
  await writeFile(
    path.join(own, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${path.join(folder, 'fonts')}</dir>` +
      `<cachedir>${path.join(folder, 'font-cache')}</cachedir></fontconfig>\n`,
  );
  try {
    await rename(own, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    await rm(own, { recursive: true, force: true });
  }
  return folder;
}
