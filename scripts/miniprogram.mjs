// Builds the mini program. In: miniprogram/ and the TDesign components its pages name. Out: dist/miniprogram, which
// DevTools opens as it is: CommonJS modules, one file each; what lies outside the mini program (contracts, packages) is
// folded into the file that uses it, so that a built folder can be lifted into another mini program.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import postcss from 'postcss';

const source = 'miniprogram';
const out = path.join('dist', 'miniprogram');
const kit = 'tdesign-miniprogram';
const kitSource = path.join('node_modules', kit, 'miniprogram_dist');
const kitTarget = `miniprogram_npm/${kit}`;
const copied = /\.(json|wxml|wxss|wxs|png|jpg|jpeg|gif|svg)$/;
const notShipped = /(^|\/)(tsconfig\.json|.*\.d\.ts)$/;

/** Brings dist/miniprogram up to date; files that did not change are left alone, so that a watcher stays calm. */
export async function buildMiniprogram() {
  const files = new Map();
  await collectOwn(files);
  await collectKit(files);
  await writeChanged(files);
}

async function collectOwn(files) {
  const names = (await filesBelow(source)).filter((name) => !notShipped.test(name));
  for (const name of names.filter((each) => copied.test(each))) {
    const bytes = await readFile(path.join(source, name));
    if (name.endsWith('.json')) parseJson(path.join(source, name), bytes);
    files.set(name, bytes);
  }
  const scripts = names.filter((name) => name.endsWith('.ts'));
  for (const [name, bytes] of await compile(source, scripts)) files.set(name, bytes);
}

/** The closure of the kit's components that some json names: scripts, templates, styles, wxs. */
async function collectKit(files) {
  const wanted = new Set();
  for (const [name, bytes] of files) {
    if (!name.endsWith('.json')) continue;
    for (const used of Object.values(parseJson(name, bytes).usingComponents ?? {}))
      if (used.startsWith(`${kit}/`)) addComponent(wanted, used.slice(kit.length + 1));
  }
  for (const [name, bytes] of files)
    if (name.endsWith('.wxss'))
      for (const imported of imports(bytes, /@import\s+['"]([^'"]+)['"]/g)) {
        const at = path.posix.join(path.posix.dirname(name), imported);
        if (at.startsWith(`${kitTarget}/`)) wanted.add(at.slice(kitTarget.length + 1));
      }

  const done = new Map();
  for (const name of wanted) {
    // A Set that grows while it is walked: what a file needs joins the end of the queue.
    if (name.endsWith('.js')) {
      for (const [file, bytes] of await compile(kitSource, [name], (needed) => wanted.add(needed)))
        done.set(file, bytes);
      continue;
    }
    const bytes = await readFile(path.join(kitSource, name));
    const near = (imported) => wanted.add(path.posix.join(path.posix.dirname(name), imported));
    if (name.endsWith('.json'))
      for (const used of Object.values(parseJson(name, bytes).usingComponents ?? {}))
        addComponent(wanted, path.posix.join(path.posix.dirname(name), used));
    if (name.endsWith('.wxml')) for (const src of imports(bytes, /<(?:import|include|wxs)\s+src="([^"]+)"/g)) near(src);
    if (name.endsWith('.wxss')) for (const src of imports(bytes, /@import\s+['"]([^'"]+)['"]/g)) near(src);
    if (name.endsWith('.wxs')) for (const src of imports(bytes, /require\(['"]([^'"]+)['"]\)/g)) near(src);
    done.set(name, name === 'icon/icon.wxss' ? withoutIconFont(bytes) : bytes);
  }
  for (const [name, bytes] of done) files.set(`${kitTarget}/${name}`, bytes);
}

function addComponent(wanted, component) {
  for (const kind of ['json', 'wxml', 'wxss', 'js'])
    if (existsSync(path.join(kitSource, `${component}.${kind}`))) wanted.add(`${component}.${kind}`);
}

/** The kit loads its icon font from a CDN at run time. Our pages draw their icons themselves, so font and glyphs go. */
function withoutIconFont(bytes) {
  const sheet = postcss.parse(bytes.toString('utf8'));
  sheet.walkAtRules('font-face', (rule) => rule.remove());
  sheet.walkRules(/^\.t-icon-[\w-]+::?before$/, (rule) => rule.remove());
  return Buffer.from(sheet.toString());
}

/**
 * TypeScript or ES modules → CommonJS, one file each. Relative imports inside `root` stay `require` calls with the exact
 * file name, as WeChat wants them; everything else is folded in.
 * @param onNeeded told each file of `root` that a compiled one requires
 * @returns name below root → bytes
 */
async function compile(root, names, onNeeded = () => undefined) {
  if (names.length === 0) return [];
  const absolute = path.resolve(root);
  const keepInside = {
    name: 'keep-inside',
    setup(build) {
      const required = (file, resolveDir) => {
        onNeeded(posix(path.relative(absolute, file)));
        const relative = posix(path.relative(resolveDir, file)).replace(/\.ts$/, '.js');
        return { path: relative.startsWith('.') ? relative : `./${relative}`, external: true };
      };
      build.onResolve({ filter: /^\./ }, ({ path: wanted, resolveDir, kind }) => {
        const target = path.resolve(resolveDir, wanted);
        if (kind === 'entry-point' || ![resolveDir, target].every((each) => isBelow(each, absolute))) return undefined;
        const file = existing(target, ['', '.ts', '.js', '/index.ts', '/index.js']);
        return file ? required(file, resolveDir) : { errors: [{ text: `${wanted} does not exist below ${root}` }] };
      });
      // The kit brings its packages along, in the layout that DevTools gives them.
      build.onResolve({ filter: /^[^./]/ }, ({ path: wanted, resolveDir, kind }) => {
        if (kind === 'entry-point' || !isBelow(resolveDir, absolute)) return undefined;
        const file = existing(path.join(absolute, 'miniprogram_npm', wanted), ['.js', '/index.js']);
        return file ? required(file, resolveDir) : undefined;
      });
    },
  };
  const result = await esbuild.build({
    entryPoints: names.map((name) => path.join(root, name)),
    outdir: out,
    outbase: root,
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2018',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [keepInside],
  });
  return result.outputFiles.map(({ path: file, contents }) => [
    posix(path.relative(path.resolve(out), file)),
    Buffer.from(contents),
  ]);
}

async function writeChanged(files) {
  await mkdir(out, { recursive: true });
  for (const name of await filesBelow(out)) if (!files.has(name)) await rm(path.join(out, name));
  for (const [name, bytes] of files) {
    const file = path.join(out, name);
    if (existsSync(file) && bytes.equals(await readFile(file))) continue;
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}

async function filesBelow(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => posix(path.relative(folder, path.join(entry.parentPath, entry.name))));
}

function parseJson(name, bytes) {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new Error(`${name} is not valid JSON: ${error.message}`, { cause: error });
  }
}

const existing = (target, endings) =>
  endings.map((end) => target + end).find((file) => /\.(ts|js)$/.test(file) && existsSync(file));
const isBelow = (file, folder) => `${file}${path.sep}`.startsWith(`${folder}${path.sep}`);
const imports = (bytes, pattern) => [...bytes.toString('utf8').matchAll(pattern)].map((match) => match[1]);
const posix = (name) => name.split(path.sep).join('/');
