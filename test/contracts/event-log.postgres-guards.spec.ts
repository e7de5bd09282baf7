import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { IntegrityViolation } from '../../src/platform/event-store/event-log.errors.js';
import { createPool } from '../../src/platform/postgres/pool.js';
import { aCommand, at } from './event-log/commands.js';
import { outcomeOf } from './event-log/harness.js';
import { openPostgres, type PostgresHarness } from './event-log/postgres.js';

const TABLES = ['event', 'stream_index', 'command', 'event_p0000'];

describe('what PostgreSQL itself refuses', () => {
  let harness: PostgresHarness;
  let app: Pool;

  beforeAll(async () => {
    harness = await openPostgres();
    app = createPool(harness.address, { applicationName: 'test-app', role: harness.role, max: 1 });
    await harness.log.append(aCommand({ events: 3 }));
  }, 60_000);

  afterAll(async () => {
    await app?.end();
    await harness?.close();
  });

  const count = async (table: string) =>
    (await harness.asOwner<{ n: string }>(`select count(*) n from es.${table}`))[0]!.n;

  describe.each(TABLES)('es.%s', table => {
    it.each([
      ['update', `update es.${table} set ${table === 'command' ? 'fingerprint = fingerprint' : 'event_id = event_id'}`],
      ['delete', `delete from es.${table}`],
      ['truncate', `truncate es.${table} cascade`],
    ])('refuses %s, to its owner too, and with triggers of sessions switched off', async (_what, sql) => {
      for (const prelude of ['', 'set session_replication_role = replica;']) {
        const before = await count(table);
        const refusal = await outcomeOf(harness.asOwner(`begin; ${prelude} ${sql}; commit`));
        await harness.asOwner('rollback; reset session_replication_role').catch(() => undefined);
        expect(refusal).toMatchObject({ code: 'QD002', message: expect.stringContaining('append-only') as unknown });
        expect(await count(table)).toBe(before);
      }
    });

    it.each([
      ['insert into', `insert into es.${table} select * from es.${table} limit 1`],
      ['update', `update es.${table} set ${table === 'command' ? 'fingerprint = fingerprint' : 'event_id = event_id'}`],
      ['delete from', `delete from es.${table}`],
      ['truncate', `truncate es.${table}`],
      ['alter', `alter table es.${table} disable trigger all`],
      ['drop', `drop table es.${table} cascade`],
    ])('does not let the application %s it', async (_what, sql) => {
      expect(await outcomeOf(app.query(sql))).toMatchObject({ code: '42501' });
    });
  });

  it('lets the application act only as qadam_app: read the log, append, and build read models', async () => {
    expect(harness.role).toBe('qadam_app');
    const { rows } = await app.query('select current_user, (select count(*) > 0 from es.event) as reads');
    expect(rows).toEqual([{ current_user: 'qadam_app', reads: true }]);
    await app.query('create table rm.built_at_run_time (key text primary key)');
    await app.query('drop table rm.built_at_run_time');
    for (const schema of ['es', 'app', 'qadam', 'public']) {
      expect(await outcomeOf(app.query(`create table ${schema}.mine ()`))).toMatchObject({ code: '42501' });
    }
    expect(await outcomeOf(app.query('update es.register set incarnation = 2'))).toMatchObject({ code: '42501' });
  });

  it.each(['es.append_in_order(array[]::text[], 0, now())', 'es.keep_partitions_ahead(0, 1)'])(
    'does not let the application call %s past es.append',
    async call => {
      expect(await outcomeOf(app.query(`select ${call}`))).toMatchObject({ code: '42501' });
    },
  );

  it('gives the application its tables of later migrations, in rm and app', async () => {
    await harness.asOwner('create table rm.later (n int); create table app.later (n int)');
    for (const table of ['rm.later', 'app.later']) {
      await app.query(`insert into ${table} values (1)`);
      await app.query(`update ${table} set n = 2`);
      await app.query(`delete from ${table}`);
    }
  });

  it('has two empty partitions ahead, and makes one more on entering the next', async () => {
    const partitions = async () =>
      (await harness.asOwner<{ name: string }>(
        `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
         where i.inhparent = 'es.event'::regclass order by 1`,
      )).map(row => row.name); // prettier-ignore
    expect(await partitions()).toEqual(['event_p0000', 'event_p0001', 'event_p0002']);
    // As if ten million events had been: the index says where the head is.
    const crowded = await openPostgres();
    try {
      await crowded.asOwner(
        `insert into es.stream_index values ('old-1', 0, 9999999, gen_random_uuid(), now() - interval '1 hour')`,
      );
      const { lastPosition } = await crowded.log.append(aCommand({ events: 2 }));
      expect(lastPosition).toBe(10_000_001);
      expect(await crowded.log.readAll({ after: 9_999_999, limit: 5 })).toHaveLength(2);
      const tables = await crowded.asOwner<{ name: string }>(
        `select relname as name from pg_class where relname like 'event_p____' order by 1`,
      );
      expect(tables.map(row => row.name)).toEqual(['event_p0000', 'event_p0001', 'event_p0002', 'event_p0003']);
      expect(await outcomeOf(crowded.asOwner('truncate es.event_p0003'))).toMatchObject({ code: 'QD002' });
      expect(await outcomeOf(crowded.asOwner('delete from es.event_p0001'))).toMatchObject({ code: 'QD002' });
    } finally {
      await crowded.close();
    }
  });

  it('raises the alarm at a hole, instead of waiting for what will not come', async () => {
    const command = aCommand({ events: 5 });
    const { lastPosition } = await harness.log.append(command);
    const firstPosition = lastPosition! - 4;
    await harness.log.append(aCommand({ stream: command.stream, expected: at(4) }));
    // Only an owner who switches the guard off can do this.
    await harness.asOwner(`
      alter table es.event_p0000 disable trigger keep_rows;
      delete from es.event where position = ${firstPosition + 2};
      alter table es.event_p0000 enable always trigger keep_rows`);
    const following = async () => {
      const signal = new AbortController().signal;
      for await (const _page of harness.log.subscribe({ after: firstPosition - 1, signal, pageSize: 2 })) continue;
    };
    expect(await outcomeOf(harness.log.readAll({ after: firstPosition - 1, limit: 10 }))).toBeInstanceOf(
      IntegrityViolation,
    );
    expect(await outcomeOf(harness.log.readAll({ after: firstPosition + 1, limit: 1 }))).toBeInstanceOf(
      IntegrityViolation,
    );
    expect(await outcomeOf(harness.log.readStream(command.stream))).toBeInstanceOf(IntegrityViolation);
    expect(await outcomeOf(following())).toBeInstanceOf(IntegrityViolation);
  });
});
