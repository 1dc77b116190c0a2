// What another mini program can take over must not reach into what it leaves behind.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../../../miniprogram');

/** Every file of the mini program that a script, template or style of this folder names, relative to the mini program. */
function reached(folder: string): string[] {
  const files = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.(ts|wxml|wxss|json)$/.test(file))
    .flatMap((file) => {
      const here = path.join(root, folder, file);
      const names = [...readFileSync(here, 'utf8').matchAll(/(?:from|@import|url=|src=|": )\s*["']([./][^"'{]*)["']/g)];
      return names.map(([, name = '']) =>
        path.relative(root, name.startsWith('/') ? path.join(root, name) : path.resolve(path.dirname(here), name)),
      );
    });
}

describe('what can be lifted', () => {
  it('the contact button needs its own folder and the session-from contract', () => {
    const outside = reached('components/contact-button').filter(
      (file) => !file.startsWith('components/contact-button'),
    );
    expect(outside).toEqual(['../contracts/session-from']);
  });

  it('the help centre reaches into nothing of the sample shop', () => {
    const allowed = /^(help|services(?!\/sample-shop)|components|plain|\.\.\/contracts)\//;
    expect(reached('help').filter((file) => !allowed.test(file))).toEqual([]);
    for (const folder of ['services', 'components', 'plain'])
      expect(reached(folder).filter((file) => !/^(services|components|\.\.\/contracts)\//.test(file))).toEqual([]);
  });

  it('the desk reaches into nothing of the sample shop and nothing of the help centre', () => {
    const allowed = /^(desk|services(?!\/sample-shop)|components|plain|styles|\.\.\/contracts)\//;
    expect(reached('desk').filter((file) => !allowed.test(file))).toEqual([]);
  });
});
