import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  FindInvestorRecordHandler,
  ListCrossProjectWarnings,
  ListCrossProjectWarningsHandler,
} from '../../../src/projects/reading/cross-project-warnings/cross-project-warnings.query.js';
import type { ListedRule } from '../../../src/projects/reading/cross-project-warnings/cross-project-warnings.js';
import { FindInvestorRecord } from '../../../src/projects/domain/proposal/rule-warnings.js';
import type { ProjectEvent } from '../../../src/projects/domain/project.events.js';
import { aProject, DECLARED, noProject, type AProject } from '../../support/a-project.js';
import { auctionWon, ppaTerminated } from '../../support/grid-facts.js';
import { ReadModels } from './support.js';

const projectOf = (number: number): string => `5b0f7a10-8d5e-5c56-b1a4-2018110900${String(number).padStart(2, '0')}`;
const investorOf = (digit: number): string => `7c1d9e20-1f3a-5b7c-8e4d-20181109000${digit}`;

/** A project of an investor with so many megawatts. */
const proposed = (number: number, investor: number, capacityMw: string, over: object = {}): AProject =>
  noProject().proposed(
    {},
    { projectId: projectOf(number), investorId: investorOf(investor), declared: { ...DECLARED, capacityMw }, ...over },
  );

describe('what rules across projects warn of, over PostgreSQL', () => {
  let models: ReadModels;
  let list: ListCrossProjectWarningsHandler;
  const tell = async (number: number, ...events: readonly ProjectEvent[]): Promise<void> => {
    for (const event of events) await models.say(`project-${projectOf(number)}`, event);
  };
  const warned = async (rule: ListedRule, on = '2019-06-01', limit = 100): Promise<readonly unknown[]> => {
    const seen: unknown[] = [];
    for (let after: string | null = '', pages = 0; after !== null && pages < 50; pages++) {
      const page: Awaited<ReturnType<typeof list.execute>> = await list.execute(
        new ListCrossProjectWarnings(rule, on, after === '' ? null : after, limit),
      );
      seen.push(...page.warnings);
      after = page.next;
    }
    return seen;
  };

  beforeAll(async () => {
    models = await ReadModels.start();
    list = new ListCrossProjectWarningsHandler(models.pool);
    // Of the first investor: 1 and 2 are alike, 3 is too large, 4 elsewhere, 5 was cancelled.
    await tell(1, ...proposed(1, 1, '10.000000').events);
    await tell(2, ...proposed(2, 1, '9.000000', { proposedOn: '2019-05-01' }).events);
    await tell(3, ...proposed(3, 1, '20.000000').events);
    const elsewhere = { site: { kato: '750000000', katoVersion: '2022-10-17', locality: null, location: null } };
    await tell(4, ...proposed(4, 1, '10.000000', elsewhere).events);
    await tell(5, ...proposed(5, 1, '10.000000').cancelled().events);
    // Of the second: a PPA of 6 was ended for late commissioning, 7 is new; both won auctions in the south.
    const late = ppaTerminated({ reasonCode: 'late_commissioning', terminatedOn: '2019-03-01' });
    await tell(6, ...proposed(6, 2, '30.000000').with(auctionWon({ zone: 'south' }), late).events);
    const after = { proposedOn: '2019-05-01' };
    await tell(7, ...proposed(7, 2, '50.000000', after).with(auctionWon({ zone: 'south' })).events);
    // Of the third: one was paid for, so three are idle; with 12 there are four.
    await tell(8, ...proposed(8, 3, '40.000000').events);
    await tell(9, ...proposed(9, 3, '60.000000').events);
    await tell(10, ...proposed(10, 3, '80.000000').events);
    await tell(11, ...proposed(11, 3, '110.000000').events, paid('2021-01-15'));
    await models.caughtUp();
  });
  afterAll(() => models.end());

  it('X8: live projects of one investor, district and kind, of nearly one size', async () => {
    const found = {
      rule: 'X8',
      severity: 'amber',
      projectIds: [projectOf(1), projectOf(2)],
      investorId: investorOf(1),
      gridZone: null,
      measured: '9.000000',
      limit: null,
      unit: 'mw',
    };
    expect(await warned('X8')).toEqual([found]);
    expect(await warned('X8', '2019-06-01', 1)).toEqual([found]);
  });

  it('X14: what a zone comes to, said not to be checked while nothing was announced', async () => {
    expect(await warned('X14')).toEqual([
      {
        rule: 'X14',
        severity: 'not_checked',
        projectIds: [projectOf(6), projectOf(7)],
        investorId: null,
        gridZone: 'south',
        measured: '80.000000',
        limit: null,
        unit: 'mw',
      },
    ]);
  });

  it('X16: a new project of an investor who came too late before', async () => {
    expect(await warned('X16')).toEqual([
      {
        rule: 'X16',
        severity: 'amber',
        projectIds: [projectOf(7), projectOf(6)],
        investorId: investorOf(2),
        gridZone: null,
        measured: '2019-03-01',
        limit: null,
        unit: 'ended_on',
      },
    ]);
  });

  it('X17: an investor on more than three live projects that nobody paid for in a year', async () => {
    const idle = (investor: number, ...projects: readonly number[]): object => ({
      rule: 'X17',
      severity: 'amber',
      projectIds: projects.map(projectOf),
      investorId: investorOf(investor),
      gridZone: null,
      measured: String(projects.length),
      limit: '3',
      unit: 'projects',
    });
    // Of the first investor 5 was cancelled, and 2 was proposed in the year before.
    expect(await warned('X17', '2019-11-08')).toEqual([]);
    expect(await warned('X17', '2021-06-01')).toEqual([idle(1, 1, 2, 3, 4)]);
    expect(await warned('X17', '2022-06-01', 1)).toEqual([idle(1, 1, 2, 3, 4), idle(3, 8, 9, 10, 11)]);
  });

  it('are found for one project when it is submitted', async () => {
    const find = new FindInvestorRecordHandler(models.pool);
    expect(await find.execute(new FindInvestorRecord(projectOf(2), investorOf(1), '613600000', 'solar_pv'))).toEqual({
      alike: [
        { projectId: projectOf(1), capacityMw: '10.000000', proposedOn: '2018-11-09' },
        { projectId: projectOf(3), capacityMw: '20.000000', proposedOn: '2018-11-09' },
      ],
      latePpas: [],
    });
    expect(await find.execute(new FindInvestorRecord(projectOf(7), investorOf(2), '613600000', 'solar_pv'))).toEqual({
      alike: [{ projectId: projectOf(6), capacityMw: '30.000000', proposedOn: '2018-11-09' }],
      latePpas: [{ projectId: projectOf(6), terminatedOn: '2019-03-01' }],
    });
  });

  it('X16: follows who came too late, and not who took the project over', async () => {
    const over = { fromInvestorId: investorOf(2), toInvestorId: investorOf(4), effectiveOn: '2020-05-11' };
    const replaced = aProject()
      .investorReplaced(over)
      .events.filter(({ type }) => type === 'InvestorReplaced');
    await tell(6, ...replaced);
    await tell(12, ...proposed(12, 4, '25.000000', { proposedOn: '2019-06-01' }).events);
    await models.caughtUp();
    expect(await warned('X16')).toEqual([expect.objectContaining({ projectIds: [projectOf(7), projectOf(6)] })]);
  });
});

const paid = (paidOn: string): ProjectEvent => {
  const payment = aProject()
    .disbursed()
    .events.find(({ type }) => type === 'InvestmentDisbursed');
  if (payment?.type !== 'InvestmentDisbursed') throw new Error('no payment');
  return { ...payment, data: { ...payment.data, paidOn } };
};
