const swc = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

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
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  setupFilesAfterEnv: ['<rootDir>/test/support/jest-setup.ts'],
  maxWorkers: 2,
  testTimeout: 30_000,
};
