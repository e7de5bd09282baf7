import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DomainEvent } from '../../../src/kernel/eventsourcing/domain-event.js';
import { GROUPINGS } from '../../../src/reporting/index.js';
import {
  GetInvestmentTotals,
  GetInvestmentTotalsHandler,
} from '../../../src/reporting/investment-totals/investment-totals.query.js';
import { bruteForce, expectedCells, scaled } from '../../support/brute-force.js';
import { aLife } from '../../support/histories.js';
import {
  correct,
  headlines,
  headlinesByHand,
  INVESTORS,
  isIn,
  overallByHand,
  overallHeadlines,
  rawOf,
} from './by-hand.js';
import { anInvestor, ReadModels } from './support.js';

const NOW = { asOf: null, knownAt: null, atPosition: null };

describe('rows, cells and totals over PostgreSQL', () => {
  let models: ReadModels;
  beforeAll(async () => {
    models = await ReadModels.start();
    for (const [id, country] of INVESTORS)
      await models.say(`investor-${id}`, anInvestor(id, country, 'Инвестор', 'Инвестор', 'Investor'));
  });
  afterAll(() => models.end());

  it('are, after any lives told in any order, what a sum by hand over the raw events comes to', async () => {
    const lives = fc.array(aLife(INVESTORS.map(([id]) => id)), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(lives, fc.infiniteStream(fc.nat(99)), fc.boolean(), async (told, turns, handOver) => {
        // Lives are told event by event, mixed with each other; the log goes on growing from run to run.
        const left = told.map(({ projectId, events }) => ({ stream: `project-${projectId}`, events: [...events] }));
        for (;;) {
          const open = left.filter(({ events }) => events.length > 0);
          const turn = open[turns.next().value % Math.max(1, open.length)];
          const event = turn?.events.shift();
          if (turn === undefined || event === undefined) break;
          await models.say(turn.stream, event as DomainEvent);
          if (turns.next().value < 25) await correct(models, turn.stream, turns.next().value);
        }
        if (handOver) await models.handOver();
        await models.caughtUp();
        await agree(models);
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});

async function agree(models: ReadModels): Promise<void> {
  const { position } = await models.log.head();
  const stored = await models.log.readAll({ after: 0, limit: Math.max(1, position) });
  const raw = stored.map(rawOf);
  const expected = bruteForce(raw);

  const lastRevision = new Map(stored.map(event => [event.stream, event.revision]));
  const cards = await models.rows<{ id: string; stage: string; hold: string; revision: number }>(
    `select project_id as id, stage, last_revision::int as revision,
            case when hold is null then 'none' else 'suspended' end as hold
       from rm.project_details order by 1`,
  );
  const ids = [...expected.keys()].sort();
  expect(cards).toEqual(
    ids.map(id => {
      const { stage, hold } = expected.get(id)!;
      return { id, stage, hold, revision: lastRevision.get(`project-${id}`) };
    }),
  );
  const lines = await models.rows<{ approved: string | null; contracted: string | null }>(
    `select project_id as id, stage, hold, region, coalesce(district, 'none') as district, sector, investor_id,
            approved ->> 'capacityMw' as approved, commitments -> -1 -> 'committed' ->> 'capacityMw' as contracted
       from rm.projects_list order by 1`,
  );
  const inWatts = lines.map(line => {
    return { ...line, approved: scaled(line.approved, 6), contracted: scaled(line.contracted, 6) };
  });
  expect(inWatts).toEqual(
    ids.map(id => {
      const { stage, hold, region, district, sector, investorId, counts } = expected.get(id)!;
      const watts = { approved: counts['wattsApproved'], contracted: counts['wattsContracted'] };
      return { id, stage, hold, region, district, sector, investor_id: investorId, ...watts };
    }),
  );
  expect(await cells(models, false)).toEqual(expectedCells(expected.values()));
  expect(await cells(models, true)).toEqual(expectedCells(expected.values(), true));

  const totals = new GetInvestmentTotalsHandler(models.pool, models.log);
  for (const by of GROUPINGS) {
    for (const filter of [{}, { region: '610000000' }, { country: 'KR' }, { hold: 'none', sector: 'energy.solar' }]) {
      const found = await totals.execute(new GetInvestmentTotals(by, filter, NOW));
      const chosen = [...expected.values()].filter(project => isIn(project, filter));
      expect(headlines(found)).toEqual(headlinesByHand(chosen, by));
      if (chosen.length > 0) expect([by, overallHeadlines(found)]).toEqual([by, overallByHand(chosen)]);
    }
  }
}

async function cells(models: ReadModels, byInvestor: boolean): Promise<{ counts: string[]; money: string[] }> {
  const suffix = byInvestor ? '_by_investor' : '';
  const key = `concat_ws(' ', ${byInvestor ? 'investor_id, ' : ''}stage, hold, region, district, sector`;
  const counts = await models.rows<{ line: string }>(
    `select ${key}) || ' | ' || concat_ws(' ', projects, watts_declared, watts_approved, watts_contracted, square_metres_declared,
            square_metres_approved, square_metres_contracted, square_metres_reserved, square_metres_allocated, jobs_permanent_declared,
            jobs_permanent_approved, jobs_permanent_contracted, jobs_permanent_reported, jobs_construction_declared, jobs_construction_approved, jobs_construction_contracted,
            jobs_construction_reported) as line from rm.totals_counts${suffix}`,
  );
  const money = await models.rows<{ line: string }>(
    `select ${key}, figure_class, currency) || ' | ' || concat_ws(' ', minor_units, projects) as line
       from rm.totals_money${suffix}`,
  );
  return { counts: counts.map(row => row.line).sort(), money: money.map(row => row.line).sort() };
}
