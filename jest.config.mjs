import { swcOptions } from './test/support/swc-options.mjs';

/** Jest 30 in ESM mode: NestJS 12 is ESM only (docs/adr). */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/test/architecture/fixtures'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^#failpoint$': '<rootDir>/src/platform/failpoints/failpoint.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: { '^.+\\.ts$': ['@swc/jest', swcOptions] },
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  setupFilesAfterEnv: ['<rootDir>/test/support/jest-setup.ts'],
  maxWorkers: 2,
  testTimeout: 30_000,
};
