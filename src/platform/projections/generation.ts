import type { ClientBase } from 'pg';
import type { RecordedEvent } from '../event-store/event-log.js';
import { asError, EventFault } from './errors.js';
import { takenFacts, takesType, type DecodedPage } from './event-decoder.js';
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

/** What one transaction writes: fixed when it begins, while the folding may go on. */
interface Share {
  readonly reached: Mark;
  readonly known: number;
  readonly events: readonly ProjectedEvent[];
  readonly parked: readonly ParkedEvent[];
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

/** The facts of an event's stream up to that event, decoded. */
export type HistoryOf = (event: ProjectedEvent) => Promise<readonly ProjectedEvent[]>;

/** One generation of a projection while it is being written: what is committed, and what is folded but not yet written. */
export class Generation {
  role: Role;
  state!: GenerationRow['state'];
  lastError!: string | null;
  care: Care | null = null;
  /** Since when something is folded and not written; null where nothing is. */
  heldSince: number | null = null;
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
  private share: Share | null = null;

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
  /** Nothing has to be loaded for it: it may be folded on while a transaction writes. */
  get foldsInMemory(): boolean {
    return this.folding !== null && !this.folding.mustLoad;
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
  async take(client: ClientBase, page: DecodedPage, historyOf: HistoryOf): Promise<void> {
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
      for (const fact of facts) {
        const again = this.accept(fact, touches);
        if (again !== null) await this.foldAgain(again, historyOf);
      }
    }
    if (this.folding) {
      await this.folding.prepare(client, touches);
      for (const touch of touches)
        if (this.folding.retells(touch)) await this.foldAgain(touch, historyOf);
        else this.foldOne(touch, null);
    }
    this.reach(page.last!);
  }

  /** A parked event once more: folded where the checkpoint stands, which does not move. */
  async again(client: ClientBase, page: DecodedPage, historyOf: HistoryOf): Promise<void> {
    const stood = this.reached;
    const parked = this.parked;
    this.parked = new Set();
    try {
      await this.take(client, page, historyOf);
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

  /** Fixes what the next transaction writes: everything since the last one. */
  cutOff(): void {
    this.share = {
      reached: this.reached,
      known: this.known + this.pendingKnown,
      events: this.pendingEvents,
      parked: this.pendingParked,
    };
    this.folding?.cutOff();
    this.pendingEvents = [];
    this.pendingParked = [];
  }

  /** What was cut off, in the caller's transaction. */
  async write(client: ClientBase): Promise<void> {
    const { events, parked } = this.share!;
    if (this.folding) await this.folding.write(client);
    else if (this.projection.kind === 'handled' && events.length > 0) {
      const table = (name: string): string => physicalName(name, this.projection.version, this.number);
      const query = client.query.bind(client) as unknown as ProjectionTransaction['query'];
      await this.projection.handle({ query, table }, events);
    }
    await park(client, this.name, this.number, parked);
  }

  /** Where the checkpoint moves, and how many streams are known there. */
  get written(): Pick<Share, 'reached' | 'known'> {
    return this.share!;
  }

  /** The transaction is committed. */
  settle(): void {
    const { reached, known } = this.share!;
    this.handled += reached.position - this.committed.position;
    this.committed = reached;
    this.heldSince = null;
    this.pendingKnown -= known - this.known;
    this.known = known;
    this.share = null;
    this.folding?.committed();
  }

  /** The transaction was rolled back: its share belongs to the next one again, unless this member is given up. */
  takeBack(): void {
    if (this.share === null) return;
    this.pendingEvents = [...this.share.events, ...this.pendingEvents];
    this.pendingParked = [...this.share.parked, ...this.pendingParked];
    this.share = null;
    this.folding?.takeBack();
  }

  /** Back to what is committed: nothing folded since counts. */
  giveUp(): void {
    this.reached = this.committed;
    this.heldSince = null;
    this.share = null;
    this.pendingEvents = [];
    this.pendingParked = [];
    this.pendingKnown = 0;
    this.folding?.forget();
  }

  private reach({ position, eventId, recordedAt }: RecordedEvent): void {
    this.reached = { position, eventId, recordedAt };
  }

  /** Folds it or puts it aside until the rows are loaded; answers what needs its stream's history before. */
  private accept(fact: ProjectedEvent, touches: Touch[]): Touch | null {
    if (this.projection.kind === 'handled') {
      this.pendingEvents.push(fact);
      return null;
    }
    const touch = { event: fact, keys: this.keysOf(fact, this.projection) };
    if (this.folding!.mustLoad) touches.push(touch);
    else if (this.folding!.retells(touch)) return touch;
    else this.foldOne(touch, null);
    return null;
  }

  private async foldAgain(touch: Touch, historyOf: HistoryOf): Promise<void> {
    const { retelling } = this.projection as FoldedProjection;
    const retold = retelling!.retold(await historyOf(touch.event)) as readonly ProjectedEvent[];
    this.foldOne(
      touch,
      retold.filter(({ type }) => takesType(this.projection.takes, type)),
    );
  }

  private keysOf(fact: ProjectedEvent, projection: FoldedProjection): readonly string[] {
    try {
      return projection.keysOf(fact);
    } catch (error) {
      throw new EventFault(fact.position, asError(error));
    }
  }

  private foldOne(touch: Touch, retold: readonly ProjectedEvent[] | null): void {
    try {
      this.folding!.fold(touch, retold);
    } catch (error) {
      throw new EventFault(touch.event.position, asError(error));
    }
  }
}
