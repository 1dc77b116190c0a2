// docs/emulator-api.md lists exactly the routes there are.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startCloud } from '../../support/cloud';

it('every route of the API is in docs/emulator-api.md, and every route there exists', async () => {
  const cloud = await startCloud();
  await cloud.stop();
  const prefix = '/emulator/v1';
  const real = cloud.routes.filter((route) => route.includes(` ${prefix}/`)).map((route) => route.replace(prefix, ''));
  const text = readFileSync(path.resolve(__dirname, '../../../docs/emulator-api.md'), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('| `'));
  const documented = rows.flatMap(
    (row) => row.split(' | ')[0]?.match(/(?:GET|POST|PUT|PATCH|DELETE) \/[^\s`]*/g) ?? [],
  );
  expect([...new Set(documented)].sort()).toEqual([...new Set(real)].sort());
});
