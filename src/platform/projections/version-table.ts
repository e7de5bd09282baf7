import { columnName, SQL_TYPES } from './columns.js';
import { inParts, prepared, type Connection } from './prepared.js';
import { rowsParameter } from './rows-parameter.js';
import { OPEN_END, type Timeline, type VersionTable } from './through-time.js';
import type { Ended, Version, VersionChanges } from './version-changes.js';

/** The SQL of one table of versions: a few statements for each kind of change. */
export class VersionSql {
  private readonly key: string;
  private readonly columns: readonly string[];
  private readonly types: readonly string[];
  private readonly dated: boolean;

  constructor(
    { axis, key }: Timeline,
    private readonly versions: VersionTable,
  ) {
    this.key = columnName(key);
    this.columns = Object.keys(versions.columns).map(columnName);
    this.types = Object.values(versions.columns).map(kind => SQL_TYPES[kind]);
    this.dated = axis === 'true';
  }

  /** Its primary key is there from the beginning: versions are ended by it while the table is filled. */
  ddl(table: string): string {
    const columns = this.columns.map((column, index) => `"${column}" ${this.types[index]!}`);
    const days = this.dated ? 'valid_from date not null, valid_to date not null,' : '';
    return `create table ${table} ("${this.key}" text collate "C" not null, line text collate "C" not null,
      known_from bigint not null, known_to bigint not null, revision bigint not null, ${days} ${columns.join(', ')},
      primary key ("${this.key}", line, known_from${this.dated ? ', valid_from' : ''}))`;
  }

  analyze(table: string): string {
    const own = [this.key, 'line', 'known_from', 'known_to', ...(this.dated ? ['valid_from', 'valid_to'] : [])];
    const asked = Object.entries(this.versions.columns).filter(([, kind]) => kind !== 'json');
    return `analyze ${table} (${[...own, ...asked.map(([name]) => columnName(name))].map(name => `"${name}"`).join(', ')})`;
  }

  async write(client: Connection, table: string, changes: VersionChanges): Promise<void> {
    await inParts(changes.ended, part => this.end(client, table, part));
    await inParts([...changes.endedWhole], part => this.endWhole(client, table, part));
    // Born and ended by facts of one event: there is no position at which it was known.
    const fresh = changes.fresh.filter(({ knownFrom, knownTo }) => knownFrom !== knownTo);
    await inParts(fresh, part => this.insert(client, table, part));
  }

  /** With days, the past of an ended version holds on: it is written again up to the day it ended on. */
  private async end(client: Connection, table: string, ended: readonly Ended[]): Promise<void> {
    const { sql, values } = rowsParameter([
      { type: 'text', values: ended.map(({ key }) => key) },
      { type: 'text', values: ended.map(({ line }) => line) },
      { type: 'bigint', values: ended.map(({ at }) => at) },
      { type: 'bigint', values: ended.map(({ revision }) => revision) },
      { type: 'date', values: ended.map(({ day }) => day) },
    ]);
    const open = `update ${table} as t set known_to = e.at from ${sql} as e (key, line, at, revision, day)
       where t."${this.key}" = e.key and t.line = e.line and t.known_to = ${OPEN_END}`;
    const names = this.columns.map(name => `"${name}"`).join(', ');
    const taken = this.columns.map(name => `t."${name}"`).join(', ');
    const text = this.dated
      ? `with ended as (${open} and t.valid_to = 'infinity'
                        returning t."${this.key}" as key, t.line, e.at, e.revision, t.valid_from, e.day, ${taken})
         insert into ${table} ("${this.key}", line, known_from, known_to, revision, valid_from, valid_to, ${names})
         select key, line, at, ${OPEN_END}, revision, valid_from, day, ${names} from ended where valid_from < day`
      : open;
    await prepared(client, text, values);
  }

  private async endWhole(
    client: Connection,
    table: string,
    ended: readonly (readonly [key: string, at: number])[],
  ): Promise<void> {
    const { sql, values } = rowsParameter([
      { type: 'text', values: ended.map(([key]) => key) },
      { type: 'bigint', values: ended.map(([, at]) => at) },
    ]);
    await prepared(
      client,
      `update ${table} as t set known_to = e.at from ${sql} as e (key, at)
        where t."${this.key}" = e.key and t.known_to = ${OPEN_END}`,
      values,
    );
  }

  private async insert(client: Connection, table: string, fresh: readonly Version[]): Promise<void> {
    const days = [
      { type: 'date', values: fresh.map(({ validFrom }) => validFrom) },
      { type: 'date', values: fresh.map(({ validTo }) => validTo ?? 'infinity') },
    ];
    const { sql, values } = rowsParameter([
      { type: 'text', values: fresh.map(({ key }) => key) },
      { type: 'text', values: fresh.map(({ line }) => line) },
      { type: 'bigint', values: fresh.map(({ knownFrom }) => knownFrom) },
      { type: 'bigint', values: fresh.map(({ knownTo }) => knownTo ?? OPEN_END) },
      { type: 'bigint', values: fresh.map(({ revision }) => revision) },
      ...(this.dated ? days : []),
      ...this.types.map((type, index) => ({ type, values: fresh.map(({ values }) => values[index]!) })),
    ]);
    const own = [
      `"${this.key}"`,
      'line',
      'known_from',
      'known_to',
      'revision',
      ...(this.dated ? ['valid_from', 'valid_to'] : []),
    ];
    await prepared(
      client,
      `insert into ${table} (${[...own, ...this.columns.map(name => `"${name}"`)].join(', ')}) select * from ${sql}`,
      values,
    );
  }
}
