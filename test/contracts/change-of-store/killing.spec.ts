import { spawn } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aCommand } from '../event-log/commands.js';
import { AMove, until, work } from './support.js';

const HOOKS = ['./test/support/typescript-hooks.mjs', './test/contracts/projections/killing/arm.mjs'];

/** Runs until it ends; true when it was killed on its way. */
async function run(what: 'forth' | 'back', { database, standIn }: AMove, killAt?: string): Promise<boolean> {
  const env = {
    ...process.env,
    WHAT: what,
    DATABASE: JSON.stringify(database.connection),
    STORE: standIn.url,
    ...(killAt === undefined ? {} : { KILL_AT: killAt }),
  };
  const args = [...HOOKS.flatMap(hook => ['--import', hook]), './test/contracts/change-of-store/killing/child.ts'];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', text => (complaint += String(text)));
  const [code, signal] = await new Promise<[number | null, string | null]>(resolve =>
    child.on('exit', (...end) => resolve(end)),
  );
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the child failed: ${complaint}`);
  return signal === 'SIGKILL';
}

describe('a move killed at any step', () => {
  let move: AMove;
  beforeEach(async () => {
    move = await AMove.begin();
  });
  afterEach(() => move.end());

  /** Killed as well, PostgreSQL ends its session a moment later. */
  const sessionGone = (): Promise<void> =>
    until('the session is gone', async () => {
      const sessions = await move.ask(
        `select from pg_stat_activity where application_name = 'qadam-migrate' and datname = current_database()`,
      );
      return sessions.length === 0;
    });

  it('to EventStoreDB leaves the register in PostgreSQL, and the next one goes on', async () => {
    const log = move.inPostgres();
    await work(log, 10);
    const points = ['begun', 'run-stored@1', 'run-stored@3', 'near', 'compared', 'locked', 'turned'];
    for (const point of points) {
      expect([point, await run('forth', move, `change.${point}`)]).toEqual([point, true]);
      expect([point, (await move.identity()).store]).toEqual([point, 'postgres']);
      await sessionGone();
      // Not in the way of the register, and the next run has more to do.
      await work(log, 7);
    }
    expect(await run('forth', move, 'change.committed')).toBe(true);
    expect((await move.identity()).store).toBe('eventstoredb');
    expect(await run('forth', move)).toBe(false);

    const ids = await move.ask<{ id: string }>('select event_id as id from es.event order by position');
    expect(move.stored().map(({ id }) => id)).toEqual(ids.map(({ id }) => id));
    expect(await move.ask('select finished_at is not null as done from es.change_of_store')).toEqual([{ done: true }]);
    await expect(log.append(aCommand())).rejects.toMatchObject({ name: 'WrongStore' });
  }, 180_000);

  it('back leaves the register in EventStoreDB, and the next one goes on', async () => {
    await work(move.inPostgres(), 5);
    await move.forth();
    const there = move.inEventStoreDb();
    for (const point of ['begun', 'compared', 'claims-stopped', 'drained', 'turned']) {
      await work(there, 3);
      expect([point, await run('back', move, `change.${point}`)]).toEqual([point, true]);
      expect([point, (await move.identity()).store]).toEqual([point, 'eventstoredb']);
      await sessionGone();
    }
    expect(await run('back', move, 'change.committed')).toBe(true);
    expect((await move.identity()).store).toBe('postgres');
    expect(await run('back', move)).toBe(false);
    const ids = await move.ask<{ id: string }>('select event_id as id from es.event order by position');
    expect(ids.map(({ id }) => id)).toEqual(move.stored().map(({ id }) => id));
    expect(await move.inPostgres().append(aCommand())).toMatchObject({ lastPosition: ids.length + 1 });
    await expect(there.append(aCommand())).rejects.toMatchObject({ name: 'WrongStore' });
  }, 180_000);
});
