import type { Pool, PoolClient } from 'pg';
import { asError, isTransient, LostOwnership } from './errors.js';
import type { DecodeEvent } from './event-decoder.js';
import { Follower } from './follower.js';
import type { Freshness } from './freshness.js';
import { Generation } from './generation.js';
import { LEASE_MS, type Lease } from './lease.js';
import { parkedStreams } from './parking.js';
import type { Projection } from './projection.js';
import { dropRetired, generationsOf } from './registry.js';
import { carryOutRequests } from './requests.js';
import { guardAgainstOtherHistory } from './restore-guard.js';
import { Mutex, type Scheduler } from './scheduler.js';
import { finishBuilding } from './switching.js';
import type { EventSource, Tuning } from './tuning.js';

export interface Surroundings {
  readonly pool: Pool;
  readonly source: EventSource;
  readonly decode: DecodeEvent;
  /** Several versions of one name may be here: the highest is the goal, lower ones keep an older live one moving. */
  readonly projections: readonly Projection[];
  readonly scheduler: Scheduler;
  readonly tuning: Tuning;
  readonly freshness: Freshness;
  readonly lease: Lease;
  readonly rebuildable: boolean;
  readonly report: (message: string, error?: Error) => void;
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;
const IDLE_PAUSE_MS = 100;
/** A live page is followed by a rest of so many times its own length, up to the longest. */
const REST_SHARE = 2;
const LONGEST_REST_MS = 200;

/** The work of an owner under one epoch: until it is told to stop, or finds that it owns nothing any more. */
export class Session {
  readonly live: Follower;
  /** Live ones that may wait: told seldom, of more at a time, on a connection of their own, so that nobody waits for them. */
  readonly patient: Follower;
  readonly building: Follower;
  private readonly liveTurn = new Mutex();
  private readonly patientTurn = new Mutex();
  /** Taken before `between` by who needs both. */
  readonly buildTurn = new Mutex();
  readonly ended = new AbortController();
  reconnects = 0;

  constructor(
    readonly around: Surroundings,
    readonly epoch: number,
  ) {
    const { source, decode, tuning, scheduler, freshness } = around;
    const tell = (written: readonly Generation[]): void => {
      for (const each of written) if (each.role === 'live') freshness.committed(each.name, each.committed);
    };
    this.live = new Follower(source, decode, tuning, scheduler, epoch, tell);
    this.patient = new Follower(source, decode, tuning, scheduler, epoch, tell);
    // Nobody reads it yet: written beside the folding as memory allows, and a crash only costs time.
    const buildTuning = { ...tuning, heldEvents: tuning.heldEvents * 10, heldMs: 60_000, heldRows: 200_000 };
    this.building = new Follower(source, decode, buildTuning, scheduler, epoch, () => undefined, true);
  }

  get generations(): readonly Generation[] {
    return [...this.live.members, ...this.patient.members, ...this.building.members];
  }

  /** Who follows the log for a live one. */
  followerOf({ projection }: Generation): Follower {
    return projection.unhurried === true ? this.patient : this.live;
  }

  /** What is done between two live pages: a switch, or what an operator asked for. */
  between<T>(work: () => Promise<T>): Promise<T> {
    return this.liveTurn.run(() => this.patientTurn.run(work));
  }

  /** Returns when the work is over and its last transaction is finished. */
  async run(stop: AbortSignal): Promise<void> {
    const end = (): void => this.ended.abort();
    stop.addEventListener('abort', end, { once: true });
    if (stop.aborted) end();
    try {
      await this.load();
      for (const { members } of [this.live, this.patient])
        for (const each of members) this.around.freshness.committed(each.name, each.committed);
      this.around.freshness.owns(true);
      await Promise.all([
        this.follow(this.live, client => this.liveStep(client)),
        this.follow(this.patient, client => this.patientStep(client)),
        this.follow(this.building, client => this.buildStep(client)),
        this.beat(),
        this.serveRequests(),
      ]);
    } finally {
      this.around.freshness.owns(false);
      stop.removeEventListener('abort', end);
    }
  }

  /** Reads the registry anew: what is live, what is being built. */
  async load(): Promise<void> {
    const { pool, projections, tuning } = this.around;
    const client = await pool.connect();
    try {
      const names = [...new Set(projections.map(({ name }) => name))];
      const loaded: Generation[] = [];
      for (const row of await generationsOf(client, names)) {
        const code = projections.find(({ name, version }) => name === row.name && version === row.version);
        if (!code) continue;
        const known = this.generations.find(each => each.name === row.name && each.number === row.generation);
        const parked = await parkedStreams(client, row.name, row.generation);
        const rows = row.role === 'live' ? tuning.cachedRows : tuning.cachedRowsBuilding;
        loaded.push(known ?? new Generation(code, row.generation, row, parked, rows));
      }
      await guardAgainstOtherHistory(client, this.around.source, loaded, this.epoch);
      for (const follower of [this.live, this.patient]) {
        const mine = loaded.filter(each => each.role === 'live' && this.followerOf(each) === follower);
        follower.members.splice(0, Infinity, ...mine);
      }
      this.building.members.splice(0, Infinity, ...loaded.filter(({ role }) => role === 'building'));
    } finally {
      client.release();
    }
  }

  lose(reason: Error): void {
    if (this.ended.signal.aborted) return;
    this.around.report(`epoch ${this.epoch} is over`, reason);
    this.ended.abort();
  }

  private liveStep(client: PoolClient): Promise<void> {
    return this.stepped(this.live, this.liveTurn, client, this.around.tuning.coalesceMs);
  }

  private patientStep(client: PoolClient): Promise<void> {
    return this.stepped(this.patient, this.patientTurn, client, this.around.tuning.unhurriedMs);
  }

  /** `gatherMs`: at most one page in this time, so that events that come together are written together. */
  private async stepped(follower: Follower, turn: Mutex, client: PoolClient, gatherMs: number): Promise<void> {
    const { scheduler, source } = this.around;
    const started = scheduler.now();
    const worked = await turn.run(() => follower.step(client));
    // Over as soon as a page went through, not after the rest that follows it.
    follower.outage = null;
    if (!worked) {
      const reached = follower.running.map(each => each.reached.position);
      return source.waitForNews(Math.max(0, ...reached), 1_000, this.ended.signal);
    }
    // Reading comes after writing: under load pages grow instead of taking the processor from commands.
    const took = scheduler.now() - started;
    const pause = Math.max(gatherMs - took, Math.min(took * REST_SHARE, LONGEST_REST_MS));
    if (!follower.isFarBehind && pause > 0) await scheduler.sleep(pause, this.ended.signal);
  }

  private async buildStep(client: PoolClient): Promise<void> {
    await this.buildTurn.run(async () => {
      if (await this.building.step(client)) return;
      await finishBuilding(this, client);
    });
  }

  /** Outages are waited out for ever; after each the database is asked where we stand, since a COMMIT may have worked. */
  private async follow(follower: Follower, step: (client: PoolClient) => Promise<void>): Promise<void> {
    let client: PoolClient | null = null;
    let pause = FIRST_PAUSE_MS;
    while (!this.ended.signal.aborted) {
      if (follower.running.length === 0) {
        await follower.quiet();
        client?.release();
        client = null;
        await this.around.scheduler.sleep(IDLE_PAUSE_MS, this.ended.signal);
        continue;
      }
      try {
        client ??= await this.open(follower);
        await step(client);
        pause = FIRST_PAUSE_MS;
        follower.outage = null;
      } catch (error) {
        await follower.quiet();
        client?.release(true);
        client = null;
        if (error instanceof LostOwnership) return this.lose(error);
        this.reconnects++;
        follower.outage = asError(error);
        this.around.report(isTransient(error) ? 'outage, trying again' : 'unexpected, trying again', follower.outage);
        await this.around.scheduler.sleep(pause, this.ended.signal);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
    }
    await follower.quiet();
    client?.release();
  }

  private async open(follower: Follower): Promise<PoolClient> {
    const client = await this.around.pool.connect();
    try {
      if (client.listenerCount('error') === 0) client.on('error', () => undefined);
      // A paused owner must not keep locks: the server ends its transaction.
      await client.query(`set idle_in_transaction_session_timeout = '3s'; set statement_timeout = '60s'`);
      await follower.reset();
      const rows = await generationsOf(
        client,
        follower.members.map(({ name }) => name),
      );
      for (const member of follower.members) {
        const row = rows.find(({ name, generation }) => name === member.name && generation === member.number);
        if (!row || row.epoch !== this.epoch) throw new LostOwnership(`${member.name} is under epoch ${row?.epoch}`);
        member.stand(row, await parkedStreams(client, member.name, member.number));
      }
      return client;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  private async beat(): Promise<void> {
    const { lease, scheduler, pool, tuning } = this.around;
    let alive = scheduler.now();
    let swept = Number.NEGATIVE_INFINITY;
    while (!this.ended.signal.aborted) {
      try {
        if (!(await lease.renew(this.epoch))) return this.lose(new LostOwnership('the lease has another epoch'));
        alive = scheduler.now();
        if (alive - swept > Math.min(30_000, tuning.graceMs)) {
          swept = alive;
          await dropRetired(pool, tuning.graceMs);
        }
      } catch (error) {
        if (scheduler.now() - alive > LEASE_MS) return this.lose(asError(error));
      }
      await scheduler.sleep(LEASE_MS / 3, this.ended.signal);
    }
  }

  private async serveRequests(): Promise<void> {
    while (!this.ended.signal.aborted) {
      await carryOutRequests(this).catch((error: unknown) => this.around.report('a request failed', asError(error)));
      await this.around.scheduler.sleep(200, this.ended.signal);
    }
  }
}
