/** The files come from the command line (run.ts). Every mutant runs the specs that reach its file. */
export default {
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: { configFile: 'test/mutation/jest.config.mjs', enableFindRelatedTests: true },
  coverageAnalysis: 'off',
  concurrency: 2,
  checkers: [],
  reporters: ['clear-text', 'json'],
  clearTextReporter: { reportTests: false, skipFull: true },
  ignorePatterns: ['dist', 'docs'],
  disableTypeChecks: false,
  // It would rewrite references between projects, of which there are none, and fetch a compiler for that.
  tsconfigFile: 'none',
};
