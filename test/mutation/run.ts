import { spawnSync } from 'node:child_process';
import { filesToMutate, sampleOf } from './files.js';

/**
 * `npm run mutation [-- --files=N] [--seed=S] [path …]`: changes decisions and folds one small thing at a time and counts
 * how many changes turn no spec red (Stryker). Without paths a random sample of N files (all: `--files=all`); the seed is
 * printed, the same one takes the same files. Outside CI: a mutant takes seconds. Stryker is fetched when it is asked for: a
 * hundred packages that nobody else needs.
 */
const VERSION = '9.6.1';
const words = process.argv.slice(2);
const option = (name: string): string | undefined =>
  words.find(word => word.startsWith(`--${name}=`))?.slice(name.length + 3);
const paths = words.filter(word => !word.startsWith('--'));
const seed = Number(option('seed') ?? Date.now() % 1_000_000);
const wanted = option('files') ?? '12';

const all = filesToMutate();
const chosen = paths.length > 0 ? paths : wanted === 'all' ? all : sampleOf(all, Number(wanted), seed);
console.log(`${chosen.length} of ${all.length} files, seed ${seed}`);
for (const path of chosen) console.log(`  ${path}`);

const packages = ['core', 'jest-runner'].map(name => `--package=@stryker-mutator/${name}@${VERSION}`);
const stryker = ['stryker', 'run', 'test/mutation/stryker.config.mjs', '--mutate', chosen.join(',')];
const { status } = spawnSync('npm', ['exec', '--yes', ...packages, '--', ...stryker], { stdio: 'inherit' });
process.exitCode = status ?? 1;
