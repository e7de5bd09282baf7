import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkFolder } from '../../../src/platform/backup/check-folder.js';
import { exportPass } from '../../../src/platform/backup/export.js';
import { Progress } from '../../../src/platform/backup/progress.js';
import { aCommand } from '../event-log/commands.js';
import { Register } from './support.js';

describe('an export while others write', () => {
  let was: Register;
  beforeEach(async () => {
    was = await Register.empty();
  });
  afterEach(() => was.drop());

  it('is the register as it stood at one moment, each time, and misses nothing in the end', async () => {
    const folder = was.newFolder();
    const logs = await Promise.all([was.log(), was.log()]);
    let writing = true;
    const writers = Array.from({ length: 6 }, (_, n) =>
      (async () => {
        const streams: string[] = [];
        for (let round = 0; writing; round++)
          streams.push(...(await was.works(10, logs[n % 2], `${n}-${round}`)).map(r => r.stream));
        return streams.length;
      })(),
    );
    const taken: number[] = [];
    while (taken.length < 4) {
      const { manifest } = await was.exportTo(folder, 1_000);
      // A prefix: what is in it is what the log has up to there, with every command whole.
      expect(await checkFolder(folder)).toMatchObject({ manifest: { position: manifest.position } });
      taken.push(manifest.position);
    }
    writing = false;
    const commands = (await Promise.all(writers)).reduce((sum, each) => sum + each, 0);
    expect(taken.filter((position, n) => n > 0 && position > taken[n - 1]!).length).toBe(3);
    const { manifest } = await was.exportTo(folder, 1_000);
    expect(manifest.commands + manifest.quiet).toBe(commands);

    const is = await Register.empty();
    await is.restoreFrom(folder);
    expect(await is.rows(manifest.position)).toEqual(await was.rows());
    await is.drop();
  }, 120_000);

  it('comes to its end however fast others write: for each event it reads, two more are recorded', async () => {
    await was.works(30);
    const log = await was.log();
    const sent: Promise<unknown>[] = [];
    const progress = new Progress(() => undefined);
    progress.reached = () => {
      if (sent.length < 2_000) sent.push(log.append(aCommand()), log.append(aCommand()));
    };
    const { complete } = await exportPass({ ...was.exportParts(was.newFolder(), 10), progress });
    expect([complete, sent.length < 1_000]).toEqual([true, true]);
    await Promise.all(sent);
  });

  it('lets one write into a folder, and refuses the second', async () => {
    await was.works(30);
    const folder = was.newFolder();
    await was.exportTo(folder);
    await was.works(200);
    const both = await Promise.allSettled([was.exportTo(folder, 10), was.exportTo(folder, 10)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find(each => each.status === 'rejected');
    expect(refused?.reason).toMatchObject({ message: 'another export is writing into this folder' });
    await checkFolder(folder);
  });

  it('asked to stop, ends after the segment in hand and says that it is not complete', async () => {
    await was.works(30);
    const folder = was.newFolder();
    const asking = new AbortController();
    const progress = new Progress(() => undefined);
    progress.reached = position => (position === 12 ? asking.abort() : undefined);
    const { complete, manifest } = await exportPass({ ...was.exportParts(folder, 10), progress }, asking.signal);
    expect([complete, manifest.segments.length, manifest.exportedAt]).toEqual([false, 2, null]);
    await checkFolder(folder);
    const is = await Register.empty();
    await expect(is.restoreFrom(folder)).rejects.toThrow(/the export never came to its end/);
    expect((await was.exportTo(folder, 10)).complete).toBe(true);
    await is.drop();
  });

  it('numbers commands that record nothing in the order of their commits, whoever sends them', async () => {
    const logs = await Promise.all([was.log(), was.log(), was.log()]);
    await Promise.all(logs.map((log, n) => was.works(50, log, `n${n}`)));
    const numbers = await was.ask<{ number: string; at: string }>(
      `select q.number, c.recorded_at as at from es.quiet_command q join es.command c using (command_id) order by q.number`,
    );
    expect(numbers.map(({ number }) => Number(number))).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
  });

  it('numbers them also when somebody else than es.append writes the ledger, and makes the second wait', async () => {
    const quiet = `insert into es.command values (gen_random_uuid(), '\\x01', 'project-a', null, 0, -1, now())`;
    const first = await was.owner.connect();
    await first.query('begin');
    await first.query(quiet);
    const second = was.ask(quiet);
    // Until it waits, whatever for.
    while ((await was.ask(`select from pg_locks where not granted`)).length === 0) continue;
    await first.query('commit');
    first.release();
    await second;
    expect(await was.ask('select number::int as number from es.quiet_command order by 1')).toEqual([
      { number: 1 },
      { number: 2 },
    ]);
  });
});
