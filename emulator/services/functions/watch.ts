// Hot reload. In: the folder of the deployed functions. Out: the names of functions whose files changed, a moment after
// they stopped changing. It never reads a file.
import path from 'node:path';
import { watch } from 'chokidar';

/** A build writes several files: they are one change. Real milliseconds. */
const SETTLE_MS = 60;

/** @returns a way to stop watching */
export function watchFunctions(root: string, changed: (names: ReadonlySet<string>) => void): () => Promise<void> {
  const names = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  const watcher = watch(root, {
    ignoreInitial: true,
    ignored: (file) => /[/\\]node_modules([/\\]|$)/.test(path.relative(root, file)),
  });
  watcher.on('all', (_event, file) => {
    const [name] = path.relative(root, file).split(path.sep);
    if (name) names.add(name);
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => {
      const settled = new Set(names);
      names.clear();
      changed(settled);
    }, SETTLE_MS);
  });
  watcher.on('error', (error) => {
    console.error(`Watching ${root} failed; changed functions are still seen at their next call:`, error);
  });
  return async () => {
    if (timer) clearTimeout(timer);
    await watcher.close();
  };
}
