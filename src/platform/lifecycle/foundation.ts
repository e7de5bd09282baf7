import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { readIncarnations, type Incarnation } from '../backup/incarnations.js';
import { registerKeys, type RegisterKeys } from '../config/register-keys.js';
import type { RegisterIdentity } from '../event-store/postgres/lane-connection.js';
import type { EventLog } from '../event-store/event-log.js';
import { EVENT_LOG_MIGRATIONS } from '../event-store/postgres/postgres-event-log.js';
import { readRegister, settleHome } from '../event-store/postgres/register.js';
import { Health } from '../health/health.js';
import { Metrics } from '../metrics/metrics.js';
import { migrate, PLATFORM_MIGRATIONS } from '../postgres/migrations.js';
import { createPool, type DatabaseAddress } from '../postgres/pool.js';
import { leanSource } from '../projections/lean-source.js';
import { ProjectionRuntime } from '../projections/runtime.js';
import { ProjectionThread } from '../projections/thread/projection-thread.js';
import { KeyStore } from '../security/key-store.js';
import type { Assembly } from './assembly.js';
import { checkExternalServer } from './check-server.js';
import type { GracefulStop } from './graceful-stop.js';
import { openDatabase, type OpenDatabase } from './open-database.js';
import { openEventLog } from './open-event-log.js';

/** Everything below the contexts, open and migrated; closed by the graceful stop it was given. */
export interface Foundation {
  readonly config: Config;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly health: Health;
  readonly stop: GracefulStop;
  readonly database: OpenDatabase;
  /** `qadam_app`, or null where the login role is all there is. */
  readonly appRole: string | null;
  readonly register: RegisterIdentity;
  /** Its lives after the first; each began with a restore. */
  readonly incarnations: readonly Incarnation[];
  readonly log: EventLog;
  /** What gives the events of another store their order here; nothing where the log has one of its own. */
  readonly startJournal: () => void;
  /** Read models. */
  readonly readPool: Pool;
  /** Keys and vault. */
  readonly appPool: Pool;
  /** Projections and automations. */
  readonly projectionPool: Pool;
  readonly projections: ProjectionRuntime;
  readonly keys: KeyStore;
  readonly secrets: RegisterKeys;
  /** True when no event has ever been stored. */
  readonly startedEmpty: boolean;
}

/** A page of the read models at most this often: fresh enough to read one's own write, few enough to stay cheap. */
const PAGE_MS = 30;

const PROJECTION_MIGRATIONS = new URL('../projections/migrations/', import.meta.url);
const AUTOMATION_MIGRATIONS = new URL('../automations/migrations/', import.meta.url);
const SECURITY_MIGRATIONS = new URL('../security/migrations/', import.meta.url);

/** All folders of migrations that a register of this assembly needs. */
export const migrationsOf = (assembly: Pick<Assembly, 'migrations'>): readonly URL[] => [
  PLATFORM_MIGRATIONS,
  EVENT_LOG_MIGRATIONS,
  PROJECTION_MIGRATIONS,
  AUTOMATION_MIGRATIONS,
  SECURITY_MIGRATIONS,
  ...assembly.migrations,
];

/**
 * Opens the database (the embedded one, or the configured one), migrates it and opens what stands on it. Each thing
 * registers its closing as soon as it is open, so that a start that fails halfway can be stopped like any other.
 */
export async function layFoundation(
  config: Config,
  logger: Logger,
  stop: GracefulStop,
  assembly: Pick<Assembly, 'migrations' | 'projections' | 'catalogue'>,
  readModelsThread: URL | null = null,
): Promise<Foundation> {
  const metrics = new Metrics();
  const health = new Health();
  const database = await openDatabase(config, logger);
  // Its own ladder ends after 20 s; cutting it shorter would leave a postmaster behind.
  stop.onStop('database', 'embedded PostgreSQL', () => database.close(), 30_000);
  const { address } = database;
  const doubts = config.embedded ? [] : await checkExternalServer(address);
  for (const doubt of doubts) logger.warn({ doubt }, 'the database is not safe');
  const { applied, appRole, warnings } = await migrate(address, migrationsOf(assembly));
  for (const warning of warnings) logger.warn({ warning }, 'migrations');
  if (applied.length > 0) logger.debug({ applied }, 'migrated');
  await settleHome(address, config.store.kind);
  const [register, secrets] = await Promise.all([
    readRegister(address, appRole),
    registerKeys(config, database.dataDir),
  ]);

  const onError = (err: Error): void => {
    // While stopping we cut connections ourselves.
    if (!stop.isStopping) logger.warn({ err }, 'a database connection broke');
  };
  refuseOtherHome(register, config);
  const owner = `${config.instance}:${process.pid}:${randomUUID().slice(0, 8)}`;
  const place = { config, logger, metrics, health, stop, address, appRole, register, owner, onError };
  const { log, startJournal } = await openEventLog(place);
  const pool = (name: string, max: number, settings?: Record<string, string>): Pool =>
    openPool(address, { name, max, appRole, onError, stop, settings });
  const { pools } = config.database;
  const readPool = pool('reads', pools.reads);
  const appPool = pool('app', pools.app);
  // Rows and checkpoint are lost together or not at all, and the log they follow is durable: what a crash of the
  // database takes from them is read again. The disk's flushes belong to the commands.
  const projectionPool = pool('projections', pools.projections, { synchronous_commit: 'off' });
  const tuning = { coalesceMs: PAGE_MS };
  const report = (message: string, err?: Error): void => logger.warn({ err }, message);
  const data = { address, appRole, register, connections: pools.projections, owner, tuning };
  const projections = new ProjectionRuntime({
    pool: projectionPool,
    source: leanSource(log, projectionPool),
    decode: event => assembly.catalogue.decode(event),
    projections: assembly.projections,
    tuning,
    owner,
    report,
    ...(readModelsThread && { elsewhere: new ProjectionThread({ module: readModelsThread, data, report }) }),
  });
  const [head, incarnations] = await Promise.all([log.head(), readIncarnations(appPool)]);
  return {
    config,
    logger,
    metrics,
    health,
    stop,
    database,
    appRole,
    register,
    incarnations,
    log,
    startJournal: () => startJournal(projectionPool),
    readPool,
    appPool,
    projectionPool,
    projections,
    keys: new KeyStore(appPool),
    secrets,
    startedEmpty: head.position === 0,
  };
}

/** The register has recorded something, and not where this process would look for it. */
export class WrongHome extends Error {
  override readonly name = 'WrongHome';
}

function refuseOtherHome({ store }: RegisterIdentity, { store: { kind } }: Config): void {
  if (store === kind) return;
  throw new WrongHome(
    `The events of this register live in ${store}, and EVENT_STORE says ${kind}. To move them: qadam migrate --from ${store} --to ${kind}.`,
  );
}

interface PoolParts {
  readonly name: string;
  readonly max: number;
  readonly appRole: string | null;
  readonly onError: (error: Error) => void;
  readonly stop: GracefulStop;
  readonly settings?: Record<string, string>;
}

function openPool(address: DatabaseAddress, { name, max, appRole, onError, stop, settings }: PoolParts): Pool {
  const pool = createPool(address, { applicationName: `qadam-${name}`, role: appRole, max, onError, settings });
  stop.onStop('stores', `pool ${name}`, () => pool.end());
  return pool;
}
