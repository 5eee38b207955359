/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  globalSetup: '<rootDir>/test/support/globalSetup.ts',
  globalTeardown: '<rootDir>/test/support/globalTeardown.ts',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  collectCoverageFrom: ['src/**/*.ts', '!src/generated/**'],
  coverageProvider: 'v8',
  clearMocks: true,
  // On two cores jest would take one process, which grows to gigabytes. Its own memory limit is no help: it kills
  // a worker that is slow to end together with the next test file.
  maxWorkers: 2,
  // The first test of a run makes a database cluster, which takes a while on a busy machine.
  testTimeout: 60_000,
};
