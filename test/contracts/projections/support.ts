import type { Pool } from 'pg';
import type { DomainEvent } from '../../../src/kernel/eventsourcing/domain-event.js';
import { uuidV5 } from '../../../src/platform/event-store/ids.js';
import { MemoryEventLog } from '../../../src/platform/event-store/memory/memory-event-log.js';
import { createPool } from '../../../src/platform/postgres/pool.js';
import { migrate, PLATFORM_MIGRATIONS } from '../../../src/platform/postgres/migrations.js';
import { decodePlainly, type DecodeEvent } from '../../../src/platform/projections/event-decoder.js';
import { foldedProjection, type Projection } from '../../../src/platform/projections/projection.js';
import { ProjectionRuntime, type RuntimeOptions } from '../../../src/platform/projections/runtime.js';
import { createTestDatabase, type TestDatabase } from '../../support/embedded-postgres.js';

const NAMESPACE = '5d0c7f4e-3b1a-5c8e-9f52-7161646d0001';
const MODULES = [
  PLATFORM_MIGRATIONS,
  new URL('../../../src/platform/projections/migrations/', import.meta.url),
  new URL('../../../src/platform/automations/migrations/', import.meta.url),
];

/** Events of a small register: accounts that are opened, moved between districts, paid into and closed. */
export type AccountEvent =
  | DomainEvent<'Opened', { readonly district: string; readonly amount: string }>
  | DomainEvent<'Moved', { readonly district: string }>
  | DomainEvent<'Paid', { readonly amount: string }>
  | DomainEvent<'Closed', Record<string, never>>;

export interface AccountRow {
  readonly id: string;
  readonly district: string;
  readonly paid: bigint;
  readonly payments: number;
  readonly lastPaid: string | null;
  readonly history: readonly { readonly type: string; readonly on: string }[];
  readonly changedAt: string;
}

const step = (row: AccountRow, event: { type: string; occurredOn: string; recordedAt: string }): AccountRow => ({
  ...row,
  history: [...row.history, { type: event.type, on: event.occurredOn }],
  changedAt: event.recordedAt,
});

export const accounts = (version = 1, name = 'accounts'): Projection =>
  foldedProjection<AccountEvent, AccountRow>({
    name,
    version,
    takes: { streams: ['account-'] },
    table: name,
    key: 'id',
    columns: {
      id: 'text',
      district: 'text',
      paid: 'amount',
      payments: 'integer',
      lastPaid: 'decimal',
      history: 'json',
      changedAt: 'instant',
    },
    indexes: [{ name: 'by_district', on: '(district)' }],
    cells: [
      {
        table: `${name}_by_district`,
        dimensions: ['district'],
        measures: ['accounts', 'paid'],
        cellsOf: row => [{ dimensions: { district: row.district }, measures: { accounts: 1n, paid: row.paid } }],
      },
    ],
    keysOf: event => [event.stream],
    apply: (row, event, id) => {
      if (event.type === 'Opened') {
        const { district, amount } = event.data;
        const fresh = { id, district, paid: BigInt(amount), payments: 0, lastPaid: null, history: [], changedAt: '' };
        return step(fresh, event);
      }
      if (!row) throw new Error(`${event.stream} was never opened`);
      switch (event.type) {
        case 'Moved':
          return step({ ...row, district: event.data.district }, event);
        case 'Paid': {
          const paid = row.paid + BigInt(event.data.amount);
          return step({ ...row, paid, payments: row.payments + 1, lastPaid: event.data.amount }, event);
        }
        case 'Closed':
          return undefined;
      }
    },
  });

/** A log in memory whose events are written in one line. */
export class TestLog extends MemoryEventLog {
  private written = 0;
  private readonly revisions = new Map<string, number>();

  async say(stream: string, ...facts: readonly { type: string; data: unknown }[]): Promise<number> {
    let position = 0;
    for (const { type, data } of facts) {
      const commandId = uuidV5(NAMESPACE, `command ${this.written++}`);
      const revision = this.revisions.get(stream) ?? -1;
      const recordedAt = new Date(Date.UTC(2026, 0, 1) + this.written * 1_000).toISOString();
      const result = await this.append({
        commandId,
        fingerprint: '00',
        stream,
        expected: revision < 0 ? 'none' : { revision },
        events: [
          {
            eventId: uuidV5(commandId, '0'),
            type,
            schemaVersion: 1,
            data: JSON.stringify(data),
            meta: '{}',
            dataHash: '00',
            actor: 'person:1',
            correlationId: commandId,
            causationId: null,
            recordedAt,
            occurredOn: recordedAt.slice(0, 10),
          },
        ],
      });
      this.revisions.set(stream, revision + 1);
      position = result.lastPosition!;
    }
    return position;
  }
}

export const opened = (district: string, amount = '0'): AccountEvent => ({
  type: 'Opened',
  data: { district, amount },
});
export const moved = (district: string): AccountEvent => ({ type: 'Moved', data: { district } });
export const paid = (amount: string): AccountEvent => ({ type: 'Paid', data: { amount } });
export const closed = (): AccountEvent => ({ type: 'Closed', data: {} });

/** A database of its own with all that has been started in it; `end` stops and drops everything. */
export class Stage {
  private readonly runtimes: ProjectionRuntime[] = [];
  private readonly pools: Pool[] = [];
  readonly reports: string[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly pool: Pool,
  ) {}

  static async set(): Promise<Stage> {
    const database = await createTestDatabase();
    await migrate(database.connection, MODULES);
    const stage = new Stage(database, createPool(database.connection, { applicationName: 'test', max: 10 }));
    stage.pools.push(stage.pool);
    return stage;
  }

  newPool(applicationName: string): Pool {
    const pool = createPool(this.database.connection, { applicationName, max: 10 });
    this.pools.push(pool);
    return pool;
  }

  runtime(
    log: RuntimeOptions['source'],
    projections: readonly Projection[],
    more: Partial<RuntimeOptions> = {},
  ): ProjectionRuntime {
    const decode: DecodeEvent = decodePlainly;
    const report = (message: string, error?: Error): number => this.reports.push(`${message} ${error?.message ?? ''}`);
    const runtime = new ProjectionRuntime({ pool: this.pool, source: log, decode, projections, report, ...more });
    this.runtimes.push(runtime);
    return runtime;
  }

  async rows<R extends object>(sql: string, values: unknown[] = []): Promise<R[]> {
    return (await this.pool.query<R>(sql, values)).rows;
  }

  async end(): Promise<void> {
    await Promise.all(this.runtimes.map(runtime => runtime.stop()));
    await Promise.all(this.pools.map(pool => pool.end()));
    await this.database.drop();
  }
}

/** Asks until the answer is true; fails with what was asked when it never is. */
export async function eventually(
  what: string,
  ask: () => Promise<boolean> | boolean,
  withinMs = 10_000,
): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await ask())) {
    if (Date.now() > deadline) throw new Error(`within ${withinMs} ms never: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}
