import { randomUUID } from 'node:crypto';
import { assembly } from '../../src/app.module.js';
import { PostgresEventLog } from '../../src/platform/event-store/postgres/postgres-event-log.js';
import { readRegister } from '../../src/platform/event-store/postgres/register.js';
import { migrationsOf } from '../../src/platform/lifecycle/foundation.js';
import { migrate } from '../../src/platform/postgres/migrations.js';
import { createPool } from '../../src/platform/postgres/pool.js';
import { ProjectionRuntime } from '../../src/platform/projections/runtime.js';
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
  const pool = createPool(address, { applicationName: 'bench-projections', role, max: 6 });
  await prefill(log, Math.ceil(events / EVENTS_A_PROJECT), randomUUID());
  const { position } = await log.head();
  const runtime = new ProjectionRuntime({
    pool,
    source: log,
    decode: event => assembly.catalogue.decode(event),
    projections: assembly.projections,
    report: (message, error) => say(`  ${message} ${error?.message ?? ''}`),
  });
  const names = assembly.projections.map(({ name }) => name);
  const started = performance.now();
  await runtime.start();
  if (!(await runtime.waitFor(names, position, 600_000))) throw new Error('the read models did not catch up');
  const seconds = (performance.now() - started) / 1000;
  await runtime.stop();
  await pool.end();
  await log.close();
  say(
    `rebuild     ${names.length} read models from ${position} events in ${seconds.toFixed(2)} s: ` +
      `${Math.round(position / seconds)} events/s, wall time of all`,
  );
}
