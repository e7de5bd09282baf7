import { CellDeltas, saveCells } from './cell-table.js';
import type { ProjectedEvent } from './projected-event.js';
import { inParts, type Connection } from './prepared.js';
import type { AnyRow, FoldedProjection } from './projection.js';
import { RowTable, type ChangedRow, type KeptRow } from './row-table.js';
import type { Head } from './through-time.js';
import { Versions } from './versions.js';

/** A row between two commits: what the database has, and what the fold has made of it since. One object for its life. */
interface Slot {
  readonly key: string;
  saved: AnyRow | null;
  row: AnyRow | null;
  stream: string;
  lastRevision: number;
  position: number;
  dirty: boolean;
}

/** A row as it was when the transaction's share was cut off. */
interface Change extends Omit<ChangedRow, 'row'> {
  readonly slot: Slot;
  readonly row: AnyRow | null;
}

/** An event and the rows it is about. */
export interface Touch {
  readonly event: ProjectedEvent;
  readonly keys: readonly string[];
}

/** The history of the event's stream as it reads from this event on, where the event changes that. */
type Retold = readonly ProjectedEvent[] | null;

/**
 * The rows of one projection while its pages are folded. Only the fenced owner writes them, so what it has committed
 * it need not load again; after any failure `forget` makes it start from what is committed.
 */
export class Folding {
  readonly rowTable: RowTable;
  private slots = new Map<string, Slot>();
  private dirty: Slot[] = [];
  /** What a transaction is writing; folding goes on meanwhile. */
  private cut: readonly Change[] = [];
  /** True while every row of the table is in `slots`: a key that is not there does not exist. */
  private complete: boolean;
  /** Null for a projection of the present. */
  private readonly versions: Versions | null;

  constructor(
    private readonly projection: FoldedProjection,
    private readonly table: (name: string) => string,
    private readonly startsEmpty: () => boolean,
    private readonly maxRows: number,
  ) {
    this.rowTable = new RowTable(projection);
    this.complete = startsEmpty();
    this.versions = projection.timeline === null ? null : new Versions(projection.timeline, table);
  }

  get dirtyRows(): number {
    return this.dirty.length + (this.versions?.pending ?? 0);
  }

  /** False while memory holds the whole table: then events are folded as they come. */
  get mustLoad(): boolean {
    return !this.complete;
  }

  /** Loads what the events touch and is not known yet, in one statement. */
  async prepare(client: Connection, touches: readonly Touch[]): Promise<void> {
    if (this.complete) return;
    const missing = new Set<string>();
    for (const { keys } of touches) for (const key of keys) if (!this.slots.has(key)) missing.add(key);
    if (missing.size === 0) return;
    const keys = [...missing];
    const found = await this.rowTable.load(client, this.table(this.projection.table), keys);
    for (const key of keys) this.slots.set(key, slotOf(key, found.get(key)));
  }

  /** Whether what is folded so far of any row it is about does not hold after this event. */
  retells({ event, keys }: Touch): boolean {
    const { retelling } = this.projection;
    return retelling !== undefined && keys.some(key => retelling.retells(event, this.slots.get(key)?.row ?? undefined));
  }

  /** Pure on the projection's side; the event's place is kept with every row it touched, changed or not. */
  fold({ event, keys }: Touch, retold: Retold): void {
    for (const key of keys) {
      let slot = this.slots.get(key);
      if (!slot) this.slots.set(key, (slot = slotOf(key, undefined)));
      const before = slot.row;
      const days: AnyRow[] | null = retold === null ? null : this.anew(retold, key);
      const row = (days === null ? this.after(before, event, key) : days.at(-1)) ?? null;
      if (row === null && before === null) continue;
      this.versions?.tell({
        key,
        position: event.position,
        revision: event.revision,
        before: before as Head | null,
        after: row as Head | null,
        days: days as Head[] | null,
      });
      if (before === null) {
        slot.stream = event.stream;
        slot.lastRevision = -1;
        slot.position = 0;
      }
      slot.row = row;
      if (slot.stream === event.stream && event.revision > slot.lastRevision) slot.lastRevision = event.revision;
      if (event.position > slot.position) slot.position = event.position;
      if (!slot.dirty) {
        slot.dirty = true;
        this.dirty.push(slot);
      }
    }
  }

  private after(row: AnyRow | null, event: ProjectedEvent, key: string): AnyRow | undefined {
    return this.projection.apply(row ?? undefined, event, key);
  }

  /** The row after each event of the history. */
  private anew(history: readonly ProjectedEvent[], key: string): AnyRow[] {
    const rows: AnyRow[] = [];
    let row: AnyRow | undefined;
    for (const event of history) {
      row = this.projection.apply(row, event, key);
      if (row !== undefined) rows.push(row);
    }
    return row === undefined ? [] : rows;
  }

  /** What is folded so far is what the next transaction writes; what is folded from here on, the one after it. */
  cutOff(): void {
    this.cut = this.dirty.map(slot => {
      const { row, saved, stream, lastRevision, position } = slot;
      slot.saved = row;
      slot.dirty = false;
      return { slot, row, saved, stream, lastRevision, position };
    });
    this.dirty = [];
    this.versions?.cutOff();
  }

  /** Writes what was cut off: rows, then the cells that follow from old and new rows. */
  async write(client: Connection): Promise<void> {
    const saved: ChangedRow[] = [];
    const removed: string[] = [];
    const cells = this.projection.cells.map(declared => ({ declared, deltas: new CellDeltas(declared) }));
    for (const change of this.cut) {
      if (change.row) saved.push(change as ChangedRow);
      else if (change.saved) removed.push(change.slot.key);
      for (const { deltas } of cells) deltas.change(change.saved, change.row);
    }
    const table = this.table(this.projection.table);
    await inParts(removed, part => this.rowTable.remove(client, table, part));
    await inParts(saved, part => this.rowTable.save(client, table, part), ROWS_A_STATEMENT);
    for (const { declared, deltas } of cells) await saveCells(client, declared, this.table(declared.table), deltas);
    await this.versions?.write(client);
  }

  /** The transaction is committed. */
  committed(): void {
    if (this.complete)
      for (const { slot } of this.cut) if (slot.row === null && !slot.dirty) this.slots.delete(slot.key);
    this.cut = [];
    this.versions?.committed();
    if (this.slots.size <= this.maxRows) return;
    this.slots = new Map(this.dirty.map(slot => [slot.key, slot]));
    this.complete = false;
  }

  /** Nothing of it was written: it belongs to the next transaction again, with what was folded since. */
  takeBack(): void {
    for (const { slot, saved } of this.cut) {
      slot.saved = saved;
      if (slot.dirty) continue;
      slot.dirty = true;
      this.dirty.push(slot);
    }
    this.cut = [];
  }

  /** The transaction is gone, or may be: nothing in memory counts any more. */
  forget(): void {
    this.slots.clear();
    this.dirty = [];
    this.cut = [];
    this.versions?.forget();
    this.complete = this.startsEmpty();
  }
}

/** Whole rows are wide: a card is some kilobytes. */
const ROWS_A_STATEMENT = 1_000;

const slotOf = (key: string, kept: KeptRow | undefined): Slot => ({
  key,
  saved: kept?.row ?? null,
  row: kept?.row ?? null,
  stream: kept?.stream ?? '',
  lastRevision: kept?.lastRevision ?? -1,
  position: kept?.position ?? 0,
  dirty: false,
});
