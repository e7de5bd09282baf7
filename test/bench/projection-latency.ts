/**
 * From the append to the committed row: node --import ./test/support/typescript-hooks.mjs test/bench/projection-latency.ts
 * RATE events a second for SECONDS; the log is in memory, so that only projecting is measured.
 */
import { accounts, opened, paid, Stage, TestLog } from '../contracts/projections/support.js';
import { startSharedServer } from '../support/embedded-postgres.js';

const RATE = Number(process.env['RATE'] ?? 500);
const SECONDS = Number(process.env['SECONDS'] ?? 10);
const server = process.env['QADAM_TEST_POSTGRES'] ? null : await startSharedServer();
const stage = await Stage.set();
const log = new TestLog();
const names = ['accounts', 'ledger', 'third'];
const runtime = stage.runtime(
  log,
  names.map(name => accounts(1, name)),
);
await runtime.start();
for (let n = 0; n < 200; n++) await log.say(`account-${n}`, opened('Aksu'));
await runtime.waitFor(names, 200, 30_000);

const took: number[] = [];
const waiting: Promise<void>[] = [];
const used = process.cpuUsage();
const start = performance.now();
for (let n = 0; n < RATE * SECONDS; n++) {
  const due = start + (n * 1000) / RATE;
  while (performance.now() < due) await new Promise(resolve => setTimeout(resolve, 1));
  const said = performance.now();
  const position = await log.say(`account-${n % 200}`, paid('1'));
  waiting.push(runtime.waitFor(names, position, 10_000).then(() => void took.push(performance.now() - said)));
}
await Promise.all(waiting);
const cpu = process.cpuUsage(used);
took.sort((a, b) => a - b);
const at = (share: number): string => took[Math.floor(took.length * share)]!.toFixed(1);
console.log(
  `${RATE} events/s, ${names.length} projections: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(0.9999)} ms`,
);
console.log(
  `CPU of this process: ${((cpu.user + cpu.system) / took.length).toFixed(0)} µs an event, waiting readers included`,
);
await stage.end();
await server?.stop();
