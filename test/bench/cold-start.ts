// Cold start of `receive`: the one bundled file we upload, against the same code with wx-server-sdk left in node_modules.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { inTurn, timeProcess } from './processes';
import { benchRow, type BenchRow } from './row';

export async function benchColdStart(root: string): Promise<BenchRow[]> {
  const bundled = path.join(root, 'dist/cloudfunctions/receive/index.js');
  const unbundled = path.join(root, 'dist/bench/receive-unbundled.js');
  await mkdir(path.dirname(unbundled), { recursive: true });
  await build({
    entryPoints: [path.join(root, 'cloudfunctions/receive/index.ts')],
    outfile: unbundled,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node16',
    external: ['wx-server-sdk'],
    logLevel: 'error',
  });
  const load = (file: string) => () => timeProcess(process.execPath, ['-e', `require(${JSON.stringify(file)})`]);
  const sample = await inTurn(9, load(bundled), load(unbundled));
  return [
    benchRow({
      name: 'cold start of receive, bundled',
      unit: 'ms',
      ...sample,
      peerName: 'same code, wx-server-sdk unbundled',
      atMost: 0.9,
    }),
  ];
}
