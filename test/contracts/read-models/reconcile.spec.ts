import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { eventCatalogue } from '../../../src/event-catalogue.js';
import type { DomainEvent } from '../../../src/kernel/eventsourcing/domain-event.js';
import { reconcile, type Reconciled } from '../../../src/platform/projections/reconcile/reconcile.js';
import { readModels } from '../../../src/read-models.js';
import { aLife } from '../../support/histories.js';
import { correct, INVESTORS } from './by-hand.js';
import { anInvestor, ReadModels } from './support.js';

describe('reconciling: everything folded afresh against everything stored', () => {
  let models: ReadModels;
  beforeAll(async () => {
    models = await ReadModels.start();
    for (const [id, country] of INVESTORS)
      await models.say(`investor-${id}`, anInvestor(id, country, 'Инвестор', 'Инвестор', 'Investor'));
    const lives = fc.sample(aLife(INVESTORS.map(([id]) => id)), { numRuns: 12, seed: 20181109 });
    for (const { projectId, events } of lives) {
      for (const event of events) await models.say(`project-${projectId}`, event as DomainEvent);
      await correct(models, `project-${projectId}`, 3);
    }
    await models.caughtUp();
  }, 120_000);
  afterAll(() => models.end());

  const reconciled = (rowsAtOnce = 20_000): Promise<readonly Reconciled[]> =>
    reconcile({
      pool: models.pool,
      source: models.log,
      decode: event => eventCatalogue.decode(event),
      projections: readModels,
      rowsAtOnce,
    });
  const verdicts = (found: readonly Reconciled[]): unknown =>
    found.filter(({ verdict }) => verdict !== 'equal').map(({ projection, verdict }) => [projection, verdict]);

  /** What reconciling finds after a statement somebody ran by hand; undone afterwards. */
  async function after(statement: string): Promise<Reconciled> {
    const table = /(?:update|from|into) (rm\.\w+)/.exec(statement)![1]!;
    await models.rows(`create table keep as select * from ${table}`);
    await models.rows(statement);
    const found = await reconciled();
    await models.rows(`delete from ${table}`);
    await models.rows(`insert into ${table} select * from keep`);
    await models.rows('drop table keep');
    const different = found.filter(({ verdict }) => verdict === 'different');
    expect(different).toHaveLength(1);
    return different[0]!;
  }

  it('finds every read model equal, also when memory holds a few rows only', async () => {
    const all = await reconciled();
    expect(all.map(({ projection }) => projection).sort()).toEqual(readModels.map(({ name }) => name).sort());
    expect(verdicts(all)).toEqual([]);
    expect(verdicts(await reconciled(5))).toEqual([]);
  });

  it('names the field that somebody changed, and the last event in it', async () => {
    const { projection, differences, listed } = await after(
      `update rm.projects_list set stage = 'operation'
        where project_id = (select project_id from rm.projects_list where stage <> 'operation' order by 1 limit 1)`,
    );
    expect([projection, differences]).toEqual(['projects-list', 1]);
    expect(listed[0]).toMatchObject({ table: 'projects_list', field: 'stage', stored: '"operation"' });
    expect(listed[0]?.event?.stream).toBe(`project-${listed[0]?.key}`);
  });

  it('names a figure inside a part of the card', async () => {
    const { listed } = await after(
      `update rm.project_details set figures = replace(figures::text, '7400000000.00', '7400000001.00')::json
        where project_id = (select project_id from rm.project_details
                             where figures::text like '%7400000000.00%' order by 1 limit 1)`,
    );
    expect(listed[0]).toMatchObject({ table: 'project_details', field: 'figures' });
  });

  it('misses a row that was taken away', async () => {
    const { listed } = await after(
      'delete from rm.projects_list where project_id = (select project_id from rm.projects_list order by 1 limit 1)',
    );
    expect(listed[0]).toMatchObject({ field: 'row', stored: null });
  });

  it('finds a total that the projects do not come to', async () => {
    const { projection, listed } = await after('update rm.totals_counts set watts_declared = watts_declared + 1');
    expect(projection).toBe('investment-totals');
    expect(listed[0]).toMatchObject({ table: 'totals_counts', field: 'wattsDeclared', event: null });
  });

  it('finds a version of the past that was changed', async () => {
    const { projection, listed } = await after(
      `update rm.totals_counts_as_true set valid_from = valid_from - 1
        where (project_id, known_from, valid_from) =
              (select project_id, known_from, valid_from from rm.totals_counts_as_true order by 1, 2, 3 limit 1)`,
    );
    expect([projection, listed[0]?.field]).toEqual(['totals-as-true', 'version']);
  });

  it('calls a read model that is equal as far as it has come lagging, and not different', async () => {
    const { position } = await models.log.head();
    const head = { position: position + 5, recordedAt: null };
    const found = await reconcile({
      pool: models.pool,
      source: {
        readAll: options => models.log.readAll(options),
        readHistory: (stream, range) => models.log.readHistory(stream, range),
        head: () => Promise.resolve(head),
        waitForNews: () => Promise.resolve(),
      },
      decode: event => eventCatalogue.decode(event),
      projections: readModels,
    });
    expect(new Set(found.map(({ verdict }) => verdict))).toEqual(new Set(['lagging']));
  });
});
