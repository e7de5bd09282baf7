import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { STATE_TABLES } from '../../../src/cli/backup.js';
import { COMMAND_COLUMNS, EVENT_COLUMNS } from '../../../src/platform/backup/format.js';
import { Register } from './support.js';

let register: Register;
beforeAll(async () => {
  register = await Register.empty();
});
afterAll(() => register.drop());

const columnsOf = async (table: string): Promise<readonly string[]> => {
  const rows = await register.ask<{ column_name: string }>(
    `select column_name from information_schema.columns
     where table_schema || '.' || table_name = $1 order by ordinal_position`,
    [table],
  );
  return rows.map(row => row.column_name);
};

/** Said by hand: made anew by what they say of others, or belonging to this database and not to the register. */
const NOT_EXPORTED: Readonly<Record<string, string>> = {
  'es.stream_index': 'made from es.event by the import',
  'es.quiet_command': 'numbers of es.command, carried by its quiet lines',
  'es.register': 'id, incarnation and store stand in every header',
  'es.restore': 'what this database was restored from',
  'es.change_of_store': 'moves between stores are of the database they were made from',
  'es.journal': 'where the copying from EventStoreDB stands: a new journal finds out',
};

describe('what a backup carries', () => {
  it('is every column of every table it carries: a new one asks for a decision about the format', async () => {
    expect(await columnsOf('es.event')).toEqual(EVENT_COLUMNS);
    expect(await columnsOf('es.command')).toEqual(COMMAND_COLUMNS);
    for (const { table, columns } of STATE_TABLES) expect([table, await columnsOf(table)]).toEqual([table, columns]);
  });

  it('is every table of log and application, but those that say why not', async () => {
    const rows = await register.ask<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('es', 'app') and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
    );
    const carried = ['es.event', 'es.command', ...STATE_TABLES.map(({ table }) => table), ...Object.keys(NOT_EXPORTED)];
    expect(rows.map(({ name }) => name).filter(name => !carried.includes(name))).toEqual([]);
  });
});
