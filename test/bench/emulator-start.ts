// From `node dist/emulator/main.js` to `ready`, against a bare Node process that opens one HTTP port.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inTurn, timeUntilLine } from './processes';
import { benchRow, type BenchRow } from './row';

const bare = `require('node:http').createServer().listen(0, '127.0.0.1', () => console.log('ready'))`;

export async function benchEmulatorStart(root: string): Promise<BenchRow[]> {
  const main = path.join(root, 'dist/emulator/main.js');
  const ours = async () => {
    const data = await mkdtemp(path.join(tmpdir(), 'bench-start-'));
    try {
      return await timeUntilLine(process.execPath, [main, '--port', '0', '--no-open', '--data', data], /^ready /m);
    } finally {
      await rm(data, { recursive: true, force: true });
    }
  };
  const peer = () => timeUntilLine(process.execPath, ['-e', bare], /^ready/m);
  const sample = await inTurn(7, ours, peer);
  return [
    benchRow({
      name: 'emulator start, empty data folder',
      unit: 'ms',
      ...sample,
      peerName: 'bare Node with one HTTP port',
    }),
  ];
}
