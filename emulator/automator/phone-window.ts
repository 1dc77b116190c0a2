// The automator's own phone: one page in a browser without a window. In: commands of the phone's bridge, pictures, texts
// to tap. Out: answers and the phone's events. It opens the browser when it is first needed and again after a crash; it
// knows nothing of the automation protocol.
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../phone/browser';
import type { CommandName, Commands, PhoneBridge, PhoneEvent } from '../phone/runtime/bridge-protocol';

/** As large as DevTools' default device, in px. */
const size = { width: 390, height: 844 };
/** How long a mini program may take to show its first page, in real ms: a busy machine compiles slowly. */
const firstPageMs = 60_000;
/** How long something on the phone's own screens may take to appear, in real ms. */
const appearMs = 10_000;
/** How long it is looked for once more, in real ms. */
const againMs = 3_000;
/** How long a finger may take on what has appeared, in real ms: it waits for two frames, and a busy machine draws few. */
const fingerMs = 40_000;
/** Page ids of one document stand apart from the next one's by this: they are never used twice. */
const idsPerDocument = 1_000_000;

export interface PhoneWindowOptions {
  /** Address of the phone's page. */
  url(): string;
  /** Why no page may be shown: what the compiler says about the mini program. */
  problems(): Promise<readonly string[]>;
  onEvent(event: PhoneEvent): void;
}
interface Opened {
  readonly browser: Browser;
  readonly page: Page;
}
interface Order {
  readonly command: CommandName;
  readonly params: Record<string, unknown>;
  /** Which document of the phone the command is about; null for whichever is there. */
  readonly document: number | null;
  /** Only the page on top of the stack may be asked. */
  readonly topOnly: boolean;
}
/** Something on the phone's own screens: what has exactly this text, or the first that a selector finds. */
type Target = { readonly text: string } | { readonly selector: string };
/** null: the phone has only just begun, and was asked nothing. */
type Reply = { readonly document: number; readonly answer: unknown } | { readonly refused: string } | null;

export class PhoneWindow {
  #opened: Promise<Opened> | null = null;
  #closing = false;
  /** The documents seen so far, by the time each began: the phone starts again when the mini program changes. */
  readonly #documents: number[] = [];

  constructor(private readonly options: PhoneWindowOptions) {}

  /** Opens the phone unless it is open. @throws Error when there is no browser */
  async open(): Promise<Page> {
    if (this.#closing) throw new Error('The emulator is closing.');
    const opening: Promise<Opened> = (this.#opened ??= this.#launch(() => {
      // Another one may have been opened since.
      if (this.#opened === opening) this.#opened = null;
    }));
    try {
      return (await opening).page;
    } catch (error) {
      if (this.#opened === opening) this.#opened = null;
      throw error;
    }
  }

  async call<C extends CommandName>(
    command: C,
    params: Commands[C][0],
    { topOnly = false }: { topOnly?: boolean } = {},
  ): Promise<Commands[C][1]> {
    const page = await this.ready();
    const { document, ...given } = this.#toDocument(params as Record<string, unknown>);
    const order: Order = { command, params: given, document, topOnly };
    const reply = await page.evaluate(obey, order).catch((error: unknown): Reply | 'cut off' => {
      const refused = reasonOf(error);
      return startedAgain.test(refused) ? 'cut off' : { refused };
    });
    if (reply === null || reply === 'cut off') {
      if (document !== null) throw new Error('page destroyed');
      const harmless = command === 'app.currentPage' || command === 'app.pageStack';
      if (reply === null || harmless) return this.call(command, params, { topOnly });
      throw new Error('The phone has started again meanwhile; whether this was done before, nobody knows.');
    }
    if ('refused' in reply) throw new Error(reply.refused);
    return this.#fromDocument(reply.answer, reply.document) as Commands[C][1];
  }

  /**
   * The page, once its mini program shows something.
   * @param tries how often it looks for another phone when this one is closed meanwhile
   * @throws Error that says why it shows nothing
   */
  async ready(tries = 3): Promise<Page> {
    const page = await this.open();
    try {
      await page.waitForFunction(isReady, undefined, { timeout: firstPageMs, polling: 20 });
    } catch (error) {
      if (page.isClosed() && tries > 0) return await this.ready(tries - 1);
      const problems = await this.options.problems();
      const why = problems.length > 0 ? problems.join('\n') : reasonOf(error);
      throw new Error(`The mini program shows no page: ${why}`, { cause: error });
    }
    return page;
  }

  /** A picture of the mini program as PNG, without the platform's dialogs. */
  async screenshot(): Promise<Buffer> {
    const page = await this.ready();
    return page.screenshot({ type: 'png', style: '.overlays, .native { visibility: hidden !important }' });
  }

  /**
   * Taps something of the phone's own screens by its text or selector.
   * @throws Error when it does not appear, or when no finger gets to it
   */
  async tap(within: string, target: Target): Promise<void> {
    const found = await this.#appeared(within, target);
    await found.click({ timeout: fingerMs }).catch((error: unknown) => {
      throw new Error(`Cannot tap ${nameOf(target)}: ${hindranceOf(error)}`, { cause: error });
    });
  }

  /**
   * Writes into a field of the phone's own screens, in place of what stands there.
   * @throws Error when it does not appear, or cannot be written into
   */
  async write(within: string, target: Target, text: string): Promise<void> {
    const found = await this.#appeared(within, target);
    await found.fill(text, { timeout: fingerMs }).catch((error: unknown) => {
      throw new Error(`Cannot write into ${nameOf(target)}: ${hindranceOf(error)}`, { cause: error });
    });
  }

  /** That something is missing is said soon; that a finger is slow on a busy machine is no reason to say so. */
  async #appeared(within: string, target: Target): Promise<Locator> {
    const page = await this.ready();
    const layer = page.locator(within);
    const found =
      'text' in target
        ? layer.getByText(target.text, { exact: true }).filter({ visible: true }).last()
        : layer.locator(target.selector).filter({ visible: true }).first();
    await found.waitFor({ timeout: appearMs }).catch(async (error: unknown) => {
      // A phone that was too busy to answer is looked at once more when it answers again.
      await page.evaluate(() => undefined);
      await found.waitFor({ timeout: againMs }).catch(() => {
        throw new Error(`Nothing to tap: ${nameOf(target)} is not on the screen.`, { cause: error });
      });
    });
    return found;
  }

  /** Starts with a fresh browser profile; it is open again when next needed. */
  async restart(): Promise<void> {
    const opened = this.#opened;
    this.#opened = null;
    await (await opened?.catch(() => null))?.browser.close();
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.restart();
  }

  /** @param onGone the browser is no longer there, for whatever reason */
  async #launch(onGone: () => void): Promise<Opened> {
    const browser = await launchBrowser();
    try {
      const context = await browser.newContext({ viewport: size, locale: 'zh-CN' });
      const page = await context.newPage();
      const opened = { browser, page };
      const gone = () => {
        onGone();
        void browser.close();
      };
      page.on('crash', gone);
      page.on('close', gone);
      // A link that the phone would open in a browser.
      context.on('page', (other) => void (other === page ? undefined : other.close()));
      await page.exposeBinding('__automatorEvent', (_source, event: PhoneEvent) => {
        this.options.onEvent(event);
      });
      await page.addInitScript(listen);
      await page.goto(this.options.url(), { timeout: firstPageMs });
      browser.on('disconnected', gone);
      return opened;
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  #toDocument(params: Record<string, unknown>): Record<string, unknown> & { document: number | null } {
    const { pageId } = params;
    if (typeof pageId !== 'number') return { ...params, document: null };
    const document = this.#documents[Math.floor(pageId / idsPerDocument)] ?? -1;
    return { ...params, pageId: pageId % idsPerDocument, document };
  }

  #fromDocument(answer: unknown, document: number): unknown {
    if (!this.#documents.includes(document)) this.#documents.push(document);
    const first = this.#documents.indexOf(document) * idsPerDocument;
    const renumber = (page: { pageId?: unknown }) =>
      typeof page.pageId === 'number' ? { ...page, pageId: page.pageId + first } : page;
    const { pageStack } = answer as { pageStack?: { pageId: number }[] };
    return pageStack ? { pageStack: pageStack.map(renumber) } : renumber(answer as object);
  }
}

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/^page\.\w+: /, '').split('\n')[0] ?? '';

/** What the browser's driver says when the page began anew or went away under a command. */
const startedAgain = /Execution context was destroyed|has been closed|Target (?:closed|crashed)/;

const nameOf = (target: Target): string => ('text' in target ? `“${target.text}”` : target.selector);

/** What stood in a finger's way: the last thing that the browser's driver found when it gave up. */
function hindranceOf(error: unknown): string {
  const said = error instanceof Error ? error.message.split('\n').map((line) => line.replace(/^[\s-]+/, '')) : [];
  return said.findLast((line) => /intercepts pointer events|is not|detached/.test(line)) ?? reasonOf(error);
}

// What follows runs inside the phone's page: each function stands alone.

function isReady(): boolean {
  return (globalThis as { __phone?: PhoneBridge }).__phone?.ready === true;
}

function listen(): void {
  const scope = globalThis as unknown as {
    __phone?: PhoneBridge;
    __automatorEvent(event: PhoneEvent): void;
    top: unknown;
  };
  if (scope.top !== globalThis) return;
  const wait = () => {
    if (scope.__phone)
      scope.__phone.listen((event) => {
        scope.__automatorEvent(event);
      });
    else setTimeout(wait, 1);
  };
  wait();
}

async function obey({ command, params, document, topOnly }: Order): Promise<Reply> {
  const phone = (globalThis as { __phone?: PhoneBridge }).__phone;
  const now = performance.timeOrigin;
  if (!phone?.ready) return null;
  try {
    if (document !== null && document !== now) return { refused: 'page destroyed' };
    if (topOnly) {
      const { pageStack } = await phone.call('app.pageStack', {});
      const top = pageStack.at(-1)?.pageId;
      if (top !== params['pageId'] && pageStack.some(({ pageId }) => pageId === params['pageId']))
        return { refused: 'page is not on top of page stack' };
    }
    return { document: now, answer: await phone.call(command, params) };
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
  }
}
