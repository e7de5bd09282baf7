import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CellDeltas, saveCells } from '../../../src/platform/projections/cell-table.js';
import type { CellTable } from '../../../src/platform/projections/projection.js';
import type { Head, Timeline, VersionTable } from '../../../src/platform/projections/through-time.js';
import { VersionChanges } from '../../../src/platform/projections/version-changes.js';
import { VersionSql } from '../../../src/platform/projections/version-table.js';
import { accounts, eventually, opened, Stage, TestLog } from './support.js';

const KEYS = 4_500;
/** Two thousand keys with two versions each. What is larger outlives the limit of a statement, and does so each time. */
const MOST_ROWS = 4_000;

describe('a page of many thousand changes is written in statements that each keep within their limit', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await Stage.set();
    // Cancelled as the server cancels what takes too long, whatever the speed of the machine.
    await stage.rows(`
      create function public.cancel_large() returns trigger language plpgsql as $$
      begin
        if (select count(*) from changed) > ${MOST_ROWS} then
          raise exception 'canceling statement due to statement timeout' using errcode = '57014';
        end if;
        return null;
      end $$`);
  });
  afterEach(() => stage.end());

  const limited = async (table: string): Promise<void> => {
    await stage.rows(`
      create trigger insert_limit after insert on ${table} referencing new table as changed
        for each statement execute function public.cancel_large();
      create trigger update_limit after update on ${table} referencing new table as changed
        for each statement execute function public.cancel_large();
      create trigger delete_limit after delete on ${table} referencing old table as changed
        for each statement execute function public.cancel_large()`);
  };

  it('a read model is made anew from them and becomes the live one', async () => {
    const log = new TestLog();
    let last = 0;
    for (let n = 0; n < KEYS; n++) last = await log.say(`account-${n}`, opened(`d${n}`, '1'));
    const tuning = { livePage: 500, catchUpPage: KEYS, besideRows: KEYS * 10, retryPauseMs: 1 };
    let limiting: Promise<void> | null = null;
    const runtime = stage.runtime(
      {
        head: log.head.bind(log),
        waitForNews: log.waitForNews.bind(log),
        readHistory: log.readHistory.bind(log),
        readAll: async options => {
          const table = 'rm.accounts_by_district_v1_g2';
          if ((await stage.rows(`select to_regclass($1) as t where to_regclass($1) is not null`, [table])).length > 0)
            await (limiting ??= limited(table));
          return log.readAll(options);
        },
      },
      [accounts()],
      { tuning },
    );
    await runtime.start();
    expect(await runtime.waitFor(['accounts'], last, 20_000)).toBe(true);
    await runtime.admin.rebuild('accounts', 'operator');
    await eventually('the new generation is live', async () => {
      const live = await stage.rows(
        `select from rm.projection_generation where name = 'accounts' and role = 'live' and generation = 2`,
      );
      return live.length === 1;
    });
    expect(await stage.rows('select count(*)::int as n from rm.accounts_by_district_v1_g2')).toEqual([{ n: KEYS }]);
    expect(stage.reports.join('\n')).not.toContain('outage');
  });

  it('cells that come to nothing', async () => {
    const cells: CellTable<Record<string, unknown>> = {
      table: 'cells',
      dimensions: ['district'],
      measures: ['accounts'],
      cellsOf: row => [{ dimensions: { district: String(row['district']) }, measures: { accounts: 1n } }],
    };
    await stage.rows('create table public.cells (district text primary key, accounts numeric not null)');
    await limited('public.cells');
    const rows = Array.from({ length: KEYS }, (_, n) => ({ district: `d${n}` }));
    const change = async (gone: boolean): Promise<void> => {
      const deltas = new CellDeltas(cells);
      for (const row of rows) deltas.change(gone ? row : null, gone ? null : row);
      await saveCells(stage.pool as never, cells, 'public.cells', deltas);
    };
    await change(false);
    expect(await stage.rows('select count(*)::int as n from public.cells')).toEqual([{ n: KEYS }]);
    await change(true);
    expect(await stage.rows('select count(*)::int as n from public.cells')).toEqual([{ n: 0 }]);
  });

  it('versions that end, and lines of days that are told again', async () => {
    const stages: VersionTable = {
      table: 'stages',
      columns: { stage: 'text' },
      linesOf: row => [{ name: '', values: { stage: row['stage'] } }],
    };
    const timeline: Timeline = { axis: 'true', key: 'id', tables: [stages] };
    const sql = new VersionSql(timeline, stages);
    await stage.rows(sql.ddl('public.stages'));
    await limited('public.stages');
    const head = (key: string, name: string, until: string): Head => ({ key, row: { stage: name }, until });
    let position = 0;
    const each = async (tell: (changes: VersionChanges, key: string) => void): Promise<void> => {
      const changes = new VersionChanges(stages, 'true');
      for (let n = 0; n < KEYS; n++) tell(changes, `p${n}`);
      await sql.write(stage.pool as never, 'public.stages', changes);
    };
    const place = (key: string) => ({ key, position: ++position, revision: 0, days: null });
    const proposed = (key: string): Head => head(key, 'proposed', '2019-01-10');
    const review = (key: string): Head => head(key, 'review', '2019-02-01');
    await each((changes, key) => changes.tell({ ...place(key), before: null, after: proposed(key) }));
    await each((changes, key) => changes.tell({ ...place(key), before: proposed(key), after: review(key) }));
    const open = `select stage, count(*)::int as n from public.stages where known_to = 9223372036854775807 group by 1 order by 1`;
    const both = ['proposed', 'review'].map(name => ({ stage: name, n: KEYS }));
    expect(await stage.rows(open)).toEqual(both);
    await each((changes, key) =>
      changes.tell({ ...place(key), before: review(key), after: review(key), days: [review(key)] }),
    );
    expect(await stage.rows(open)).toEqual([{ stage: 'review', n: KEYS }]);
  });
});
