// Compiled code of a function's entry file, kept from one cold start to the next: a bundle is large, and compiling it is
// most of its loading. In: the file and a folder. Out: the same module, sooner. A folder that cannot be written only
// costs the time.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';

/** What Node calls with a module's source; it runs the source and fills the module's exports. */
type Compile = (this: NodeModule, content: string, filename: string) => unknown;
type Wrapper = (exports: unknown, require: NodeJS.Require, module: NodeModule, file: string, folder: string) => unknown;
const prototype = Module.prototype as unknown as { _compile: Compile };

/** Smaller files compile faster than their cache is read. */
const WORTH_BYTES = 64 * 1024;

/**
 * Loads an entry file with its compiled code from `folder`.
 * @returns the exports, and what to call when there is time: it keeps the code, once, if it was not kept yet
 * @throws what loading the file throws
 */
export function loadCached(entry: string, folder: string): { exports: unknown; keep: () => void } {
  let keep = () => undefined as void;
  const compile = prototype._compile;
  prototype._compile = function compileOnce(content, filename) {
    if (filename !== entry || content.length < WORTH_BYTES || content.startsWith('#!'))
      return compile.call(this, content, filename);
    prototype._compile = compile;
    const cache = cacheFile(folder, entry, content);
    const script = compileScript(content, filename, cache);
    if (script.cachedDataRejected !== false) keep = () => keepCode(script, cache);
    const wrapper = script.runInThisContext() as Wrapper;
    return wrapper.call(this.exports, this.exports, createRequire(filename), this, filename, path.dirname(filename));
  };
  try {
    const exports = createRequire(entry)(entry) as unknown;
    return { exports, keep: () => keep() };
  } finally {
    prototype._compile = compile;
  }
}

function compileScript(content: string, filename: string, cache: string): vm.Script {
  let cachedData: Buffer | undefined;
  try {
    cachedData = readFileSync(cache);
  } catch {
    // The first cold start of this file.
  }
  const [before = '', after = ''] = Module.wrap('\0').split('\0');
  return new vm.Script(before + content + after, {
    filename,
    columnOffset: -before.length,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData ? { cachedData } : {}),
  });
}

/** V8 compares little more than the length of a source, so the name holds all that makes the code what it is. */
function cacheFile(folder: string, entry: string, content: string): string {
  const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);
  const engine = [process.version, process.arch, ...process.execArgv].join(' ');
  return path.join(folder, `${digest(entry)}-${digest(`${engine}\n${content}`)}.bin`);
}

/** Keeps the code with all functions that ran so far, in place of what was kept of earlier versions of the file. */
function keepCode(script: vm.Script, cache: string): void {
  try {
    const folder = path.dirname(cache);
    mkdirSync(folder, { recursive: true });
    const unfinished = `${cache}.${process.pid}`;
    writeFileSync(unfinished, script.createCachedData());
    renameSync(unfinished, cache);
    const [of = ''] = path.basename(cache).split('-');
    for (const name of readdirSync(folder))
      if (name.startsWith(of) && name !== path.basename(cache)) rmSync(path.join(folder, name), { force: true });
  } catch {
    // Nothing is lost but the time of the next cold start.
  }
}
