import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/support/embedded-postgres.js';
import { rowsParameter, type ColumnText } from './rows-parameter.js';

describe('rows as a table of SQL', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase({});
    client = new Client(database.connection);
    await client.connect();
  }, 60_000);

  afterAll(async () => {
    await client?.end();
    await database?.drop();
  });

  const back = async (type: string, values: readonly ColumnText[]): Promise<readonly unknown[]> => {
    const { sql, values: parameters } = rowsParameter([{ type, values }]);
    const { rows } = await client.query<{ v: unknown }>(
      `select v::text from ${sql} with ordinality r(v, n) order by n`,
      [...parameters],
    );
    return rows.map(({ v }) => v);
  };

  it.each<[string, string, readonly ColumnText[]]>([
    ['quotes, backslashes, commas and braces', 'text', ['a"b', 'a\\b', '{a,b}', 'NULL', 'null']],
    ['nothing, and empty text', 'text', [null, '', 'x', null, '']],
    ['one empty text', 'text', ['']],
    ['one that is nothing', 'text', [null]],
    ['the separators themselves', 'text', ['a\u001fb', 'c\u001ed', null]],
    ['letters beyond ASCII', 'text', ['Түркістан', '태양광', '🌞']],
    ['JSON', 'json', ['{"a":"b\\u001fc","d":[1,"\\"",null]}', null, '[]']],
    ['numbers', 'bigint', ['9007199254740993', null, '-1']],
    ['truth', 'boolean', ['true', null, 'false']],
  ])('come back as they went in: %s', async (_what, type, values) => {
    expect(await back(type, values)).toEqual(values);
  });
});
