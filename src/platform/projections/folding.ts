import { CellDeltas, saveCells } from './cell-table.js';
import type { ProjectedEvent } from './projected-event.js';
import type { AnyRow, FoldedProjection, ProjectionTransaction } from './projection.js';
import { RowTable, type KeptRow } from './row-table.js';

/** A row between two commits: what the database has, and what the fold has made of it since. */
interface Slot {
  saved: KeptRow | null;
  now: KeptRow | null;
}

/** An event and the rows it is about. */
export interface Touch {
  readonly event: ProjectedEvent;
  readonly keys: readonly string[];
}

type Query = Pick<ProjectionTransaction, 'query'>;

/**
 * The rows of one projection while its pages are folded. Only the fenced owner writes them, so what it has committed
 * it need not load again; after any failure `forget` makes it start from what is committed.
 */
export class Folding {
  readonly rowTable: RowTable;
  private readonly slots = new Map<string, Slot>();
  private readonly dirty = new Set<string>();
  /** True while every row of the table is in `slots`: a key that is not there does not exist. */
  private complete: boolean;

  constructor(
    private readonly projection: FoldedProjection,
    private readonly table: (name: string) => string,
    private readonly startsEmpty: () => boolean,
    private readonly maxRows: number,
  ) {
    this.rowTable = new RowTable(projection);
    this.complete = startsEmpty();
  }

  get dirtyRows(): number {
    return this.dirty.size;
  }

  /** Loads what the events touch and is not known yet, in one statement. */
  async prepare(tx: Query, touches: readonly Touch[]): Promise<void> {
    if (this.complete) return;
    const missing = new Set<string>();
    for (const { keys } of touches) for (const key of keys) if (!this.slots.has(key)) missing.add(key);
    if (missing.size === 0) return;
    const keys = [...missing];
    const found = await this.rowTable.load(tx, this.table(this.projection.table), keys);
    for (const key of keys) {
      const saved = found.get(key) ?? null;
      this.slots.set(key, { saved, now: saved });
    }
  }

  /** Pure on the projection's side; the event's place is kept with every row it touched, changed or not. */
  fold({ event, keys }: Touch): void {
    for (const key of keys) {
      let slot = this.slots.get(key);
      if (!slot) this.slots.set(key, (slot = { saved: null, now: null }));
      const before = slot.now;
      const row = this.projection.apply(before?.row, event, key);
      if (row === undefined && before === null) continue;
      slot.now = row === undefined ? null : touched(before, row, event);
      this.dirty.add(key);
    }
  }

  /** Writes what changed since the last commit: rows, then the cells that follow from old and new rows. */
  async write(tx: Query): Promise<void> {
    const saved: KeptRow[] = [];
    const removed: string[] = [];
    const cells = this.projection.cells.map(declared => ({ declared, deltas: new CellDeltas(declared) }));
    for (const key of this.dirty) {
      const slot = this.slots.get(key)!;
      if (slot.now) saved.push(slot.now);
      else if (slot.saved) removed.push(key);
      for (const { deltas } of cells) deltas.change(slot.saved?.row, slot.now?.row);
    }
    const table = this.table(this.projection.table);
    if (removed.length > 0) await this.rowTable.remove(tx, table, removed);
    for (let from = 0; from < saved.length; from += ROWS_A_STATEMENT)
      await this.rowTable.save(tx, table, saved.slice(from, from + ROWS_A_STATEMENT));
    for (const { declared, deltas } of cells) await saveCells(tx, declared, this.table(declared.table), deltas);
  }

  /** The transaction is committed: what is folded is what is saved. */
  committed(): void {
    for (const key of this.dirty) {
      const slot = this.slots.get(key)!;
      slot.saved = slot.now;
      if (!slot.now && this.complete) this.slots.delete(key);
    }
    this.dirty.clear();
    if (this.slots.size <= this.maxRows) return;
    this.slots.clear();
    this.complete = false;
  }

  /** The transaction is gone, or may be: nothing in memory counts any more. */
  forget(): void {
    this.slots.clear();
    this.dirty.clear();
    this.complete = this.startsEmpty();
  }
}

const ROWS_A_STATEMENT = 5_000;

function touched(before: KeptRow | null, row: AnyRow, event: ProjectedEvent): KeptRow {
  const stream = before?.stream ?? event.stream;
  const own = stream === event.stream;
  return {
    row,
    stream,
    lastRevision: own ? Math.max(event.revision, before?.lastRevision ?? 0) : before!.lastRevision,
    position: Math.max(event.position, before?.position ?? 0),
  };
}
