import { simulate, type Outcome } from './simulation.js';
import { Sometimes } from './machinery/sometimes.js';
import { readArguments } from './arguments.js';

/**
 * node --import ./test/support/typescript-hooks.mjs test/simulation/run.ts --seeds=10000 --steps=300
 * node --import ./test/support/typescript-hooks.mjs test/simulation/run.ts --seed=4711 --trace
 */
const wish = readArguments(process.argv.slice(2));
const begun = performance.now();
const sometimes = new Sometimes();
const unhandled: string[] = [];
process.on('unhandledRejection', reason =>
  unhandled.push(reason instanceof Error ? (reason.stack ?? '') : String(reason)),
);

let failed = 0;
for (let seed = wish.from; seed < wish.from + wish.seeds && failed < wish.failures; seed++) {
  const outcome = await simulate({
    seed,
    steps: wish.steps,
    strict: wish.strict,
    ...(wish.home === null ? {} : { home: wish.home }),
  });
  for (const [label, count] of outcome.sometimes)
    sometimes.counts.set(label, (sometimes.counts.get(label) ?? 0) + count);
  for (const { name } of outcome.known) sometimes.saw(`KNOWN FAULT: ${name}`);
  if (wish.trace) process.stdout.write(`${outcome.trace.join('\n')}\n`);
  const findings = [...outcome.findings, ...unhandled.splice(0).map(reason => `unhandled rejection: ${reason}`)];
  if (wish.seeds === 1)
    console.log(`seed ${seed} on ${outcome.home}: ${outcome.steps} events, trace ${outcome.traceHash}`);
  if (findings.length === 0) continue;
  failed++;
  complain(outcome, findings);
}
const seconds = (performance.now() - begun) / 1_000;
console.log(`\n${wish.seeds} seeds, ${failed} failed, ${seconds.toFixed(1)} s`);
for (const [label, count] of [...sometimes.counts].sort()) console.log(`${String(count).padStart(8)}  ${label}`);
process.exit(failed > 0 ? 1 : 0);

function complain({ seed, home }: Outcome, findings: readonly string[]): void {
  console.log(`seed ${seed} on ${home} with ${wish.steps} steps:`);
  for (const finding of findings) console.log(`  ${finding}`);
  console.log(`  again: … test/simulation/run.ts --seed=${seed} --steps=${wish.steps} --trace`);
}
