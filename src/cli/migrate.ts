import { InvalidArgumentError, type Command } from 'commander';
import { ChangeRefused, NotNow } from '../platform/change-of-store/change-refused.js';
import { openStore } from '../platform/change-of-store/open-store.js';
import { moveToEventStoreDb, type Changed } from '../platform/change-of-store/to-eventstoredb.js';
import { moveToPostgres } from '../platform/change-of-store/to-postgres.js';
import type { Config } from '../platform/config/config.js';
import { IntegrityViolation } from '../platform/event-store/event-log.errors.js';
import { StoreRefused } from '../platform/event-store/eventstoredb/check-store.js';
import { toldProgress } from './backup.js';
import { endingAs } from './ending.js';
import { answer } from './output.js';
import { configOf, globals } from './with-register.js';

type Store = Config['store']['kind'];

interface MigrateOptions {
  readonly from: Store;
  readonly to: Store;
}

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('move the events of the register to the other store, with every id, revision and position')
    .requiredOption('--from <store>', 'where they live: postgres or eventstoredb', storeName)
    .requiredOption('--to <store>', 'where they shall live', storeName)
    .addHelpText('after', HELP)
    .action((options: MigrateOptions, command: Command) => endingAs(command, ENDINGS, () => migrate(options, command)));
}

const HELP = `
With DATABASE_URL (of the database's owner), EVENTSTOREDB_URL, REGISTER_KEY and VAULT_KEY in the environment. Killed
anywhere, run it again: until it says that the register has turned over, the register is where it was.
Exit codes: 0 done, or done before; 1 could not be done now, run it again; 2 refused, what was found is not what it
should be. The result goes to stdout (with --json as JSON), progress to stderr.`;

const ENDINGS = { refused: [ChangeRefused, StoreRefused, IntegrityViolation], later: [NotNow] };

async function migrate({ from, to }: MigrateOptions, command: Command): Promise<void> {
  if (from === to) return command.error('error: --from and --to name the same store');
  const config = configOf(globals(command));
  const { database, store: settings } = config;
  if (database.url === null)
    throw new ChangeRefused('DATABASE_URL is needed: keys, claims, journal and read models stay in PostgreSQL');
  const { store, risks, another, close } = await openStore(config);
  for (const risk of risks) process.stderr.write(`${risk}\n`);
  try {
    const parts = { address: { connectionString: database.url }, store, progress: toldProgress() };
    const changed =
      to === 'eventstoredb'
        ? await moveToEventStoreDb(parts)
        : await moveToPostgres({ ...parts, journalStore: another(), deadlineMs: settings.deadlineMs });
    answer(globals(command), { ok: true, from, to, ...changed }, sentences(to, changed));
  } finally {
    close();
  }
}

function sentences(to: Store, { turned, registerId, events, sha256 }: Changed): readonly string[] {
  if (!turned) return [`The events of register ${registerId} live in ${to} already: nothing was done.`];
  return [
    `Register ${registerId} has turned over to ${to}: ${events} events, the same in both stores.`,
    `SHA-256 ${sha256}`,
    `Start its instances with EVENT_STORE=${to}; those that still run take no commands any more (503).`,
  ];
}

function storeName(text: string): Store {
  if (text === 'postgres' || text === 'eventstoredb') return text;
  throw new InvalidArgumentError('postgres or eventstoredb.');
}
