import type { ClientBase } from 'pg';
import type { RecordedEvent } from '../event-store/event-log.js';
import { asError, EventFault } from './errors.js';
import { takenFacts, type DecodedPage } from './event-decoder.js';
import { Folding, type Touch } from './folding.js';
import { fuseBlows, park, parkedBehind, parkedFor, type ParkedEvent } from './parking.js';
import type { ProjectedEvent } from './projected-event.js';
import type { FoldedProjection, Projection, ProjectionTransaction } from './projection.js';
import type { GenerationRow, Role } from './registry.js';
import { physicalName } from './tables.js';

/** A place in the log, with what proves that it is still the same log. */
export interface Mark {
  readonly position: number;
  readonly eventId: string | null;
  readonly recordedAt: string | null;
}

/** After a fault: small pages, alone, until the culprit stands by itself. */
export interface Care {
  readonly limit: number;
  readonly attempts: number;
  /** Beyond this position the fault is behind us. */
  readonly until: number;
  /** The event that could not be folded, where it is known; a row the database refused does not say. */
  readonly culprit: number | null;
}

/** One generation of a projection while it is being written: what is committed, and what is folded but not yet written. */
export class Generation {
  role: Role;
  state!: GenerationRow['state'];
  lastError!: string | null;
  care: Care | null = null;
  committed!: Mark;
  reached!: Mark;
  parked: ReadonlySet<string> = new Set();
  /** Events read since the process began: for speed, not for correctness. */
  handled = 0;

  private readonly folding: Folding | null;
  private pendingEvents: ProjectedEvent[] = [];
  private pendingParked: ParkedEvent[] = [];
  private known = 0;
  private pendingKnown = 0;

  constructor(
    readonly projection: Projection,
    readonly number: number,
    row: GenerationRow,
    parked: ReadonlySet<string>,
    maxRows: number,
  ) {
    this.role = row.role;
    const table = (name: string): string => physicalName(name, projection.version, number);
    this.stand(row, parked);
    this.folding =
      projection.kind === 'folded'
        ? new Folding(projection, table, () => this.committed.position === 0, maxRows)
        : null;
  }

  get name(): string {
    return this.projection.name;
  }
  get dirtyRows(): number {
    return this.folding?.dirtyRows ?? 0;
  }
  /** SQL of its own sees the database, so each of its pages is written at once. */
  get writesEveryPage(): boolean {
    return this.folding === null;
  }

  /** Takes the database's word for where we stand, and drops everything else. */
  stand(row: GenerationRow, parked: ReadonlySet<string>): void {
    this.committed = { position: row.position, eventId: row.eventId, recordedAt: row.recordedAt };
    this.known = row.streamsKnown;
    this.state = row.state;
    this.lastError = row.lastError;
    this.parked = parked;
    this.giveUp();
  }

  /** Folds a page in memory. Throws EventFault for the event that cannot be folded; call giveUp then. */
  async take(client: ClientBase, page: DecodedPage): Promise<void> {
    const touches: Touch[] = [];
    for (let index = 0; index < page.events.length; index++) {
      const event = page.events[index]!;
      const facts = takenFacts(this.projection.takes, page, index);
      if (facts === null) continue;
      if (event.revision === 0) this.pendingKnown++;
      if (this.parked.has(event.stream)) {
        this.pendingParked.push(parkedBehind(event));
        continue;
      }
      if (facts instanceof Error) throw new EventFault(event.position, facts);
      for (const fact of facts) this.accept(fact, touches);
    }
    if (this.folding) {
      await this.folding.prepare(client, touches);
      for (const { event, keys } of touches) this.foldOne(event, keys);
    }
    this.reach(page.last!);
  }

  /** A parked event once more: folded where the checkpoint stands, which does not move. */
  async again(client: ClientBase, page: DecodedPage): Promise<void> {
    const stood = this.reached;
    const parked = this.parked;
    this.parked = new Set();
    try {
      await this.take(client, page);
    } finally {
      this.parked = parked;
      this.pendingKnown = 0;
      this.reached = stood;
    }
  }

  /** Moves past an event that cannot be projected: its stream waits from here on, everything else goes on. */
  takeParked(event: RecordedEvent, error: Error, attempts: number): void {
    this.pendingParked.push(parkedFor(event, error, attempts));
    this.parked = new Set(this.parked).add(event.stream);
    if (fuseBlows(this.parked.size, this.known + this.pendingKnown)) {
      this.state = 'stopped';
      this.lastError = `fuse: ${this.parked.size} parked streams; last at ${event.position}: ${error.message}`;
    } else this.lastError = `parked ${event.stream} at ${event.position}: ${error.message}`;
    this.reach(event);
  }

  /** Everything since the last commit, in the caller's transaction. */
  async write(client: ClientBase): Promise<void> {
    if (this.folding) await this.folding.write(client);
    else if (this.projection.kind === 'handled' && this.pendingEvents.length > 0) {
      const table = (name: string): string => physicalName(name, this.projection.version, this.number);
      const query = client.query.bind(client) as unknown as ProjectionTransaction['query'];
      await this.projection.handle({ query, table }, this.pendingEvents);
    }
    await park(client, this.name, this.number, this.pendingParked);
  }

  get streamsKnown(): number {
    return this.known + this.pendingKnown;
  }

  /** The transaction is committed. */
  settle(): void {
    this.handled += this.reached.position - this.committed.position;
    this.committed = this.reached;
    this.known += this.pendingKnown;
    this.clearPending();
    this.folding?.committed();
  }

  /** Back to what is committed: nothing folded since counts. */
  giveUp(): void {
    this.reached = this.committed;
    this.clearPending();
    this.folding?.forget();
  }

  private clearPending(): void {
    this.pendingEvents = [];
    this.pendingParked = [];
    this.pendingKnown = 0;
  }

  private reach({ position, eventId, recordedAt }: RecordedEvent): void {
    this.reached = { position, eventId, recordedAt };
  }

  private accept(fact: ProjectedEvent, touches: Touch[]): void {
    if (this.projection.kind === 'handled') this.pendingEvents.push(fact);
    else {
      const keys = this.keysOf(fact, this.projection);
      if (this.folding!.mustLoad) touches.push({ event: fact, keys });
      else this.foldOne(fact, keys);
    }
  }

  private keysOf(fact: ProjectedEvent, projection: FoldedProjection): readonly string[] {
    try {
      return projection.keysOf(fact);
    } catch (error) {
      throw new EventFault(fact.position, asError(error));
    }
  }

  private foldOne(event: ProjectedEvent, keys: readonly string[]): void {
    try {
      this.folding!.fold(event, keys);
    } catch (error) {
      throw new EventFault(event.position, asError(error));
    }
  }
}
