import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../postgres/transaction.js';
import { ProjectionAdmin } from './admin.js';
import { asError } from './errors.js';
import type { DecodeEvent } from './event-decoder.js';
import { Freshness } from './freshness.js';
import { LEASE_MS, Lease } from './lease.js';
import type { Projection } from './projection.js';
import type { Place } from '../event-store/event-log.js';
import type { ProjectionStatus, ReadModelFreshness } from './projection-status.js';
import { createGeneration, dropGenerations, generationsOf, register } from './registry.js';
import { realScheduler, type Scheduler } from './scheduler.js';
import { Session } from './session.js';
import { SpeedMeter } from './speed-meter.js';
import { readStatus } from './status.js';
import type { WorkElsewhere, WorkObserver } from './work-elsewhere.js';
import { DEFAULT_TUNING, type EventSource, type Tuning } from './tuning.js';

export interface RuntimeOptions {
  /** At least four connections: two that write pages, one for the heartbeat, one for questions. */
  readonly pool: Pool;
  readonly source: EventSource;
  readonly decode: DecodeEvent;
  readonly projections: readonly Projection[];
  readonly scheduler?: Scheduler;
  readonly tuning?: Partial<Tuning>;
  /** Who may own what is named by the lease; one set of projections has one lease. */
  readonly lease?: string;
  /** False where tables hold more than the log says: then nothing is ever made anew from position 0. */
  readonly rebuildable?: boolean;
  /** For status: defaults to host, process and a random part. */
  readonly owner?: string;
  readonly report?: (message: string, error?: Error) => void;
  /** Hears what is committed here. */
  readonly observer?: WorkObserver;
  /** Where the work is done instead of here; this runtime then only answers. */
  readonly elsewhere?: WorkElsewhere;
}

/**
 * Keeps read models: at any time one process of all that run it does the work, and another takes over within ten
 * seconds of its death, pause or lost link. Each event's effect is in the rows exactly once, together with the
 * checkpoint, whatever is killed when.
 */
export class ProjectionRuntime implements ReadModelFreshness {
  readonly admin: ProjectionAdmin;
  private readonly lease: Lease;
  private readonly freshness: Freshness;
  private readonly scheduler: Scheduler;
  private readonly names: readonly string[];
  private readonly stopping = new AbortController();
  private readonly speed: SpeedMeter;
  private competing: Promise<void> | null = null;
  private session: Session | null = null;

  constructor(private readonly options: RuntimeOptions) {
    const { pool, source, decode, projections } = options;
    const hungry = projections.find(({ readsEnvelope }) => readsEnvelope);
    if (source.withoutEnvelope && hungry) throw new Error(`${hungry.name} reads the envelope; its source has none`);
    this.scheduler = options.scheduler ?? realScheduler;
    this.names = [...new Set(projections.map(({ name }) => name))];
    const owner = options.owner ?? `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
    this.lease = new Lease(pool, options.lease ?? 'projections', owner);
    this.freshness = new Freshness(pool, source, this.scheduler, options.observer);
    this.admin = new ProjectionAdmin(pool, source, decode, this.scheduler, this.lease.name);
    this.speed = new SpeedMeter(this.scheduler);
  }

  /** Makes the tables that are missing, so that readers find them, and begins to compete for the work. */
  async start(): Promise<void> {
    if (this.options.elsewhere) return this.options.elsewhere.start(this.freshness);
    await inTransaction(this.options.pool, client => register(client, this.goals()));
    this.competing ??= this.compete();
  }

  /** Ends after the transaction in hand; what is not committed is made again by the next owner, who need not wait. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.options.elsewhere?.stop();
    await this.competing;
  }

  get isOwner(): boolean {
    return this.session !== null;
  }

  async status(): Promise<readonly ProjectionStatus[]> {
    const told = await this.options.elsewhere?.status();
    if (told) return told;
    const head = await this.freshness.headNow(0);
    const session = this.session;
    if (!session) return readStatus(this.options.pool, this.lease.name, this.names, head, null);
    const work = {
      reconnects: session.reconnects,
      outageOf: (live: boolean) => (live ? (session.live.outage ?? session.patient.outage) : session.building.outage),
      speedOf: (name: string, generation: number) => this.speed.of(session.generations, name, generation),
    };
    return readStatus(this.options.pool, this.lease.name, this.names, head, work);
  }

  positionOf(name: string): Promise<number> {
    return this.freshness.positionOf(name);
  }
  behindBy(name: string): Promise<{ events: number; seconds: number }> {
    return this.freshness.behindBy(name);
  }
  waitFor(names: readonly string[], wanted: number | Place, timeoutMs: number, signal?: AbortSignal): Promise<boolean> {
    return this.freshness.waitFor(names, wanted, timeoutMs, signal);
  }

  private async compete(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        const epoch = await this.lease.take((client, next) => this.takeOver(client, next));
        if (epoch !== null) await this.own(epoch, signal);
      } catch (error) {
        this.report('cannot work, trying again', asError(error));
      }
      await this.scheduler.sleep(LEASE_MS / 5, signal);
    }
  }

  private async own(epoch: number, signal: AbortSignal): Promise<void> {
    const session = new Session(
      {
        ...this.options,
        rebuildable: this.options.rebuildable ?? true,
        scheduler: this.scheduler,
        tuning: { ...DEFAULT_TUNING, ...this.options.tuning },
        freshness: this.freshness,
        lease: this.lease,
        report: (message, error) => this.report(message, error),
      },
      epoch,
    );
    this.session = session;
    try {
      await session.run(signal);
    } finally {
      this.session = null;
      // Ours alone: another owner has another epoch. After an outage the next one need not wait either.
      await this.lease.release(epoch).catch(() => undefined);
    }
  }

  /** Under the new epoch every page of the owner before fails; a newer version than the live one begins to be built. */
  private async takeOver(client: PoolClient, epoch: number): Promise<void> {
    await client.query(`update rm.projection_generation set epoch = $1 where name = any($2) and role <> 'retired'`, [
      epoch,
      this.names,
    ]);
    const rows = await generationsOf(client, this.names);
    for (const goal of this.goals()) {
      const live = rows.find(row => row.name === goal.name && row.role === 'live');
      const building = rows.find(row => row.name === goal.name && row.role === 'building');
      if (!live || live.version >= goal.version || building?.version === goal.version) continue;
      await dropGenerations(client, { building: goal.name });
      await createGeneration(client, goal, 'building', epoch);
    }
  }

  /** The highest version of each name. */
  private goals(): Projection[] {
    const highest = new Map<string, Projection>();
    for (const projection of this.options.projections)
      if ((highest.get(projection.name)?.version ?? 0) < projection.version) highest.set(projection.name, projection);
    return [...highest.values()];
  }

  private report(message: string, error?: Error): void {
    this.options.report?.(`${this.lease.name} (${this.lease.owner}): ${message}`, error);
  }
}
