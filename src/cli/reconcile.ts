import type { Command } from 'commander';
import { eventCatalogue } from '../event-catalogue.js';
import { PostgresHistory } from '../platform/event-store/postgres/postgres-history.js';
import { readRegister } from '../platform/event-store/postgres/register.js';
import { realTimers } from '../platform/event-store/timers.js';
import { reconcile, type Reconciled } from '../platform/projections/reconcile/reconcile.js';
import { readModels } from '../read-models.js';
import { answer, table } from './output.js';
import { globals, withRegister } from './with-register.js';

/** Exit 1 when anything stored differs from what the events come to; a read model that lags is none. */
export function addReconcile(program: Command): void {
  program
    .command('reconcile [names...]')
    .description('fold every event afresh and compare with every stored row, cell and version; reads only')
    .option('--list <number>', 'how many differences of a read model are listed', '20')
    .action(run);
}

async function run(names: string[], { list }: { list: string }, command: Command): Promise<void> {
  const chosen = names.length === 0 ? readModels : readModels.filter(({ name }) => names.includes(name));
  const unknown = names.filter(name => !readModels.some(projection => projection.name === name));
  if (unknown.length > 0) throw new UnknownReadModel(`There is no ${unknown.join(', ')}.`);
  await withRegister(globals(command), async ({ address, appRole, pool }) => {
    const register = await readRegister(address, appRole);
    const log = new PostgresHistory({ address, register, role: appRole, readers: 2, timers: realTimers });
    try {
      const found = await reconcile({
        pool,
        source: log,
        decode: event => eventCatalogue.decode(event),
        projections: chosen,
        mostListed: Math.max(1, Number(list) || 20),
      });
      if (found.some(({ verdict }) => verdict === 'different')) process.exitCode = 1;
      answer(globals(command), found, told(found));
    } finally {
      await log.close();
    }
  });
}

function told(found: readonly Reconciled[]): readonly string[] {
  const header = ['READ MODEL', 'VERDICT', 'POSITION', 'ROWS', 'DIFFERENCES'];
  const lines = found.map(({ projection, verdict, position, head, rows, differences }) => [
    projection,
    verdict,
    `${position}/${head}`,
    String(rows),
    String(differences),
  ]);
  const differences = found.flatMap(({ listed }) =>
    listed.map(({ table, key, field, stored, folded, event }) => {
      const where =
        event === null ? '' : ` (last event: ${event.stream} at ${event.revision}, position ${event.position})`;
      return `${table} ${key} ${field}: stored ${stored ?? 'nothing'}, the events say ${folded ?? 'nothing'}${where}`;
    }),
  );
  return [...table(header, lines), ...(differences.length === 0 ? [] : ['', ...differences])];
}

class UnknownReadModel extends Error {
  override readonly name = 'UnknownReadModel';
}
