/**
 * How fast read models are made anew: node --import ./test/support/typescript-hooks.mjs test/bench/rebuild-runtime.ts
 * EVENTS=200000 (default). Wall time from the request to the switch of the last of three projections, indexes included.
 */
import { PostgresEventLog, EVENT_LOG_MIGRATIONS } from '../../src/platform/event-store/postgres/postgres-event-log.js';
import { createPool } from '../../src/platform/postgres/pool.js';
import { migrate, PLATFORM_MIGRATIONS } from '../../src/platform/postgres/migrations.js';
import { decodePlainly } from '../../src/platform/projections/event-decoder.js';
import { leanSource } from '../../src/platform/projections/lean-source.js';
import { ProjectionRuntime } from '../../src/platform/projections/runtime.js';
import type { Tuning } from '../../src/platform/projections/tuning.js';
import { createTestDatabase, startPrivateServer } from '../support/embedded-postgres.js';
import { BENCH_PROJECTIONS, FILL } from './rebuild-projections.js';

const EVENTS = Number(process.env['EVENTS'] ?? 200_000);
const ROUNDS = Number(process.env['ROUNDS'] ?? 5);
const tuning = JSON.parse(process.env['TUNING'] ?? '{}') as Partial<Tuning>;
const server = process.env['QADAM_TEST_POSTGRES'] ? null : await startPrivateServer({ database: 'qadam_bench' });
const database = await createTestDatabase(server ? { server: server.connection } : {});
const modules = [
  PLATFORM_MIGRATIONS,
  EVENT_LOG_MIGRATIONS,
  new URL('../../src/platform/projections/migrations/', import.meta.url),
];
await migrate(database.connection, modules);
const pool = createPool(database.connection, { applicationName: 'bench', queryTimeoutMs: 300_000, max: 8 });
await pool.query('set statement_timeout = 0');
const filling = await pool.connect();
await filling.query('set statement_timeout = 0');
await filling.query(FILL, [EVENTS / 20, 20]);
await filling.query('analyze es.event');
filling.release();

const log = new PostgresEventLog({
  address: database.connection,
  register: { registerId: '00000000-0000-0000-0000-000000000000', incarnation: 1, store: 'postgres' },
});
const source = process.env['WHOLE'] ? log : leanSource(log, pool);
const names = BENCH_PROJECTIONS.map(({ name }) => name);
const runtime = new ProjectionRuntime({
  pool,
  source,
  decode: decodePlainly,
  projections: BENCH_PROJECTIONS,
  tuning,
});

let usedBefore = process.cpuUsage();
/** On a shared machine wall time is mostly waiting for a core: what this process used itself stands beside it. */
const line = (what: string, ms: number): void => {
  const used = process.cpuUsage(usedBefore);
  usedBefore = process.cpuUsage();
  const cpu = ((used.user + used.system) / EVENTS).toFixed(1);
  console.log(
    `${what.padEnd(34)} ${(ms / 1000).toFixed(2).padStart(7)} s`,
    `${Math.round(EVENTS / (ms / 1000))
      .toLocaleString('en')
      .padStart(10)} events/s, ${cpu} µs of CPU here an event`,
  );
};

console.log(`${EVENTS.toLocaleString('en')} events, ${names.length} projections, Node ${process.version}`);
let from = performance.now();
for (let after = 0; after < EVENTS;) after = (await source.readAll({ after, limit: 2_000 })).at(-1)!.position;
line('reading alone, nothing decoded', performance.now() - from);

from = performance.now();
await runtime.start();
if (!(await runtime.waitFor(names, EVENTS, 300_000))) throw new Error('it did not catch up');
line('first start: live from position 0', performance.now() - from);

const rates: number[] = [];
for (let round = 1; round <= ROUNDS; round++) {
  from = performance.now();
  await Promise.all(names.map(name => runtime.admin.rebuild(name, 'bench')));
  const left = async (): Promise<number> =>
    (await pool.query(`select from rm.projection_generation where role = 'building'`)).rowCount ?? 0;
  while ((await left()) > 0) await new Promise(resolve => setTimeout(resolve, 10));
  const ms = performance.now() - from;
  rates.push(EVENTS / (ms / 1000));
  line(`rebuild ${round}: all three, switched`, ms);
}
const median = rates.sort((a, b) => a - b)[Math.floor(rates.length / 2)]!;
console.log(`median ${Math.round(median).toLocaleString('en')} events/s; aim 100,000, below 30,000 is failure`);
const { rows } = await pool.query('select count(*)::int as n, sum(payments)::int as payments from rm.bench_list');
console.log('rows', rows[0]);

await runtime.stop();
await log.close();
await pool.end();
await database.drop();
await server?.stop();
if (median < 30_000) process.exitCode = 1;
