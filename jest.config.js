/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^@motcua247/firmware-bridge/(contract|simulator)$': '<rootDir>/firmware-bridge/$1/index.ts',
  },
  transform: { '^.+\\.ts$': '@swc/jest' },
};
