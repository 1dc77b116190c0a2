// build · watch · clean. Each cloud function becomes one file that is uploaded as it is; the mini program and the
// emulator are built beside it. All of it lands in dist/.
import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import gulp from 'gulp';
import { buildMiniprogram } from './scripts/miniprogram.mjs';

const { parallel, series } = gulp;
const dist = 'dist';
const functionsDir = path.join(dist, 'cloudfunctions');
const { version } = JSON.parse(await readFile('package.json', 'utf8'));

/** What Node runs on a developer's machine; packages stay where npm put them. */
const onThisMachine = {
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  sourcemap: true,
  logLevel: 'warning',
};

/** Folders of `cloudfunctions/` that are functions: those with an index.ts. `core` is what they share. */
async function functionNames() {
  const entries = await readdir('cloudfunctions', { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && entry.name !== 'core')
    .map((entry) => entry.name)
    .filter((name) => existsSync(path.join('cloudfunctions', name, 'index.ts')));
}

/** The pages of the mini program, for who checks where a card leads. */
async function appPages() {
  const { pages, subPackages = [] } = JSON.parse(await readFile('miniprogram/app.json', 'utf8'));
  const inPackages = subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`));
  return { APP_PAGES: JSON.stringify([...pages, ...inPackages]) };
}

/** One minified file, config.json (openapi permissions, timer) and package.json each; nothing is installed in the cloud. */
export async function functions() {
  const define = await appPages();
  await Promise.all(
    (await functionNames()).map(async (name) => {
      const from = path.join('cloudfunctions', name);
      const to = path.join(functionsDir, name);
      await mkdir(to, { recursive: true });
      await Promise.all([
        esbuild.build({
          entryPoints: [path.join(from, 'index.ts')],
          outfile: path.join(to, 'index.js'),
          bundle: true,
          minify: true,
          platform: 'node',
          target: 'node16',
          format: 'cjs',
          charset: 'utf8',
          legalComments: 'none',
          logLevel: 'warning',
          define,
        }),
        cp(path.join(from, 'config.json'), path.join(to, 'config.json')),
        writeFile(path.join(to, 'package.json'), `${JSON.stringify({ name, version, main: 'index.js' }, null, 2)}\n`),
      ]);
    }),
  );
  for (const name of ['message-push.json', 'security-rules.json', 'cloudbaserc.json'])
    if (existsSync(`cloudfunctions/${name}`)) await cp(`cloudfunctions/${name}`, path.join(functionsDir, name));
}

/** The emulator, its command line and the bootstrap of its function instances. */
export async function emulator() {
  // Programs start it as they start DevTools' own: by its path, without an ending.
  const cli = path.join(dist, 'emulator', 'cli');
  await Promise.all([
    esbuild.build({
      ...onThisMachine,
      entryPoints: {
        'emulator/main': 'emulator/main.ts',
        'emulator/instance': 'emulator/services/functions/instance/bootstrap.ts',
      },
      outdir: dist,
    }),
    esbuild.build({ ...onThisMachine, sourcemap: false, entryPoints: ['emulator/automator/cli.ts'], outfile: cli }),
  ]);
  await chmod(cli, 0o755);
}

/** What `npm run bench`, `npm run soak` and `npm run screens` run. */
export async function bench() {
  await esbuild.build({
    ...onThisMachine,
    entryPoints: { bench: 'test/bench/main.ts', soak: 'test/soak/main.ts', screens: 'test/sheet/main.ts' },
    outdir: path.join(dist, 'test'),
  });
}

/** What operators run beside the console: `npm run rules`. */
export async function tools() {
  await esbuild.build({
    ...onThisMachine,
    entryPoints: { rules: 'tools/rules/main.ts' },
    define: await appPages(),
    outdir: path.join(dist, 'tools'),
  });
}

/** The cloud console: one page, its script in pieces that load when needed, and a Chinese font; nothing from outside. */
export async function consolePage() {
  const out = path.join(dist, 'emulator', 'console');
  const { metafile } = await esbuild.build({
    metafile: true,
    entryPoints: { console: 'emulator/console/main.tsx', fonts: 'emulator/console/fonts.css' },
    outdir: out,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // Every browser that can run the page reads woff2; the older woff files of the font package stay out.
    loader: { '.woff2': 'file', '.woff': 'empty' },
    chunkNames: 'parts/[name]-[hash]',
    assetNames: 'fonts/[name]',
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'warning',
  });
  await cp('emulator/console/index.html', path.join(out, 'index.html'));
  // Parts carry a hash in their names: those of the build before would stay. They go last, so that a console which is open
  // meanwhile finds what has not changed.
  const parts = path.join(out, 'parts');
  const built = new Set(Object.keys(metafile.outputs).map((file) => path.basename(file)));
  for (const file of await readdir(parts)) if (!built.has(file)) await rm(path.join(parts, file));
}

/** The simulator's browser side: one phone, several side by side, and the Chinese letters for machines without. */
export async function phoneRuntime() {
  const out = path.join(dist, 'emulator', 'phone');
  await esbuild.build({
    entryPoints: {
      phone: 'emulator/phone/runtime/main.ts',
      phones: 'emulator/phone/runtime/phones.ts',
      look: 'emulator/phone/web/look.css',
      fonts: 'emulator/phone/web/fonts.css',
    },
    outdir: out,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.woff2': 'file', '.woff': 'empty' },
    assetNames: 'fonts/[name]',
    legalComments: 'none',
    charset: 'utf8',
    sourcemap: 'linked',
    logLevel: 'warning',
  });
  await mkdir(path.join(out, 'phones'), { recursive: true });
  await Promise.all([
    cp('emulator/phone/web/index.html', path.join(out, 'index.html')),
    cp('emulator/phone/web/phones.css', path.join(out, 'phones.css')),
    cp('emulator/phone/web/phones.html', path.join(out, 'phones', 'index.html')),
  ]);
}

/** What the phone runs, as DevTools opens it. */
export async function miniprogram() {
  await buildMiniprogram();
}

async function removeDist() {
  await rm(dist, { recursive: true, force: true });
}

export const clean = removeDist;
export const build = parallel(functions, miniprogram, emulator, consolePage, phoneRuntime, bench, tools);
export const watch = series(build, function watching() {
  gulp.watch(['cloudfunctions/**/*', 'contracts/**/*.ts'], functions);
  gulp.watch(['miniprogram/**/*', 'contracts/**/*.ts'], miniprogram);
  gulp.watch(['emulator/**/*.ts', '!emulator/console/**'], emulator);
  gulp.watch(['emulator/console/**'], consolePage);
  gulp.watch(['emulator/phone/runtime/**', 'emulator/phone/web/**'], phoneRuntime);
});
