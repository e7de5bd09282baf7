import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { assembly } from '../../src/app.module.js';
import { PostgresEventLog } from '../../src/platform/event-store/postgres/postgres-event-log.js';
import { readRegister } from '../../src/platform/event-store/postgres/register.js';
import { migrationsOf } from '../../src/platform/lifecycle/foundation.js';
import { migrate } from '../../src/platform/postgres/migrations.js';
import { createPool } from '../../src/platform/postgres/pool.js';
import { leanSource } from '../../src/platform/projections/lean-source.js';
import { ProjectionRuntime } from '../../src/platform/projections/runtime.js';
import { median } from './machine.js';
import { prefill } from './workload.js';

const EVENTS_A_PROJECT = 20;

/** All read models of the register from an empty table to the head of the log, in one process, wall time. */
export async function measureRebuild(
  connectionString: string,
  events: number,
  say: (line?: string) => void,
): Promise<void> {
  const address = { connectionString };
  const { appRole: role } = await migrate(address, migrationsOf(assembly));
  const log = new PostgresEventLog({ address, register: await readRegister(address, role), role });
  const settings = { synchronous_commit: 'off' };
  const pool = createPool(address, { applicationName: 'bench-projections', role, max: 6, settings });
  await prefill(log, Math.ceil(events / EVENTS_A_PROJECT), randomUUID(), 128);
  const { position } = await log.head();
  const runtime = new ProjectionRuntime({
    pool,
    source: leanSource(log, pool),
    decode: event => assembly.catalogue.decode(event),
    projections: assembly.projections,
    report: (message, error) => say(`  ${message} ${error?.message ?? ''}`),
  });
  const names = assembly.projections.map(({ name }) => name);
  const rates: number[] = [];
  const rate = async (work: () => Promise<void>): Promise<number> => {
    const started = performance.now();
    await work();
    return position / ((performance.now() - started) / 1000);
  };
  const first = await rate(async () => {
    await runtime.start();
    if (!(await runtime.waitFor(names, position, 600_000))) throw new Error('the read models did not catch up');
  });
  for (let round = 0; round < ROUNDS; round++) rates.push(await rate(() => rebuildAll(runtime, pool, names)));
  await runtime.stop();
  await pool.end();
  await log.close();
  say(
    `rebuild     ${names.length} read models from ${position} events, beside the live ones, indexes and switch included: ` +
      `${Math.round(median(rates))} events/s, wall time of all (${rates.map(Math.round).join(', ')}); ` +
      `a first start with tables in use ${Math.round(first)} events/s`,
  );
}

const ROUNDS = 3;

async function rebuildAll(runtime: ProjectionRuntime, pool: Pool, names: readonly string[]): Promise<void> {
  await Promise.all(names.map(name => runtime.admin.rebuild(name, 'bench')));
  const building = `select from rm.projection_generation where role = 'building'`;
  while (((await pool.query(building)).rowCount ?? 0) > 0) await new Promise(resolve => setTimeout(resolve, 10));
}
