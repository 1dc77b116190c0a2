// Compiles TypeScript for jest with the same compiler that builds the product. It does not hoist jest.mock: we do not mock.
const { transformSync } = require('esbuild');

module.exports = {
  process(source, file) {
    const loader = file.endsWith('x') ? 'tsx' : file.endsWith('.ts') ? 'ts' : 'js';
    const { code, map } = transformSync(source, {
      loader,
      format: 'cjs',
      target: 'node20',
      // jest runs CommonJS: an import() becomes a require, as it does in the bundled functions.
      supported: { 'dynamic-import': false },
      sourcefile: file,
      sourcemap: true,
      jsx: 'automatic',
      jsxImportSource: 'preact',
    });
    return { code, map };
  },
};
