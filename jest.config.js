const shared = {
  testEnvironment: 'node',
  testRunner: '<rootDir>/test/support/runner/native-runner.js',
  modulePathIgnorePatterns: ['/dist/'],
  transform: {},
};

/** @type {import('jest').Config} */
export default {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      runner: '<rootDir>/test/support/runner/units-runner.js',
      testMatch: ['<rootDir>/{src,web/src,firmware-bridge,migrations,test/support,test/bench}/**/*.spec.ts'],
    },
    {
      ...shared,
      displayName: 'integration',
      testMatch: ['<rootDir>/test/{integration,e2e,simulation,golden}/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/support/postgres.global-setup.js',
      globalTeardown: '<rootDir>/test/support/postgres.global-teardown.js',
    },
    {
      ...shared,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/support/browser.global-setup.js',
      globalTeardown: '<rootDir>/test/support/browser.global-teardown.js',
    },
  ],
  testTimeout: 60_000,
  // Two cores are what the project is built on; Jest would leave one of them idle. A third worker beside browsers makes everything wait
  // for a turn that real processes with real time-outs should get at once; the units, which mostly wait, have one more (`units-runner.js`).
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/support/runner/units-last.js',
};
