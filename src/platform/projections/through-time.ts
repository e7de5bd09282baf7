import type { DomainEvent } from '../../kernel/eventsourcing/domain-event.js';
import type { Retelling, Told } from '../../kernel/eventsourcing/retelling.js';
import type { ColumnKind } from './columns.js';
import type { ProjectedEvent } from './projected-event.js';
import {
  checkNames,
  type AnyRow,
  type FoldedProjection,
  type IndexDeclaration,
  type Projection,
  type Takes,
} from './projection.js';

/**
 * By which clock versions of a row are kept. `known`: by the position that made the register say it, in the order of
 * recording. `true`: by business dates, in their order, and by position as well, since what is held to be true about a
 * day changes with what is learnt later (time-modes.md, "Definition").
 */
export type Axis = 'known' | 'true';

/** The end of what has not ended: readers compare with it, and no position comes near it. */
export const OPEN_END = '9223372036854775807';

/** What a row says in one table, under a name that is its own within the row. */
export interface Line {
  readonly name: string;
  readonly values: AnyRow;
}

/**
 * A table of versions. Beside its columns it has the key of the row, `line`, `known_from` and `known_to` (positions,
 * the second one excluded), the `revision` of the event that began it, and on the axis `true` also `valid_from` and `valid_to` (days, the second one excluded).
 */
export interface VersionTable<Row = AnyRow> {
  readonly table: string;
  readonly columns: Readonly<Record<string, ColumnKind>>;
  readonly indexes?: readonly IndexDeclaration[];
  linesOf(row: Row): readonly Line[];
}

/** How a folded projection keeps versions; its own row is only where the folding stands. */
export interface Timeline {
  readonly axis: Axis;
  /** The property that is the key in every table. */
  readonly key: string;
  readonly tables: readonly VersionTable[];
}

/** Where the folding of one row stands. */
export interface Head {
  readonly key: string;
  /** The row after everything told so far, JSON. */
  readonly row: AnyRow;
  /** The latest business day in it: what comes later and is dated earlier is told at its own place. */
  readonly until: string;
}

interface ThroughTimeDefinition<E extends DomainEvent, Row> {
  readonly name: string;
  readonly version: number;
  readonly axis: Axis;
  readonly takes: Takes<E['type']>;
  /** Where the folding stands; nobody reads it. */
  readonly table: string;
  /** The column of the key in the tables of versions. */
  readonly key: string;
  readonly tables: readonly VersionTable<Row>[];
  keyOf(event: ProjectedEvent<E>): string;
  /** As in a projection of the present, and the same function wherever there is one. Its rows are JSON. */
  apply(row: Row | undefined, event: ProjectedEvent<E>): Row | undefined;
  /** For `true`, `retold` puts the history in the order of business dates. */
  readonly retelling: Retelling<DomainEvent>;
}

/**
 * Every state of a row, to be asked for at a position or, on the axis `true`, at a day and a position. An event in
 * order ends the open version and begins the next; one that is dated earlier, or changes how earlier ones are read,
 * makes the whole line of days be told again, and the old one stays what was known until then.
 */
export function throughTimeProjection<E extends DomainEvent, Row extends object>(
  definition: ThroughTimeDefinition<E, Row>,
): Projection {
  const { axis, retelling } = definition;
  checkNames(definition.name, definition.version, [definition.table, ...definition.tables.map(({ table }) => table)]);
  const folded: FoldedProjection = {
    kind: 'folded',
    name: definition.name,
    version: definition.version,
    takes: definition.takes,
    // Who asks about the past can wait a second for the present to become it.
    unhurried: true,
    table: definition.table,
    columns: { key: 'text', row: 'json', until: 'date' },
    key: 'key',
    indexes: [],
    cells: [],
    timeline: { axis, tables: definition.tables as unknown as readonly VersionTable[], key: definition.key },
    keysOf: event => [definition.keyOf(event as ProjectedEvent<E>)],
    apply: (head, event, key) => {
      const known = head as Head | undefined;
      const row = definition.apply(known?.row as Row | undefined, event as ProjectedEvent<E>);
      if (row === undefined) return undefined;
      const until = known !== undefined && known.until > event.occurredOn ? known.until : event.occurredOn;
      return row === known?.row && until === known.until ? head : { key, row, until };
    },
    retelling: {
      retells: (event: Told<DomainEvent>, head) =>
        retelling.retells(event) ||
        (axis === 'true' && head !== undefined && event.occurredOn < (head as unknown as Head).until),
      retold: history => retelling.retold(history),
    },
  };
  return folded;
}
