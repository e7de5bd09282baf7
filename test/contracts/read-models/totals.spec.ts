import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DomainEvent } from '../../../src/kernel/eventsourcing/domain-event.js';
import { GROUPINGS } from '../../../src/reporting/index.js';
import {
  GetInvestmentTotals,
  GetInvestmentTotalsHandler,
  type FoundTotals,
} from '../../../src/reporting/investment-totals/investment-totals.query.js';
import { bruteForce, expectedCells, scaled, type Expected, type RawEvent } from '../../support/brute-force.js';
import { aLife } from '../../support/histories.js';
import { anInvestor, ReadModels } from './support.js';

const INVESTORS = [
  ['7c1d9e20-1f3a-5b7c-8e4d-201811090001', 'KR'],
  ['7c1d9e20-1f3a-5b7c-8e4d-201811090002', 'DE'],
  ['7c1d9e20-1f3a-5b7c-8e4d-201811090003', 'KR'],
] as const;
const COUNTRY: Readonly<Record<string, string>> = Object.fromEntries(INVESTORS);

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
  });
});

/** Of some fact of the stream another figure is said to be true, or that it never was. */
async function correct(models: ReadModels, stream: string, pick: number): Promise<void> {
  const wrongs = (await models.log.readStream(stream)).flatMap(({ eventId, type, revision, occurredOn }) =>
    (RIGHTS[type] ?? []).map(([pointer, right]) => ({
      target: { eventId, type, revision, occurredOn },
      pointer,
      right,
    })),
  );
  const chosen = wrongs[pick % wrongs.length];
  if (chosen === undefined) return;
  const said = { correctionId: `c-${pick}`, wrong: null, reasonCode: 'typo', correctedOn: '2026-01-01', findings: [] };
  await models.say(stream, { type: 'FigureCorrected', data: { ...chosen, ...said, approvedBy: null } });
}

const RIGHTS: Readonly<Record<string, readonly (readonly [pointer: string, right: string | null])[]>> = {
  ProposalRegistered: [
    ['/declared/landHa', '"7.5000"'],
    ['/declared/jobsPermanent', '3'],
  ],
  ProposalAmended: [['/declared/landHa', '"8.2500"']],
  ProposalApproved: [['/approved/landHa', '"9.0000"']],
  MeetingRecorded: [['', null]],
  InvestmentDisbursed: [
    ['/amount/amount', '"77"'],
    ['', null],
  ],
  ProgressReported: [
    ['/jobsPermanent', '4'],
    ['/periodTo', '"2019-01-11"'],
    ['', null],
  ],
};

async function agree(models: ReadModels): Promise<void> {
  const { position } = await models.log.head();
  const stored = await models.log.readAll({ after: 0, limit: Math.max(1, position) });
  const raw = stored.map(({ eventId, stream, type, data }) => ({
    eventId,
    stream,
    type,
    data: JSON.parse(data) as RawEvent['data'],
  }));
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
  const lines = await models.rows<object>(
    `select project_id as id, stage, hold, region, coalesce(district, 'none') as district, sector, investor_id
       from rm.projects_list order by 1`,
  );
  expect(lines).toEqual(
    ids.map(id => {
      const { stage, hold, region, district, sector, investorId } = expected.get(id)!;
      return { id, stage, hold, region, district, sector, investor_id: investorId };
    }),
  );
  expect(await cells(models, false)).toEqual(expectedCells(expected.values()));
  expect(await cells(models, true)).toEqual(expectedCells(expected.values(), true));

  const totals = new GetInvestmentTotalsHandler(models.pool);
  for (const by of GROUPINGS) {
    for (const filter of [{}, { region: '610000000' }, { country: 'KR' }, { hold: 'none', sector: 'energy.solar' }]) {
      const found = await totals.execute(new GetInvestmentTotals(by, filter));
      const chosen = [...expected.values()].filter(project => isIn(project, filter));
      expect(headlines(found)).toEqual(headlinesByHand(chosen, by));
    }
  }
}

async function cells(models: ReadModels, byInvestor: boolean): Promise<{ counts: string[]; money: string[] }> {
  const suffix = byInvestor ? '_by_investor' : '';
  const key = `concat_ws(' ', ${byInvestor ? 'investor_id, ' : ''}stage, hold, region, district, sector`;
  const counts = await models.rows<{ line: string }>(
    `select ${key}) || ' | ' || concat_ws(' ', projects, watts_declared, watts_approved, square_metres_declared,
            square_metres_approved, square_metres_reserved, square_metres_allocated, jobs_permanent_declared,
            jobs_permanent_approved, jobs_permanent_reported, jobs_construction_declared, jobs_construction_approved,
            jobs_construction_reported) as line from rm.totals_counts${suffix}`,
  );
  const money = await models.rows<{ line: string }>(
    `select ${key}, figure_class, currency) || ' | ' || concat_ws(' ', minor_units, projects) as line
       from rm.totals_money${suffix}`,
  );
  return { counts: counts.map(row => row.line).sort(), money: money.map(row => row.line).sort() };
}

function isIn(
  project: Expected,
  filter: { region?: string; country?: string; hold?: string; sector?: string },
): boolean {
  return (
    (filter.region ?? project.region) === project.region &&
    (filter.hold ?? project.hold) === project.hold &&
    (filter.sector ?? project.sector) === project.sector &&
    (filter.country ?? COUNTRY[project.investorId]) === COUNTRY[project.investorId]
  );
}

/** What a group says, as short lines. */
function headlines({ groups }: FoundTotals): string[] {
  return groups
    .flatMap(({ key, projects, cost, capacityMw }) => [
      `${key}: ${projects.total} ${projects.live} ${projects.suspended}`,
      `${key}: ${scaled(capacityMw.declared, 6)} W`,
      ...Object.entries(cost).flatMap(([figureClass, sums]) =>
        sums.map(({ amount, currency }) => `${key}: ${figureClass} ${amount} ${currency}`),
      ),
    ])
    .sort();
}

function headlinesByHand(projects: readonly Expected[], by: (typeof GROUPINGS)[number]): string[] {
  const keyOf = (project: Expected): string => (by === 'country' ? COUNTRY[project.investorId]! : project[by]);
  const lines: string[] = [];
  for (const key of new Set(projects.map(keyOf))) {
    const all = projects.filter(project => keyOf(project) === key);
    const live = all.filter(({ stage }) => stage !== 'rejected' && stage !== 'cancelled');
    const figures = by === 'stage' ? all : live;
    lines.push(`${key}: ${all.length} ${live.length} ${live.filter(({ hold }) => hold === 'suspended').length}`);
    lines.push(`${key}: ${figures.reduce((sum, { counts }) => sum + counts['wattsDeclared']!, 0n)} W`);
    const sums = new Map<string, bigint>();
    for (const { money } of figures) for (const [what, sum] of money) sums.set(what, (sums.get(what) ?? 0n) + sum);
    for (const [what, sum] of sums) {
      const [figureClass, currency] = what.split(' ');
      const digits = currency === 'JPY' ? '' : `.${String(sum % 100n).padStart(2, '0')}`;
      lines.push(`${key}: ${figureClass} ${currency === 'JPY' ? sum : sum / 100n}${digits} ${currency}`);
    }
  }
  return lines.sort();
}
