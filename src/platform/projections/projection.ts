import type { DomainEvent } from '../../kernel/eventsourcing/domain-event.js';
import type { Retelling, Told } from '../../kernel/eventsourcing/retelling.js';
import type { ColumnKind, Columns } from './columns.js';
import type { ProjectedEvent } from './projected-event.js';
import type { Timeline } from './through-time.js';

/**
 * Which events a projection takes. Taking whole streams keeps `lastRevision` equal to the stream's own revision
 * (an ETag needs that) and parks events this release does not know; a list of types does neither.
 */
export type Takes<Type extends string = string> =
  { readonly types: readonly Type[] } | { readonly streams: readonly string[] } | 'everything';

/** An index is created after the load when the table is built from zero. `on` is what stands behind the table name. */
export interface IndexDeclaration {
  /** Suffix, unique in the table: `by_region`; with the table's name at most 50 characters. */
  readonly name: string;
  /** `(region, stage)`, `using gin (tags)`, `(lower(name)) where stage <> 'cancelled'`. */
  readonly on: string;
  readonly unique?: boolean;
}

/**
 * Totals kept from the difference of a row's old and new value, in the same transaction (ruling 19).
 * `cellsOf` says what one row contributes; the engine subtracts what the old row contributed and adds the new.
 * A cell whose measures all come to zero disappears. Dimensions are never null: say 'none' and mean it.
 */
export interface CellTable<Row> {
  readonly table: string;
  /** Text columns; together they are the primary key. */
  readonly dimensions: readonly string[];
  /** Exact sums of bigints: counts, and quantities in their smallest unit. */
  readonly measures: readonly string[];
  readonly indexes?: readonly IndexDeclaration[];
  cellsOf(row: Row): readonly Cell[];
}

export interface Cell {
  readonly dimensions: Readonly<Record<string, string>>;
  readonly measures: Readonly<Record<string, bigint>>;
}

interface Declared<E extends DomainEvent> {
  /** kebab-case; also its name in status, metrics and `waitFor`. */
  readonly name: string;
  /** Raise it when the shape or the meaning of the rows changes: the new version is built beside and switched to. */
  readonly version: number;
  readonly takes: Takes<E['type']>;
  /**
   * True to be given `actor`, `source`, `causationId`, `commandId` and `ledgerAt`: without it they are not even
   * read.
   */
  readonly readsEnvelope?: boolean;
  /**
   * True where nobody needs the last second: told of more events at a time, it costs commands and the other read models
   * a fraction. A Sync-Token waits for it all the same.
   */
  readonly unhurried?: boolean;
}

/**
 * The default shape. `apply` is pure: no clock, no randomness, no look-ups; it returns a new row, the same row
 * (nothing to say) or undefined (no such row any more), and never changes the one it was given.
 * Readers query `rm.<table>`; the engine adds the columns `stream`, `last_revision` and `position`.
 */
export interface FoldedDefinition<E extends DomainEvent, Row> extends Declared<E> {
  readonly table: string;
  readonly columns: Columns<Row>;
  /** The property that is the primary key: `text` or `uuid`, and equal to the key of `keysOf`. */
  readonly key: keyof Row & string;
  readonly indexes?: readonly IndexDeclaration[];
  readonly cells?: readonly CellTable<Row>[];
  /** The rows an event touches. Only from the event itself. */
  keysOf(event: ProjectedEvent<E>): readonly string[];
  apply(row: Row | undefined, event: ProjectedEvent<E>, key: string): Row | undefined;
  /**
   * Facts that change how earlier ones of their stream are read: at such a fact the rows of the stream are folded again
   * from its first event. Only where every row has one stream, named by the key of each of its events.
   */
  readonly retelling?: Retelling<DomainEvent>;
}

/** All a handler can reach: the transaction of the page. */
export interface ProjectionTransaction {
  query<R extends object = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ rows: R[]; rowCount: number | null }>;
  /** Schema-qualified name of a declared table in the generation being written. */
  table(name: string): string;
}

export interface HandledTable {
  readonly name: string;
  /** What stands between the parentheses of `create table`. */
  readonly columns: string;
  readonly indexes?: readonly IndexDeclaration[];
}

/** The escape hatch: SQL of its own over the events of a page, in order. Slower; only its own tables may be touched. */
export interface HandledDefinition<E extends DomainEvent> extends Declared<E> {
  readonly tables: readonly HandledTable[];
  handle(tx: ProjectionTransaction, events: readonly ProjectedEvent<E>[]): Promise<void>;
}

/** A row as the engine sees it, whatever its type was in the declaration. */
export type AnyRow = Readonly<Record<string, unknown>>;

export interface FoldedProjection {
  readonly kind: 'folded';
  readonly name: string;
  readonly version: number;
  readonly takes: Takes;
  readonly readsEnvelope?: boolean;
  readonly unhurried?: boolean;
  readonly table: string;
  readonly columns: Readonly<Record<string, ColumnKind>>;
  readonly key: string;
  readonly indexes: readonly IndexDeclaration[];
  readonly cells: readonly CellTable<AnyRow>[];
  /** Where the row keeps what it said at every moment; null for a projection of the present. */
  readonly timeline: Timeline | null;
  keysOf(event: ProjectedEvent): readonly string[];
  apply(row: AnyRow | undefined, event: ProjectedEvent, key: string): AnyRow | undefined;
  readonly retelling?: RowRetelling;
}

/** As `Retelling`, where it may depend on how far the row is: an event dated before it is told at its own place. */
export interface RowRetelling {
  retells(event: Told<DomainEvent>, row: AnyRow | undefined): boolean;
  retold(history: readonly Told<DomainEvent>[]): readonly Told<DomainEvent>[];
}

export interface HandledProjection extends HandledDefinition<DomainEvent> {
  readonly kind: 'handled';
}

export type Projection = FoldedProjection | HandledProjection;

/** Declares a folded projection; a wrong name or key fails here, at start, not at the first event. */
export function foldedProjection<E extends DomainEvent, Row extends object>(
  definition: FoldedDefinition<E, Row>,
): Projection {
  checkNames(definition.name, definition.version, [
    definition.table,
    ...(definition.cells ?? []).map(cell => cell.table),
  ]);
  const columns = definition.columns as Readonly<Record<string, ColumnKind>>;
  if (columns[definition.key] !== 'text' && columns[definition.key] !== 'uuid')
    throw new Error(`${definition.name}: the key ${definition.key} must be text or uuid`);
  for (const taken of ['stream', 'lastRevision', 'position'])
    if (taken in columns) throw new Error(`${definition.name}: the engine keeps ${taken} itself`);
  const { indexes = [], cells = [] } = definition;
  const folded = { ...definition, kind: 'folded', indexes, cells, timeline: null, ...bound(definition) };
  return folded as unknown as FoldedProjection;
}

/** Declares a projection that writes with SQL of its own. */
export function handledProjection<E extends DomainEvent>(definition: HandledDefinition<E>): Projection {
  checkNames(
    definition.name,
    definition.version,
    definition.tables.map(table => table.name),
  );
  const handle = definition.handle.bind(definition);
  return { ...definition, kind: 'handled', handle } as unknown as HandledProjection;
}

const bound = <E extends DomainEvent, Row>(definition: FoldedDefinition<E, Row>) => ({
  keysOf: definition.keysOf.bind(definition),
  apply: definition.apply.bind(definition),
});

export function checkNames(name: string, version: number, tables: readonly string[]): void {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(name)) throw new Error(`"${name}" is no projection name: kebab-case, at most 40`);
  if (!Number.isSafeInteger(version) || version < 1) throw new Error(`${name}: the version counts from 1`);
  for (const table of tables)
    if (!/^[a-z][a-z0-9_]{0,39}$/.test(table))
      throw new Error(`${name}: "${table}" is no table name: snake_case, at most 40`);
  if (new Set(tables).size !== tables.length) throw new Error(`${name}: two tables of one name`);
}
