import type { ClientBase } from 'pg';
import { columnName } from '../columns.js';
import type { CellTable, AnyRow, FoldedProjection } from '../projection.js';
import { RowTable, type KeptRow } from '../row-table.js';
import { physicalName } from '../tables.js';
import type { VersionTable } from '../through-time.js';

/** One live generation as one snapshot of the database has it. */
export interface LiveGeneration {
  readonly name: string;
  readonly generation: number;
  readonly version: number;
  readonly position: number;
  /** Streams that are set aside: their rows stand where they were parked. */
  readonly parked: ReadonlySet<string>;
}

export async function liveGenerations(client: ClientBase, names: readonly string[]): Promise<LiveGeneration[]> {
  const { rows } = await client.query<Omit<LiveGeneration, 'parked'> & { parked: string[] }>(
    `select g.name, g.generation, g.version, g.position::float8 as position,
            coalesce((select array_agg(distinct p.stream) from rm.projection_parked p
                       where p.name = g.name and p.generation = g.generation and p.resolution is null), '{}') as parked
       from rm.projection_generation g where g.role = 'live' and g.name = any($1)`,
    [names],
  );
  return rows.map(row => ({ ...row, parked: new Set(row.parked) }));
}

/** The stored side of one projection. */
export class Stored {
  private readonly rowTable: RowTable;

  constructor(
    private readonly client: ClientBase,
    private readonly projection: FoldedProjection,
    private readonly generation: LiveGeneration,
  ) {
    this.rowTable = new RowTable(projection);
  }

  async keys(): Promise<readonly string[]> {
    const key = columnName(this.projection.key);
    const { rows } = await this.client.query<{ key: string }>(
      `select "${key}"::text as key from ${this.table(this.projection.table)}`,
    );
    return rows.map(row => row.key);
  }

  rows(keys: readonly string[]): Promise<Map<string, KeptRow>> {
    return this.rowTable.load(this.client, this.table(this.projection.table), keys);
  }

  /** By the dimensions, in their order. */
  async cells({ table, dimensions, measures }: CellTable<AnyRow>): Promise<ReadonlyMap<string, readonly string[]>> {
    const columns = [...dimensions, ...measures].map(name => `"${columnName(name)}"::text`);
    const { rows } = await this.client.query<string[]>({
      text: `select ${columns.join(', ')} from ${this.table(table)}`,
      rowMode: 'array',
    });
    const at = dimensions.length;
    return new Map(rows.map(row => [JSON.stringify(row.slice(0, at)), row.slice(at)]));
  }

  /** Of these keys: `[key, line, known_from, known_to, revision, valid_from, valid_to, …columns]`, all as text. */
  async versions({ table, columns }: VersionTable, keys: readonly string[]): Promise<readonly (string | null)[][]> {
    const { axis, key } = this.projection.timeline!;
    const days = axis === 'true' ? ['valid_from', 'valid_to'] : [];
    const names = [columnName(key), 'line', 'known_from', 'known_to', 'revision', ...days];
    const all = [...names, ...Object.keys(columns).map(columnName)].map(name => `"${name}"::text`);
    const { rows } = await this.client.query<(string | null)[]>({
      text: `select ${all.join(', ')} from ${this.table(table)} where "${columnName(key)}" = any($1::text[])`,
      values: [keys],
      rowMode: 'array',
    });
    return rows;
  }

  private table(name: string): string {
    return physicalName(name, this.generation.version, this.generation.generation);
  }
}
