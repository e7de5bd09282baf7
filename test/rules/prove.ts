import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { namedProofs } from './all-proofs.js';
import { switchedOff, type Proof } from './rule.js';

/**
 * `npm run rules:proof`: switches every rule of the table off, one at a time, in a copy, and demands that its spec turns
 * red. `npm run rules:proof -- X8 project.is-over 'land.*'` does it for some. No part of `npm test`: it starts Jest for each.
 */

const ROOT = join(import.meta.dirname, '../..');
const MOST_AT_ONCE = 4;
/** A decision that goes on for ever without its rule would hold everything up; the specs take seconds. */
const PATIENCE_MS = 300_000;

type Outcome = 'red' | 'green' | 'did not run' | 'did not end';
type Named = ReturnType<typeof namedProofs>[number];

const asked = process.argv.slice(2);
const all = namedProofs();
const isCalled = (rule: string, asked: string): boolean =>
  asked.endsWith('*') ? rule.startsWith(asked.slice(0, -1)) : rule === asked;
const unknown = asked.filter(name => !all.some(({ names }) => names.some(rule => isCalled(rule, name))));
if (unknown.length > 0) {
  console.error(
    `rules:proof: no rule is called ${unknown.join(', ')}. They are listed in docs/rules.md; land.* takes many.`,
  );
  process.exit(2);
}
const proofs = all.filter(({ names }) => asked.length === 0 || names.some(rule => asked.some(n => isCalled(rule, n))));
const copies: string[] = [];
process.on('exit', () => copies.forEach(copy => rmSync(copy, { recursive: true, force: true })));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

const specs = [...new Set(proofs.map(({ proof }) => proof.spec))];
const control = await jest(aCopy(), ...specs);
if (control.outcome !== 'green') {
  console.log(control.output);
  console.log('The specs are not green with every rule in place: nothing can be proved.');
  process.exit(1);
}
console.log(`${specs.length} specs are green with every rule in place. Now without each of ${proofs.length}:`);

const left = [...proofs];
const unnoticed: Named[] = [];
const workers = Array.from({ length: Math.min(MOST_AT_ONCE, availableParallelism(), left.length) }, async () => {
  const copy = aCopy();
  for (let next = left.shift(); next !== undefined; next = left.shift()) {
    const outcome = await without(copy, next.proof);
    if (outcome !== 'red') unnoticed.push(next);
    console.log(
      `${outcome === 'red' ? 'noticed' : `NOT NOTICED (${outcome})`}  ${next.names.join(' ')}  ${next.proof.file}`,
    );
  }
});
await Promise.all(workers);

const codes = new Set(proofs.flatMap(({ names }) => names));
console.log(
  unnoticed.length === 0
    ? `rules:proof: ${codes.size} rules at ${proofs.length} places; none can be switched off unnoticed.`
    : `rules:proof: ${unnoticed.length} of ${proofs.length} places can be switched off unnoticed.`,
);
process.exitCode = unnoticed.length === 0 ? 0 : 1;

/** Sources and specs, with the dependencies of the clone; nothing in it is anybody else's. */
function aCopy(): string {
  const copy = mkdtempSync(join(tmpdir(), 'qadam-rules-'));
  copies.push(copy);
  for (const name of ['src', 'test', 'package.json', 'tsconfig.json', 'jest.config.mjs'])
    cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(realpathSync(join(ROOT, 'node_modules')), join(copy, 'node_modules'));
  // Specs of pure rules need no database: it is started only for those that stand with the contracts.
  writeFileSync(
    join(copy, 'jest.proof.mjs'),
    "import config from './jest.config.mjs';\nconst { globalSetup: _, globalTeardown: __, ...pure } = config;\nexport default pure;\n",
  );
  return copy;
}

async function without(copy: string, proof: Proof): Promise<Outcome> {
  const file = join(copy, proof.file);
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, switchedOff(text, proof));
  const { outcome } = await jest(copy, proof.spec);
  writeFileSync(file, text);
  return outcome;
}

/** A suite that does not even load proves nothing: the rule has to be missed by an expectation. */
function jest(
  copy: string,
  ...paths: readonly string[]
): Promise<{ readonly outcome: Outcome; readonly output: string }> {
  const needsDatabase = paths.some(path => path.startsWith('test/contracts/'));
  const config = needsDatabase ? 'jest.config.mjs' : 'jest.proof.mjs';
  const program = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
  ];
  const options = [
    '--config',
    config,
    '--ci',
    '--silent',
    '--runTestsByPath',
    ...(paths.length === 1 ? ['--runInBand'] : []),
  ];
  const child = spawn(process.execPath, [...program, ...options, ...paths], { cwd: copy });
  let output = '';
  const keep = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  let ended = true;
  const patience = setTimeout(() => (ended = !child.kill('SIGKILL')), PATIENCE_MS);
  return new Promise(resolve => {
    child.on('close', code => {
      clearTimeout(patience);
      if (!ended) return resolve({ output, outcome: 'did not end' });
      const ran = /^Tests: /m.test(output) && !output.includes('Test suite failed to run');
      resolve({ output, outcome: !ran ? 'did not run' : code === 0 ? 'green' : 'red' });
    });
  });
}
