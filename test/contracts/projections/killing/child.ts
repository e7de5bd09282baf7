/** Projects or automates a fixed history in the database it is told, and may be killed anywhere; ends when all is done. */
import type { Pool, PoolClient } from 'pg';
import { AutomationRuntime } from '../../../../src/platform/automations/automation-runtime.js';
import { createPool, type DatabaseAddress } from '../../../../src/platform/postgres/pool.js';
import { decodePlainly } from '../../../../src/platform/projections/event-decoder.js';
import { ProjectionRuntime } from '../../../../src/platform/projections/runtime.js';
import { whenUnfinishedLapseIt } from '../../automations/reservations.js';
import { accounts, eventually } from '../support.js';
import { history, logOf } from './history.js';

const address = JSON.parse(process.env['DATABASE'] ?? '{}') as DatabaseAddress;
const pool = createPool(address, { applicationName: 'child', max: 10 });
if (process.env['WITHOUT_TRANSACTION']) forgetTransactions(pool);
const source = await logOf(history());
const common = {
  pool,
  source,
  decode: decodePlainly,
  tuning: { livePage: 40, catchUpPage: 40, heldEvents: 1, coalesceMs: 0 },
};

if (process.env['WHAT'] === 'projections') {
  const runtime = new ProjectionRuntime({ ...common, projections: [accounts()] });
  await runtime.start();
  if (!(await runtime.waitFor(['accounts'], (await source.head()).position, 20_000))) process.exit(1);
  await runtime.stop();
} else {
  const runtime = new AutomationRuntime({
    ...common,
    automations: [whenUnfinishedLapseIt],
    send: async (name, payload, commandId) => {
      await pool.query('insert into effect values ($1, $2, $3) on conflict do nothing', [
        commandId,
        name,
        JSON.stringify(payload),
      ]);
      await pool.query('insert into sending values ($1)', [commandId]);
      return { outcome: 'accepted' };
    },
  });
  await runtime.start();
  await eventually('nothing is left to do', async () => {
    const [reading] = await runtime.reading();
    // In the order in which work moves on: a timer that fires leaves a command behind.
    const timers = await pool.query('select from rm.automation_timer where due < now()');
    const [status] = await runtime.status();
    return reading!.lagEvents === 0 && status!.waitingCommands === 0 && timers.rowCount === 0;
  });
  await runtime.stop();
}
await pool.end();

/** Negative control: what is left of the promise when rows and checkpoint are not one transaction. */
function forgetTransactions(pool: Pool): void {
  pool.on('connect', (client: PoolClient) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    const without = (...args: unknown[]): unknown =>
      typeof args[0] === 'string' && /^(begin|commit|rollback)/.test(args[0])
        ? query('select 1', ...args.slice(1))
        : query(...args);
    client.query = without as typeof client.query;
  });
}
