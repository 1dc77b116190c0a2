// In which order jest runs the test files. In: all of them. Out: those that take minutes first, so that the workers end together; a clone
// that never ran them knows no times, and jest would go by size.
const { createRequire } = require('node:module');

// Jest's own, wherever npm has put it.
const jest = createRequire(require.resolve('jest/package.json'));
const core = createRequire(jest.resolve('@jest/core'));
const { default: Sequencer } = core('@jest/test-sequencer');

/**
 * The longest, in the order in which they begin. Those that keep starting functions stand apart from each other: beside each other they
 * would take each other's time.
 */
const longest = [
  'cloud/guarantees/crash-points',
  'unit/core/sweeping/bad-shapes/bad-shapes',
  'unit/core/turn/model',
  'unit/core/turn/crash-points',
  'cloud/desk/large',
  'cloud/database/kill',
  'cloud/product/business',
  'cloud/guarantees/soak',
];

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const at = longest.findIndex((name) => path.replaceAll('\\', '/').endsWith(`/test/${name}.test.ts`));
      return at < 0 ? longest.length : at;
    };
    return [...super.sort(tests)].sort((a, b) => place(a) - place(b));
  }
};
