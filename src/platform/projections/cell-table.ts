import { columnName } from './columns.js';
import { inParts, prepared, type Connection } from './prepared.js';
import type { AnyRow, CellTable } from './projection.js';

interface Delta {
  readonly dimensions: readonly string[];
  readonly measures: bigint[];
}

/** Sums what rows gained and lost, cell by cell, until the page is written. Pure. */
export class CellDeltas {
  private readonly deltas = new Map<string, Delta>();

  constructor(private readonly cells: CellTable<AnyRow>) {}

  /** The row changed from `old` to `now`; either may be missing. */
  change(old: AnyRow | null, now: AnyRow | null): void {
    if (old === now) return;
    if (old) this.add(old, -1n);
    if (now) this.add(now, 1n);
  }

  /** Only what is not zero, in key order. */
  changed(): readonly Delta[] {
    const changed = [...this.deltas].filter(([, delta]) => delta.measures.some(measure => measure !== 0n));
    return changed.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, delta]) => delta);
  }

  private add(row: AnyRow, sign: bigint): void {
    for (const cell of this.cells.cellsOf(row)) {
      const dimensions = this.cells.dimensions.map(name => named(cell.dimensions[name], name, this.cells.table));
      const key = JSON.stringify(dimensions);
      let delta = this.deltas.get(key);
      if (!delta) this.deltas.set(key, (delta = { dimensions, measures: this.cells.measures.map(() => 0n) }));
      this.cells.measures.forEach((name, index) => {
        delta.measures[index]! += sign * named(cell.measures[name], name, this.cells.table);
      });
    }
  }
}

function named<T>(value: T | undefined | null, name: string, table: string): T {
  if (value === undefined || value === null) throw new TypeError(`a cell of ${table} has no ${name}`);
  return value;
}

const quoted = (names: readonly string[]): string[] => names.map(name => `"${columnName(name)}"`);

export function cellDdl(cells: CellTable<AnyRow>, table: string): string {
  const dimensions = quoted(cells.dimensions);
  return `create table ${table} (
    ${dimensions.map(name => `${name} text collate "C" not null`).join(', ')},
    ${quoted(cells.measures)
      .map(name => `${name} numeric not null`)
      .join(', ')},
    primary key (${dimensions.join(', ')}))`;
}

/** Adds the differences; a cell that came to nothing is removed. */
export async function saveCells(
  client: Connection,
  cells: CellTable<AnyRow>,
  table: string,
  deltas: CellDeltas,
): Promise<void> {
  await inParts(deltas.changed(), part => saveSome(client, cells, table, part));
}

async function saveSome(
  client: Connection,
  cells: CellTable<AnyRow>,
  table: string,
  changed: readonly Delta[],
): Promise<void> {
  const dimensions = quoted(cells.dimensions);
  const measures = quoted(cells.measures);
  const ofDimension = dimensions.map((_, index) => changed.map(delta => delta.dimensions[index]));
  const ofMeasure = measures.map((_, index) => changed.map(delta => delta.measures[index]!.toString()));
  const types = [...dimensions.map(() => 'text'), ...measures.map(() => 'numeric')];
  await prepared(
    client,
    `insert into ${table} as cell (${[...dimensions, ...measures].join(', ')})
     select * from unnest(${types.map((type, index) => `$${index + 1}::${type}[]`).join(', ')})
     on conflict (${dimensions.join(', ')}) do update
        set ${measures.map(name => `${name} = cell.${name} + excluded.${name}`).join(', ')}`,
    [...ofDimension, ...ofMeasure],
  );
  if (!changed.some(delta => delta.measures.some(measure => measure < 0n))) return;
  await prepared(
    client,
    `delete from ${table} where (${dimensions.join(', ')}) in
       (select * from unnest(${dimensions.map((_, index) => `$${index + 1}::text[]`).join(', ')}))
     and ${measures.map(name => `${name} = 0`).join(' and ')}`,
    ofDimension,
  );
}
