import { createHash } from 'node:crypto';
import { cellDdl } from './cell-table.js';
import type { FoldedProjection, IndexDeclaration, Projection } from './projection.js';
import { RowTable } from './row-table.js';
import { VersionSql } from './version-table.js';

interface DeclaredTable {
  readonly name: string;
  readonly indexes: readonly IndexDeclaration[];
  ddl(table: string): string;
  analyze(table: string): string;
}

export function declaredTables(projection: Projection): readonly DeclaredTable[] {
  if (projection.kind === 'handled')
    return projection.tables.map(({ name, columns, indexes = [] }) => ({
      name,
      indexes,
      ddl: table => `create table ${table} (${columns})`,
      analyze,
    }));
  const rows = new RowTable(projection);
  return [
    {
      name: projection.table,
      indexes: projection.indexes,
      ddl: table => rows.ddl(table),
      analyze: table => rows.analyze(table),
    },
    ...projection.cells.map(cells => ({
      name: cells.table,
      indexes: cells.indexes ?? [],
      ddl: (table: string) => cellDdl(cells, table),
      analyze,
    })),
    ...versionTables(projection),
  ];
}

function versionTables({ timeline }: FoldedProjection): readonly DeclaredTable[] {
  if (timeline === null) return [];
  return timeline.tables.map(table => {
    const versions = new VersionSql(timeline, table);
    return {
      name: table.table,
      indexes: table.indexes ?? [],
      ddl: (name: string) => versions.ddl(name),
      analyze: (name: string) => versions.analyze(name),
    };
  });
}

const analyze = (table: string): string => `analyze ${table}`;

/** `rm."projects_list_v2_g5"`: every generation has tables of its own. */
export const physicalName = (table: string, version: number, generation: number): string =>
  `rm."${table}_v${version}_g${generation}"`;

export function createTables(projection: Projection, generation: number): string[] {
  return declaredTables(projection).map(table => table.ddl(physicalName(table.name, projection.version, generation)));
}

/** A generation is filled faster without what serves updates; its rows are compressed as they change. */
export function loosenTables(projection: Projection, generation: number): string[] {
  return foldedTable(projection, generation, (rows, table) => rows.loosen(table));
}

export function packTables(projection: Projection, generation: number): string[] {
  return foldedTable(projection, generation, (rows, table) => rows.pack(table));
}

function foldedTable(
  projection: Projection,
  generation: number,
  ddl: (rows: RowTable, table: string) => string,
): string[] {
  if (projection.kind === 'handled') return [];
  return [ddl(new RowTable(projection), physicalName(projection.table, projection.version, generation))];
}

/** Apart from the tables, because a load without indexes is several times faster. */
export function createIndexes(projection: Projection, generation: number): string[] {
  return declaredTables(projection).flatMap(({ name, indexes }) =>
    indexes.map(index => {
      if (name.length + index.name.length > 50) throw new Error(`index ${index.name} of ${name}: the name is too long`);
      const indexName = `"${name}_v${projection.version}_g${generation}_${index.name}"`;
      const unique = index.unique ? 'unique ' : '';
      return `create ${unique}index if not exists ${indexName} on ${physicalName(name, projection.version, generation)} ${index.on}`;
    }),
  );
}

/** What the planner knows of the tables. */
export function analyzeTables(projection: Projection, generation: number): string[] {
  return declaredTables(projection).map(({ name, analyze }) =>
    analyze(physicalName(name, projection.version, generation)),
  );
}

/** The names readers use. Dropped and made again, since columns may differ: in one transaction nobody sees the gap. */
export function pointViews(projection: Projection, generation: number): string[] {
  return declaredTables(projection).flatMap(({ name }) => [
    `drop view if exists rm."${name}"`,
    `create view rm."${name}" as select * from ${physicalName(name, projection.version, generation)}`,
  ]);
}

/** What the tables look like; another shape under the same version number would be a silent half-migration. */
export function shapeOf(projection: Projection): string {
  const text = [...createTables(projection, 0), ...createIndexes(projection, 0)].join('\n').replace(/\s+/g, ' ');
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
