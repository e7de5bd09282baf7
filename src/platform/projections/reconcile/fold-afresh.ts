import { type CellDeltas } from '../cell-table.js';
import { takesType } from '../event-decoder.js';
import type { HistoryOf } from '../generation.js';
import type { ProjectedEvent } from '../projected-event.js';
import type { AnyRow, FoldedProjection } from '../projection.js';
import type { KeptRow } from '../row-table.js';
import type { Head } from '../through-time.js';
import { VersionChanges } from '../version-changes.js';

/**
 * A projection folded in memory from the first event on, of some of its keys. Not a line of the machinery that keeps the
 * stored rows (pages, transactions, differences of cells): only the projection's own pure functions are the same.
 */
export class FoldAfresh {
  readonly rows = new Map<string, KeptRow>();
  readonly versions: readonly VersionChanges[];

  constructor(
    private readonly projection: FoldedProjection,
    private readonly isMine: (key: string) => boolean,
  ) {
    const { timeline } = projection;
    this.versions = timeline === null ? [] : timeline.tables.map(table => new VersionChanges(table, timeline.axis));
  }

  async take(event: ProjectedEvent, historyOf: HistoryOf): Promise<void> {
    for (const key of this.projection.keysOf(event)) if (this.isMine(key)) await this.one(key, event, historyOf);
  }

  /** What all rows add to the cells. */
  addTo(cells: readonly CellDeltas[]): void {
    for (const { row } of this.rows.values()) for (const deltas of cells) deltas.change(null, row);
  }

  private async one(key: string, event: ProjectedEvent, historyOf: HistoryOf): Promise<void> {
    const { retelling } = this.projection;
    const known = this.rows.get(key);
    const before = known?.row ?? null;
    const again = retelling?.retells(event, before ?? undefined) === true;
    const days = again ? this.anew(retelling.retold(await historyOf(event)) as readonly ProjectedEvent[], key) : null;
    const after = (days === null ? this.projection.apply(before ?? undefined, event, key) : days.at(-1)) ?? null;
    if (before === null && after === null) return;
    const { position, revision, stream } = event;
    for (const changes of this.versions)
      changes.tell({
        key,
        position,
        revision,
        before: before as Head | null,
        after: after as Head | null,
        days: days as readonly Head[] | null,
      });
    if (after === null) {
      this.rows.delete(key);
      return;
    }
    const own = known?.stream ?? stream;
    const lastRevision = own === stream ? revision : (known?.lastRevision ?? -1);
    this.rows.set(key, { row: after, stream: own, lastRevision, position });
  }

  private anew(history: readonly ProjectedEvent[], key: string): readonly AnyRow[] {
    const taken = history.filter(({ type }) => takesType(this.projection.takes, type));
    const rows: AnyRow[] = [];
    for (const event of taken) {
      const row = this.projection.apply(rows.at(-1), event, key);
      if (row !== undefined) rows.push(row);
    }
    return rows;
  }
}
