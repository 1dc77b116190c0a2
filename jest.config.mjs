// unit: pure code. cloud: the bundled functions on the emulator, through the unmodified wx-server-sdk, in real processes.
// e2e: the console and the phone in a real browser.
const common = {
  transform: { '\\.m?[jt]sx?$': '<rootDir>/test/support/esbuild-transform.cjs' },
  // Packages that ship only ES modules are compiled too; everything else in node_modules is taken as it is.
  transformIgnorePatterns: ['/node_modules/(?!(croner|mingo|re2js|valibot)/)', '/dist/'],
  // What fast-check draws its cases from: test/support/properties.ts.
  globals: { propertySeed: Number(process.env.SEED ?? 20_261_121) },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/'],
};

export default {
  // Longer than tests wait for any one thing (test/support/patience.ts), so that a failure says what did not come.
  testTimeout: 180_000,
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/support/sequencer.cjs',
  projects: [
    { ...common, displayName: 'unit', testMatch: ['<rootDir>/test/unit/**/*.test.ts'] },
    { ...common, displayName: 'cloud', testMatch: ['<rootDir>/test/cloud/**/*.test.ts'] },
    { ...common, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.test.ts'] },
  ],
};
