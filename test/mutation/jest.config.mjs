import config from '../../jest.config.mjs';

/** Decisions and folds are pure: their specs need no PostgreSQL. */
const { globalSetup: _, globalTeardown: __, ...pure } = config;
export default {
  ...pure,
  rootDir: '../..',
  testMatch: ['<rootDir>/src/{projects,land-registry,investors,reporting,kernel}/**/*.spec.ts'],
};
