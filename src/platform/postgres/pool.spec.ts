import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '../../../test/support/embedded-postgres.js';
import { createPool } from './pool.js';
import { inTransaction, sqlState } from './transaction.js';

describe('the pool', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    const pool = createPool(database.connection, { applicationName: 'test' });
    await pool.query('create table t (n int primary key)');
    await pool.end();
  });

  afterAll(async () => {
    await database?.drop();
  });

  const aPool = (options: Partial<Parameters<typeof createPool>[1]> = {}) =>
    createPool(database.connection, { applicationName: 'test-pool', max: 1, ...options });

  it('opens sessions in UTC that cannot hang, under their own name', async () => {
    const pool = aPool({ settings: { search_path: 'public, pg_catalog' } });
    const names = [
      'TimeZone',
      'statement_timeout',
      'lock_timeout',
      'idle_in_transaction_session_timeout',
      'application_name',
      'search_path',
    ];
    const values = [];
    for (const name of names)
      values.push((await pool.query<{ v: string }>('select current_setting($1) v', [name])).rows[0]!.v);
    expect(values).toEqual(['UTC', '4s', '2s', '5s', 'test-pool', 'public, pg_catalog']);
    await pool.end();
  });

  it('asks the server to find out by itself that nobody is there any more', async () => {
    const pool = aPool();
    // `setting` reads 0 on a unix socket; what the session asked for stands in `reset_val`.
    const { rows } = await pool.query<{ name: string; asked: string }>(
      `select name, reset_val as asked from pg_settings where name like 'tcp_keepalives%' order by name`,
    );
    expect(rows).toEqual([
      { name: 'tcp_keepalives_count', asked: '3' },
      { name: 'tcp_keepalives_idle', asked: '10' },
      { name: 'tcp_keepalives_interval', asked: '5' },
    ]);
    await pool.end();
  });

  it('survives connections that the server ends, idle or in use, and tells of them', async () => {
    const told: Error[] = [];
    const pool = aPool({ onError: error => told.push(error) });
    const other = aPool();
    const kill = async (pid: number) => void (await other.query('select pg_terminate_backend($1)', [pid]));
    const pid = async () => (await pool.query<{ pid: number }>('select pg_backend_pid() pid')).rows[0]!.pid;
    const first = await pid();
    await kill(first);
    while (told.length === 0) await new Promise(resolve => setImmediate(resolve));
    expect(await pid()).not.toBe(first);
    const running = pool.query('select pg_sleep(60)');
    let victims: { pid: number }[] = [];
    while (victims.length === 0) {
      const sleeping = `select pid from pg_stat_activity where query = 'select pg_sleep(60)' and datname = current_database()`;
      victims = (await other.query<{ pid: number }>(sleeping)).rows;
    }
    await kill(victims[0]!.pid);
    await expect(running).rejects.toThrow();
    await pid();
    await Promise.all([pool.end(), other.end()]);
  });

  it('lets a connection wait longer where it says so: a migration is no request', async () => {
    const pool = aPool({ settings: { statement_timeout: '0', lock_timeout: '60000' } });
    const { rows } = await pool.query(
      `select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock`,
    );
    expect(rows).toEqual([{ statement: '0', lock: '1min' }]);
    await pool.end();
  });

  describe('before a server that accepts and never answers', () => {
    let silent: Server;
    let host: string;
    const sockets = new Set<Socket>();

    beforeAll(async () => {
      host = await mkdtemp(join(tmpdir(), 'qadam-silent-'));
      silent = createServer(socket => sockets.add(socket));
      await new Promise<void>(resolve => silent.listen(join(host, '.s.PGSQL.5432'), resolve));
    });

    afterAll(async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise(resolve => silent.close(resolve));
      await rm(host, { recursive: true, force: true });
    });

    it('gives up connecting', async () => {
      const pool = createPool({ host, port: 5432, user: 'u', database: 'd' }, { applicationName: 'test' });
      await expect(pool.query('select 1')).rejects.toThrow(/timeout/);
      await pool.end();
    });
  });

  describe('a transaction', () => {
    it('is committed when the work is done, and gives its result', async () => {
      const pool = aPool();
      const n = await inTransaction(
        pool,
        async client => (await client.query<{ n: number }>('insert into t values (1) returning n')).rows[0]!.n,
      );
      expect(n).toBe(1);
      expect((await pool.query('select from t where n = 1')).rowCount).toBe(1);
      await pool.end();
    });

    it('is rolled back when the work throws, and the connection is used again', async () => {
      const pool = aPool();
      const work = inTransaction(pool, async client => {
        await client.query('insert into t values (2)');
        throw new Error('changed my mind');
      });
      await expect(work).rejects.toThrow('changed my mind');
      expect((await pool.query('select from t where n = 2')).rowCount).toBe(0);
      expect(pool.totalCount).toBe(1);
      await pool.end();
    });

    it('keeps the SQLSTATE of a refusal', async () => {
      const pool = aPool();
      const refusal = await inTransaction(pool, client => client.query('insert into t values (3), (3)')).catch(
        (e: unknown) => e,
      );
      expect(sqlState(refusal)).toBe('23505');
      expect(sqlState(new Error('gone'))).toBeUndefined();
      await pool.end();
    });

    it('throws its connection away after a timeout: what it is doing is not known', async () => {
      const pool = aPool({ queryTimeoutMs: 100 });
      const before = (await pool.query<{ pid: number }>('select pg_backend_pid() pid')).rows[0]!.pid;
      await expect(inTransaction(pool, client => client.query('select pg_sleep(3)'))).rejects.toThrow('timeout');
      expect((await pool.query<{ pid: number }>('select pg_backend_pid() pid')).rows[0]!.pid).not.toBe(before);
      await pool.end();
    });
  });
});
