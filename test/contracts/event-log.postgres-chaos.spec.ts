import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import type { AppendResult } from '../../src/platform/event-store/event-log.js';
import { LogUnavailable } from '../../src/platform/event-store/event-log.errors.js';
import { encodeBatch } from '../../src/platform/event-store/postgres/batch-text.js';
import type { PostgresEventLog } from '../../src/platform/event-store/postgres/postgres-event-log.js';
import { aCommand, aSeed, at, seeded, type CommandParts } from './event-log/commands.js';
import { openPostgres, type PostgresHarness } from './event-log/postgres.js';

const WRITERS = 16;
const EACH = 60;

describe('followers while writers die', () => {
  let harness: PostgresHarness;

  beforeAll(async () => {
    harness = await openPostgres();
  }, 60_000);

  afterAll(async () => {
    await harness?.close();
  });

  /** Collects positions until `until` says stop; gives what it saw. */
  function follow(log: PostgresEventLog): { seen: number[]; stopAt(position: number): Promise<void> } {
    const abort = new AbortController();
    const seen: number[] = [];
    let last = Infinity;
    const done = (async () => {
      for await (const page of log.subscribe({ after: 0, signal: abort.signal, pageSize: 100 })) {
        for (const event of page) seen.push(event.position);
        if (seen[seen.length - 1]! >= last) abort.abort();
      }
    })();
    return {
      seen,
      stopAt: async position => {
        last = position;
        if ((seen[seen.length - 1] ?? 0) >= last) abort.abort();
        await done;
      },
    };
  }

  /** Asks until there is an answer, as a client does with its key: the same command, stamped anew. */
  async function settle(
    log: PostgresEventLog,
    parts: CommandParts,
  ): Promise<{ answer: AppendResult; unknown: number }> {
    for (let unknown = 0; ; unknown++) {
      try {
        return { answer: await log.append(aCommand(parts), { deadlineMs: 400 }), unknown };
      } catch (error) {
        if (!(error instanceof LogUnavailable)) throw error;
      }
    }
  }

  it('see every event once and in order; no acknowledged command is lost, doubled or moved', async () => {
    const random = seeded(aSeed('chaos'));
    const instances = [harness.open(), harness.open()];
    const followers = [follow(harness.log), follow(instances[1]!)];
    const strangers = new Pool({ ...harness.address, max: 2, options: '-c role=qadam_app' });
    strangers.on('error', () => undefined);
    let kills = 0;
    let rollbacks = 0;
    let unknown = 0;
    let writing = true;

    const killer = async () => {
      while (writing) {
        const victims = await harness.asOwner(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
           and application_name in ('qadam-lane', 'qadam-log', 'qadam-news') and random() < 0.5`,
        );
        kills += victims.length;
        await harness.asOwner(`select pg_sleep(${0.01 + random() * 0.03})`);
      }
    };
    // A transaction that appends and rolls back: it had the lock and took numbers, and must leave no hole.
    const stranger = async () => {
      const { registerId, incarnation, store } = harness.register;
      while (writing) {
        const client = await strangers.connect();
        await client.query('begin');
        const batch = encodeBatch([{ command: aCommand({ events: 2 }), waitedMs: 0 }]);
        await client.query('select es.append($1, $2, $3, $4)', [batch, registerId, incarnation, store]);
        await client.query('rollback');
        client.release();
        rollbacks++;
        await harness.asOwner(`select pg_sleep(${random() * 0.01})`);
      }
    };
    const acknowledged: { command: { commandId: string; events: number }; answer: AppendResult }[] = [];
    const writer = async (n: number) => {
      const { stream } = aCommand();
      for (let i = 0, revision = -1; i < EACH; i++) {
        const events = random() < 0.1 ? 0 : 1 + Math.floor(random() * 3);
        const command = { commandId: randomUUID(), stream, expected: at(revision), events };
        const settled = await settle(instances[n % 2]!, command);
        unknown += settled.unknown;
        acknowledged.push({ command, answer: settled.answer });
        revision = settled.answer.lastRevision;
      }
    };

    const trouble = [killer(), stranger()];
    try {
      await Promise.all(Array.from({ length: WRITERS }, (_, n) => writer(n)));
    } finally {
      writing = false;
      await Promise.all(trouble);
      await strangers.end();
    }
    await harness.log.append(aCommand());
    const { position: head } = await harness.log.head();
    for (const follower of followers) await follower.stopAt(head);
    console.info(
      `${acknowledged.length} acknowledged, ${head} events, ${kills} kills, ${rollbacks} rollbacks, ${unknown} unknown and settled`,
    );

    const everything = Array.from({ length: head }, (_, i) => i + 1);
    for (const { seen } of followers) expect(seen).toEqual(everything);
    expect(kills).toBeGreaterThan(20);
    expect(rollbacks).toBeGreaterThan(5);
    const events = await harness.log.readAll({ after: 0, limit: head });
    const positionsOf = new Map<string, number[]>();
    for (const { commandId, position } of events)
      positionsOf.set(commandId, [...(positionsOf.get(commandId) ?? []), position]);
    for (const { command, answer } of acknowledged) {
      const positions = positionsOf.get(command.commandId) ?? [];
      expect(positions).toHaveLength(command.events);
      if (positions.length > 0)
        expect([positions[0], positions[positions.length - 1]]).toEqual([
          answer.lastPosition! - answer.events + 1,
          answer.lastPosition,
        ]);
    }
    expect(events).toHaveLength(acknowledged.reduce((sum, { command }) => sum + command.events, 0) + 1);
  }, 90_000);

  it('control: polling a bigserial under the same load does skip events', async () => {
    const random = seeded(aSeed('control'));
    await harness.asOwner('create table public.naive (position bigserial primary key, writer int)');
    const pool = new Pool({ ...harness.address, max: WRITERS + 1 });
    const seen = new Set<number>();
    let writing = true;
    const poll = async () => {
      for (let last = 0, more = true; more;) {
        more = writing;
        const { rows } = await pool.query<{ position: string }>(
          'select position from naive where position > $1 order by 1',
          [last],
        );
        for (const { position } of rows) seen.add((last = Number(position)));
      }
    };
    const polling = poll();
    await Promise.all(
      Array.from({ length: WRITERS }, async (_, n) => {
        for (let i = 0; i < EACH; i++) {
          const client = await pool.connect();
          await client.query('begin');
          await client.query('insert into naive (writer) values ($1)', [n]);
          if (random() < 0.2) await client.query(`select pg_sleep(${random() * 0.005})`);
          await client.query(random() < 0.1 ? 'rollback' : 'commit');
          client.release();
        }
      }),
    );
    writing = false;
    await polling;
    const { rows } = await pool.query<{ position: string }>('select position from naive');
    await pool.end();
    const skipped = rows.filter(({ position }) => !seen.has(Number(position))).length;
    console.info(`the naive poller skipped ${skipped} of ${rows.length} events`);
    expect(skipped).toBeGreaterThan(0);
  }, 60_000);

  it('are woken across instances, also after the connection that carries the news was cut', async () => {
    const [writer, reader] = [harness.open(), harness.open()];
    for (const cut of [false, true]) {
      if (cut) {
        await harness.asOwner(`select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'qadam-news' and datname = current_database()`);
      }
      // Reading moves nobody's bell but the reader's own: only news can end this wait before its minute.
      const { position } = await reader.head();
      const woken = reader.waitForNews(position, 60_000);
      await writer.append(aCommand());
      await woken;
      expect((await reader.head()).position).toBe(position + 1);
    }
  });
});
