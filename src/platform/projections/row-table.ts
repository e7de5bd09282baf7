import { columnName, SQL_TYPES, type ColumnKind } from './columns.js';
import { prepared, type Connection } from './prepared.js';
import type { AnyRow, FoldedProjection } from './projection.js';
import { rowsParameter, type ColumnText, type RowColumn } from './rows-parameter.js';

/** A row with what proves it: the stream that created it, that stream's last revision in it, the last position in it. */
export interface KeptRow {
  readonly row: AnyRow;
  readonly stream: string;
  readonly lastRevision: number;
  readonly position: number;
}

/** A row to be written, and what the table has of it; null: it is new. */
export interface ChangedRow extends KeptRow {
  readonly saved: AnyRow | null;
}

/**
 * A changed row finds room beside its old version, so its indexes stay as they are (a heap-only tuple); and a card is
 * compressed in its place before it is moved out of it. Both cost reads a few more pages.
 */
const PACKED = 'toast_tuple_target = 3000';
/** While it is being built nobody reads it, and compressing is half of what storing a card takes. */
const LOOSE = 'toast_tuple_target = 8160';
const STORAGE = `with (fillfactor = 45, ${PACKED})`;

/** What fits the bits of an exact double. */
const MOST_COLUMNS = 50;

/** The SQL of one folded table: one statement per operation whatever the number of rows. */
export class RowTable {
  private readonly properties: readonly string[];
  private readonly kinds: readonly ColumnKind[];
  private readonly columns: readonly string[];
  private readonly keyColumn: string;
  private readonly keyType: string;

  constructor(projection: FoldedProjection) {
    this.properties = Object.keys(projection.columns);
    this.kinds = Object.values(projection.columns);
    this.columns = this.properties.map(columnName);
    this.keyColumn = columnName(projection.key);
    this.keyType = SQL_TYPES[projection.columns[projection.key]!];
    if (this.columns.length > MOST_COLUMNS) throw new Error(`${projection.name} has more than ${MOST_COLUMNS} columns`);
  }

  ddl(table: string): string {
    const columns = this.columns.map((column, index) => {
      const key = column === this.keyColumn;
      return `"${column}" ${SQL_TYPES[this.kinds[index]!]}${key ? ' primary key' : ''}`;
    });
    return `create table ${table} (${columns.join(', ')},
      stream text not null, last_revision bigint not null, position bigint not null) ${STORAGE}`;
  }

  /** What questions are asked by: nothing looks into JSON, and its statistics would cost most of all. */
  analyze(table: string): string {
    const asked = this.columns.filter((_, index) => this.kinds[index] !== 'json').map(column => `"${column}"`);
    return `analyze ${table} (${asked.join(', ')})`;
  }

  /** Rows as they come, until `pack`: what is written from then on is compressed, what is there stays as it is. */
  loosen(table: string): string {
    return `alter table ${table} set (${LOOSE})`;
  }

  pack(table: string): string {
    return `alter table ${table} set (${PACKED})`;
  }

  async load(client: Connection, table: string, keys: readonly string[]): Promise<Map<string, KeptRow>> {
    const selected = this.columns.map((column, index) => `${exactly(column, this.kinds[index]!)} as "c${index}"`);
    const { rows } = await prepared<Record<string, string | boolean | null>>(
      client,
      `select ${selected.join(', ')}, stream, last_revision::text, position::text
         from ${table} where "${this.keyColumn}" = any($1::${this.keyType}[])`,
      [keys],
    );
    return new Map(rows.map(raw => [String(raw[`c${this.columns.indexOf(this.keyColumn)}`]), this.decode(raw)]));
  }

  /** New rows are inserted; of rows that are there only the changed columns travel. */
  async save(client: Connection, table: string, rows: readonly ChangedRow[]): Promise<void> {
    const fresh = rows.filter(({ saved }) => saved === null);
    const known = rows.filter(({ saved }) => saved !== null);
    if (fresh.length > 0) await this.insert(client, table, fresh);
    if (known.length > 0) await this.update(client, table, known);
  }

  private async insert(client: Connection, table: string, rows: readonly KeptRow[]): Promise<void> {
    const names = this.names();
    const columns = this.properties.map((property, index) => ({
      type: SQL_TYPES[this.kinds[index]!],
      values: rows.map(kept => encode(kept.row[property], this.kinds[index]!, property)),
    }));
    const updates = names.filter(name => name !== `"${this.keyColumn}"`).map(name => `${name} = excluded.${name}`);
    const { sql, values } = rowsParameter([...columns, ...places(rows)]);
    await prepared(
      client,
      `insert into ${table} (${names.join(', ')})
       select * from ${sql}
       on conflict ("${this.keyColumn}") do update set ${updates.join(', ')}`,
      values,
    );
  }

  /** A fold leaves what it does not touch as it is, so one and the same value means: as it was. */
  private async update(client: Connection, table: string, rows: readonly ChangedRow[]): Promise<void> {
    const same = (kept: ChangedRow, property: string): boolean => kept.row[property] === kept.saved?.[property];
    const columns = this.properties.map((property, index) => ({
      type: SQL_TYPES[this.kinds[index]!],
      values: rows.map(kept =>
        this.columns[index] !== this.keyColumn && same(kept, property)
          ? null
          : encode(kept.row[property], this.kinds[index]!, property),
      ),
    }));
    const untouched = rows.map(kept =>
      this.properties.reduce((bits, property, index) => (same(kept, property) ? bits + 2 ** index : bits), 0),
    );
    const sets = this.columns
      .map((column, index) => ({ column, bit: 2 ** index }))
      .filter(({ column }) => column !== this.keyColumn)
      .map(
        ({ column, bit }) =>
          `"${column}" = case when s.untouched & ${bit} = 0 then s."${column}" else t."${column}" end`,
      );
    const { sql, values } = rowsParameter([...columns, ...places(rows), { type: 'bigint', values: untouched }]);
    const { rowCount } = await prepared(
      client,
      `update ${table} as t
          set ${sets.join(', ')}, stream = s.stream, last_revision = s.last_revision, position = s.position
         from ${sql} as s (${[...this.names(), 'untouched'].join(', ')})
        where t."${this.keyColumn}" = s."${this.keyColumn}"`,
      values,
    );
    if (rowCount !== rows.length) throw new Error(`${table}: ${rows.length} rows were there, ${rowCount} are`);
  }

  private names(): readonly string[] {
    return [...this.columns.map(column => `"${column}"`), 'stream', 'last_revision', 'position'];
  }

  async remove(client: Connection, table: string, keys: readonly string[]): Promise<void> {
    await prepared(client, `delete from ${table} where "${this.keyColumn}" = any($1::${this.keyType}[])`, [keys]);
  }

  private decode(raw: Record<string, string | boolean | null>): KeptRow {
    const row: Record<string, unknown> = {};
    this.properties.forEach((property, index) => {
      row[property] = decodeValue(raw[`c${index}`]!, this.kinds[index]!);
    });
    return {
      row,
      stream: String(raw['stream']),
      lastRevision: Number(raw['last_revision']),
      position: Number(raw['position']),
    };
  }
}

const places = (rows: readonly KeptRow[]): RowColumn[] => [
  { type: 'text', values: rows.map(kept => kept.stream) },
  { type: 'bigint', values: rows.map(kept => kept.lastRevision) },
  { type: 'bigint', values: rows.map(kept => kept.position) },
];

/** Read as text, whatever type parsers the pool has: a Date in local time would not fold like the text that went in. */
function exactly(column: string, kind: ColumnKind): string {
  if (kind === 'boolean') return `"${column}"`;
  if (kind === 'instant') return `to_char("${column}" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return `"${column}"::text`;
}

function decodeValue(raw: string | boolean | null, kind: ColumnKind): unknown {
  if (raw === null || typeof raw === 'boolean') return raw;
  if (kind === 'integer') return Number(raw);
  if (kind === 'amount') return BigInt(raw);
  if (kind === 'json') return JSON.parse(raw) as unknown;
  return raw;
}

/** What would come back in another spelling is refused: it would fold differently after a page boundary. */
const CANONICAL: Partial<Record<ColumnKind, RegExp>> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  decimal: /^-?\d+(\.\d+)?$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  instant: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
};

export function encode(value: unknown, kind: ColumnKind, property: string): ColumnText {
  if (value === null) return null;
  if (value === undefined) throw new TypeError(`${property} is undefined: say null`);
  if (kind === 'json') return JSON.stringify(value);
  if (kind === 'amount') return (value as bigint).toString();
  if (kind === 'integer' && !Number.isSafeInteger(value)) throw new TypeError(`${property} is no safe integer`);
  const form = CANONICAL[kind];
  if (form && !form.test(value as string)) throw new TypeError(`${property} is no canonical ${kind}`);
  return value as ColumnText;
}
