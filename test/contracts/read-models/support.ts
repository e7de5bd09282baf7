import type { Pool } from 'pg';
import { eventCatalogue } from '../../../src/event-catalogue.js';
import type { Actor } from '../../../src/kernel/eventsourcing/command-context.js';
import type { DomainEvent } from '../../../src/kernel/eventsourcing/domain-event.js';
import { canonicalJson } from '../../../src/platform/event-store/canonical-json.js';
import { uuidV5 } from '../../../src/platform/event-store/ids.js';
import { MemoryEventLog } from '../../../src/platform/event-store/memory/memory-event-log.js';
import { migrate, PLATFORM_MIGRATIONS } from '../../../src/platform/postgres/migrations.js';
import { createPool } from '../../../src/platform/postgres/pool.js';
import type { ReadModelFreshness } from '../../../src/platform/projections/projection-status.js';
import { ProjectionRuntime } from '../../../src/platform/projections/runtime.js';
import { landRegistryProjections } from '../../../src/land-registry/land-registry.projections.js';
import { PROJECT_MIGRATIONS, projectProjections } from '../../../src/projects/projects.projections.js';
import { reportingProjections } from '../../../src/reporting/reporting.projections.js';
import { createTestDatabase, type TestDatabase } from '../../support/embedded-postgres.js';
import { OFFICER } from '../../support/people.js';

const NAMESPACE = '5d0c7f4e-3b1a-5c8e-9f52-7161646d0001';
const projections = [...projectProjections, ...landRegistryProjections, ...reportingProjections];

const ACTOR: Actor = {
  personId: OFFICER,
  client: `person:${OFFICER}`,
  organisationId: 'invest-department-turkistan',
  role: 'project_officer',
  onBehalfOf: null,
};

/** The read models of projects and reporting over real PostgreSQL, fed by a log in memory. */
export class ReadModels {
  readonly log = new MemoryEventLog();
  private said = 0;
  private readonly revisions = new Map<string, number>();

  private constructor(
    readonly pool: Pool,
    private readonly database: TestDatabase,
    private runtime: ProjectionRuntime,
  ) {}

  static async start(): Promise<ReadModels> {
    const database = await createTestDatabase();
    const projectionMigrations = new URL('../../../src/platform/projections/migrations/', import.meta.url);
    await migrate(database.connection, [PLATFORM_MIGRATIONS, projectionMigrations, PROJECT_MIGRATIONS]);
    const pool = createPool(database.connection, { applicationName: 'read-models', max: 10 });
    const models = new ReadModels(pool, database, null as never);
    models.runtime = models.newRuntime();
    await models.runtime.start();
    return models;
  }

  /** Records one event; answers its position. Seconds pass with positions, unless it is said when it was recorded. */
  async say(stream: string, event: DomainEvent, on?: string): Promise<number> {
    const commandId = uuidV5(NAMESPACE, `said ${this.said++}`);
    const revision = (this.revisions.get(stream) ?? -1) + 1;
    this.revisions.set(stream, revision);
    const recordedAt = on ?? new Date(Date.UTC(2026, 0, 1) + this.said * 1_000).toISOString();
    const definition = eventCatalogue.get(event.type);
    if (definition === undefined || 'retired' in definition) throw new Error(`${event.type} is not in the catalogue`);
    const result = await this.log.append({
      commandId,
      fingerprint: '00',
      stream,
      expected: revision === 0 ? 'none' : { revision: revision - 1 },
      events: [
        {
          eventId: uuidV5(commandId, '0'),
          type: event.type,
          schemaVersion: definition.schemaVersion,
          data: canonicalJson(event.data),
          meta: canonicalJson({ actor: ACTOR }),
          dataHash: 'ab'.repeat(32),
          actor: ACTOR.client,
          correlationId: commandId,
          causationId: null,
          recordedAt,
          occurredOn: definition.businessDateOf(event.data as never),
        },
      ],
    });
    return result.lastPosition!;
  }

  /** Every read model shows the log up to its head. */
  async caughtUp(): Promise<void> {
    const { position } = await this.log.head();
    const names = projections.map(({ name }) => name);
    if (await this.runtime.waitFor(names, position, 20_000)) return;
    throw new Error(`not at ${position}: ${JSON.stringify(await this.runtime.status())}`);
  }

  get freshness(): ReadModelFreshness {
    return this.runtime;
  }

  /** Another process takes over: what was in memory is gone, rows are read back from the tables. */
  async handOver(): Promise<void> {
    await this.runtime.stop();
    this.runtime = this.newRuntime();
    await this.runtime.start();
  }

  async rows<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(sql, values)).rows;
  }

  async end(): Promise<void> {
    await this.runtime.stop();
    await this.pool.end();
    await this.database.drop();
  }

  private newRuntime(): ProjectionRuntime {
    return new ProjectionRuntime({
      pool: this.pool,
      source: this.log,
      decode: event => eventCatalogue.decode(event),
      projections,
      tuning: { unhurriedMs: 0 },
    });
  }
}

export function anInvestor(investorId: string, country: string, kk: string, ru: string, en: string): DomainEvent {
  return {
    type: 'InvestorRegistered',
    data: {
      investorId,
      legalName: { kk, ru, en },
      country,
      bin: null,
      lei: null,
      foreignSharePct: null,
      representativePersonIds: [],
      registeredOn: '2018-11-09',
      registeredBy: null,
    },
  };
}
