import { afterEach, describe, expect, it } from '@jest/globals';
import { checkFolder } from '../../../src/platform/backup/check-folder.js';
import { readIncarnations, stillHolds } from '../../../src/platform/backup/incarnations.js';
import type { AppendResult } from '../../../src/platform/event-store/event-log.js';
import { Register } from './support.js';

const registers: Register[] = [];
const anEmptyOne = async (): Promise<Register> => {
  const register = await Register.empty();
  registers.push(register);
  return register;
};

afterEach(async () => {
  for (const register of registers.splice(0)) await register.drop();
});

/** Where the commands ended that recorded something. */
const recorded = (results: readonly AppendResult[]): readonly number[] =>
  results.flatMap(({ events, lastPosition }) => (events > 0 && lastPosition !== null ? [lastPosition] : []));

describe('a register restored from an older state', () => {
  it('says where it began, and holds no position above it', async () => {
    const was = await anEmptyOne();
    await was.works(20);
    const folder = was.newFolder();
    const { manifest } = await was.exportTo(folder);
    const seen = recorded(await was.works(5));

    const is = await anEmptyOne();
    const restored = await is.restoreFrom(folder);
    expect(restored).toMatchObject({ incarnation: 2, restoredPosition: manifest.position });
    const lives = await readIncarnations(is.owner);
    const holds = (position: number): boolean => stillHolds({ incarnation: 1, position }, 2, lives);
    expect([holds(manifest.position), ...seen.map(holds)]).toEqual([true, ...seen.map(() => false)]);
  });

  it('up to any position has whole commands only, and is what the register was then', async () => {
    const was = await anEmptyOne();
    const ends = recorded(await was.works(40));
    const folder = was.newFolder();
    await was.exportTo(folder, 15);
    for (const upTo of [0, 1, 7, 16, 17, 18, 40]) {
      const end = Math.max(0, ...ends.filter(each => each <= upTo));
      const is = await anEmptyOne();
      const restored = await is.restoreFrom(folder, { upTo });
      expect([upTo, restored.restoredPosition]).toEqual([upTo, end]);
      const [then, now] = [await was.rows(end), await is.rows(end)];
      expect(now['es.event']).toEqual(then['es.event']);
      // Of the quiet ones those are left out that were answered later, though they speak of what is there.
      expect(then['es.command']).toEqual(expect.arrayContaining([...now['es.command']!]));
      const unheard = await is.ask('select from es.command where last_position > $1 and stream_id <> $2', [
        end,
        'audit-log',
      ]);
      expect(unheard).toEqual([]);
    }
    await expect(checkFolder(folder, { upTo: 10_000 })).rejects.toThrow(/the backup ends at position/);
  });

  it('begins the life it is told to, when the next one was lived already by another restore', async () => {
    const was = await anEmptyOne();
    await was.works(5);
    const folder = was.newFolder();
    await was.exportTo(folder);
    const is = await anEmptyOne();
    await expect(is.restoreFrom(folder, { incarnation: 1 })).rejects.toThrow(/incarnation 1 has been lived already/);
    expect(await is.restoreFrom(folder, { incarnation: 5 })).toMatchObject({ incarnation: 5, fromIncarnation: 1 });
    const lives = await readIncarnations(is.owner);
    // Lives 2 to 4 are unknown here: what they gave out does not hold.
    expect(stillHolds({ incarnation: 3, position: 1 }, 5, lives)).toBe(false);
  });
});

describe('the way in', () => {
  it('is shut to the application, and to the owner when no restore is under way', async () => {
    const register = await anEmptyOne();
    await register.works(5);
    const rows = `{"event":[],"command":[],"quiet":[]}`;
    const calls = [
      `es.begin_import('${crypto.randomUUID()}', '${crypto.randomUUID()}', 5)`,
      `es.import_rows('${rows}')`,
      `es.finish_import('', 2, now(), '{}')`,
    ];
    for (const call of calls) {
      await expect(register.ask(`select ${call}`)).rejects.toMatchObject({ code: 'QD004' });
      const asApp = register.owner.connect().then(async client => {
        try {
          await client.query(`begin; set local role qadam_app`);
          await client.query(`select ${call}`);
        } finally {
          await client.query('rollback');
          client.release();
        }
      });
      await expect(asApp).rejects.toMatchObject({ code: '42501' });
    }
    for (const table of ['es.incarnation', 'es.quiet_command']) {
      await register.ask(`insert into es.incarnation values (2, 0, now(), 'unknown', '{}') on conflict do nothing`);
      await expect(register.ask(`delete from ${table}`)).rejects.toMatchObject({ code: 'QD002' });
      await expect(register.ask(`truncate ${table}`)).rejects.toMatchObject({ code: 'QD002' });
    }
  });

  it('takes no rows that leave a hole, and no end before the last of them', async () => {
    const was = await anEmptyOne();
    await was.works(4);
    const is = await anEmptyOne();
    const [{ event }] = (await was.ask<{ event: object[] }>(
      `select json_agg(e order by position) as event from es.event e where position > 1`,
    )) as [{ event: object[] }];
    await is.ask('select es.begin_import($1, $2, 9)', [crypto.randomUUID(), crypto.randomUUID()]);
    const rows = JSON.stringify({ event, command: [], quiet: [] });
    await expect(is.ask('select es.import_rows($1)', [rows])).rejects.toThrow(/do not follow on position 0/);
    await expect(is.ask(`select es.finish_import('', 2, now(), '{}')`)).rejects.toThrow(/it is not complete/);
    expect(await is.head()).toBe(0);
  });
});
