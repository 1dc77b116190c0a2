// The phone in a browser, as one at a desk waits for it: usable after the emulator's `ready`, painted after its address is
// opened, and answered after a tap. Peers are a plain page in the same browser, and the same message without a phone.
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { inTurn } from './processes';
import { benchRow, type BenchRow } from './row';

const plainServer = `require('node:http').createServer((request, response) => {
  response.setHeader('content-type', 'text/html');
  response.end('<!doctype html><title>plain</title><body>plain<script>window.__phone = {ready: true}</script>');
}).listen(0, '127.0.0.1', function () { console.log('ready http://127.0.0.1:' + this.address().port + '/'); });`;

export async function benchPhone(root: string): Promise<BenchRow[]> {
  const browser = await launchBrowser();
  try {
    const emulator = [path.join(root, 'dist/emulator/main.js'), '--port', '0', '--no-open', '--in-memory'];
    const started = await inTurn(
      5,
      () => usable(browser, emulator, 'phone/'),
      () => usable(browser, ['-e', plainServer], ''),
    );
    const [ours, plain] = [await serve(emulator), await serve(['-e', plainServer])];
    try {
      const opened = await inTurn(
        9,
        () => painted(browser, `${ours.url}phone/`),
        () => painted(browser, plain.url),
      );
      return [
        benchRow({
          name: 'emulator ready → phone usable',
          unit: 'ms',
          ...started,
          peerName: 'plain page of a bare Node',
          within: 2000,
        }),
        benchRow({
          name: 'phone’s address → first page painted',
          unit: 'ms',
          ...opened,
          peerName: 'plain page, cold too',
          within: 1000,
        }),
        benchRow({
          name: 'tap on 发送 → reply in the chat',
          unit: 'ms',
          ...(await replies(browser, ours.url)),
          peerName: 'push → reply, without a phone',
          within: 1000,
        }),
      ];
    } finally {
      await Promise.all([ours.end(), plain.end()]);
    }
  } finally {
    await browser.close();
  }
}

interface Served {
  /** With a slash at its end. */
  readonly url: string;
  end(): Promise<void>;
}

/** Starts a server that says `ready <address>`. */
async function serve(args: readonly string[]): Promise<Served> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  return { url: await address(child), end: () => ended(child) };
}

function address(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const url = /^ready (\S+)$/m.exec(text)?.[1];
      if (url) resolve(url);
    });
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`The server ended with ${code} before it was ready: ${text}`)));
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.on('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** From a new server's `ready` to its page's first picture, in ms. */
async function usable(browser: Browser, args: readonly string[], route: string): Promise<number> {
  const server = await serve(args);
  const begun = performance.now();
  try {
    await painted(browser, server.url + route);
    return performance.now() - begun;
  } finally {
    await server.end();
  }
}

/** From asking for an address to the frame that shows its page, in ms; nothing of it is in the browser's cache. */
async function painted(browser: Browser, url: string): Promise<number> {
  const page = await fresh(browser);
  try {
    await page.goto(url, { waitUntil: 'commit' });
    return await firstFrame(page);
  } finally {
    await page.context().close();
  }
}

async function fresh(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  return context.newPage();
}

/** Milliseconds from the page's navigation to the frame in which it is ready. */
async function firstFrame(page: Page): Promise<number> {
  type Scope = { __phone?: { ready: boolean } };
  const shown = await page.waitForFunction(() => (globalThis as Scope).__phone?.ready && performance.now(), undefined, {
    polling: 'raf',
  });
  return Number(await shown.jsonValue());
}

/** Twenty questions of one visitor: from the tap to the frame with the reply, and the share of the push in it. */
async function replies(browser: Browser, url: string): Promise<{ ours: number[]; peer: number[] }> {
  const openid = 'bench';
  const page = await fresh(browser);
  await page.goto(`${url}phone/?openid=${openid}&page=${encodeURIComponent('pages/product/product?id=gaiwan')}`);
  await firstFrame(page);
  await page.getByText('咨询客服').click();
  await page.locator('.chat-field').waitFor();
  const sample: { ours: number[]; peer: number[] } = { ours: [], peer: [] };
  for (let i = -2; i < 20; i += 1) {
    await page.locator('.chat-field').fill('多少钱');
    const ours = await page.evaluate(tapAndWait);
    const peer = await pushToReply(url, openid);
    // The same words within seconds are answered once: the next question is another minute's.
    await api(url, 'PUT', 'clock', { advanceMs: 60_000 });
    // The first questions load the functions.
    if (i < 0) continue;
    sample.ours.push(ours);
    sample.peer.push(peer);
  }
  await page.context().close();
  return sample;
}

/** Runs in the phone's page: taps 发送; milliseconds until a frame shows one message of the service more. */
async function tapAndWait(): Promise<number> {
  interface Dom {
    readonly querySelectorAll: (selector: string) => { readonly length: number };
    readonly getElementsByClassName: (name: string) => readonly { readonly click: () => void }[];
  }
  const { document, requestAnimationFrame } = globalThis as unknown as {
    readonly document: Dom;
    readonly requestAnimationFrame: (run: () => void) => void;
  };
  const count = () => document.querySelectorAll('.chat-row.service').length;
  const before = count();
  const begun = performance.now();
  document.getElementsByClassName('chat-send')[0]?.click();
  while (count() === before) await new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
  return performance.now() - begun;
}

/** Of the visitor's last push: from its delivery to the end of its first successful send, in ms. */
async function pushToReply(url: string, openid: string): Promise<number> {
  await api(url, 'GET', 'idle?timeoutMs=20000');
  type Span = { name: string; startedAt: number; ms: number; outcome: string };
  const { pushes } = await api<{ pushes: { id: string }[] }>(url, 'GET', `pushes?openid=${openid}&limit=1`);
  const id = pushes[0]?.id ?? '';
  const push = await api<{ deliveries: Span[]; calls: Span[] }>(url, 'GET', `pushes/${id}`);
  const send = push.calls.find(({ name, outcome }) => name === 'customerServiceMessage.send' && outcome === 'ok');
  const [delivery] = push.deliveries;
  if (!send || !delivery) throw new Error(`No reply to ${id}: ${JSON.stringify(push)}`);
  return send.startedAt + send.ms - delivery.startedAt;
}

async function api<T>(url: string, method: string, route: string, body?: object): Promise<T> {
  const response = await fetch(`${url}emulator/v1/${route}`, {
    method,
    ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${method} ${route}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
