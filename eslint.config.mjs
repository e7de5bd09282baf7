import tseslint from 'typescript-eslint';

/** What paths cannot say; what they can is in test/architecture/dependency-rules.cjs. */
const bansEverywhere = [
  {
    name: '@nestjs/cqrs',
    importNames: ['AggregateRoot', 'EventBus', 'EventPublisher', 'EventsHandler', 'Saga'],
    message: "Nest's bus delivers out of order and swallows errors: facts follow the store (ADR 0003).",
  },
  { name: '@nestjs/common', importNames: ['forwardRef'], message: 'A cycle between modules is a design fault.' },
];

const clockAndChance = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'No clock here: time comes with the command.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'No clock here: time comes with the command.',
  },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'No chance here.' },
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Configuration is read in platform/config only.',
  },
  {
    selector: "MethodDefinition[key.name='then']",
    message: 'A class with a method named then is awaited for ever by Nest: give it another name.',
  },
];

export default tseslint.config(
  {
    ignores: [
      '.stryker-tmp',
      'reports',
      'dist/**',
      'node_modules/**',
      'test/architecture/fixtures/**',
      '**/*.mjs',
      '**/*.cjs',
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      'no-restricted-imports': ['error', { paths: bansEverywhere }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/platform/**', 'src/main.ts', 'src/cli.ts', 'src/cli/**', 'src/**/*.spec.ts'],
    rules: { 'no-restricted-syntax': ['error', ...clockAndChance] },
  },
  {
    files: ['src/platform/**/*.ts'],
    ignores: ['src/platform/config/**', 'src/**/*.spec.ts'],
    rules: { 'no-restricted-syntax': ['error', clockAndChance[3], clockAndChance[4]] },
  },
);
