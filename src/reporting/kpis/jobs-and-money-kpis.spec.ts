import { describe, expect, it } from '@jest/globals';
import { aProject } from '../../../test/support/a-project.js';
import { another, ask, rowOf } from '../../../test/support/measured.js';
import { eventIdOf } from '../../../test/support/told.js';
import type { ProjectEvent } from '../../projects/index.js';
import { reportsAt, visitsAt } from './jobs-kpis.js';

const correction = (revision: number, pointer: string, wrong: string | null, right: string | null): ProjectEvent => ({
  type: 'FigureCorrected',
  data: {
    correctionId: `c-${pointer}`,
    target: { eventId: eventIdOf(revision), type: 'InvestmentDisbursed', revision, occurredOn: '2019-09-30' },
    pointer,
    wrong,
    right,
    reasonCode: 'decimal',
    correctedOn: '2019-10-12',
    findings: [],
    approvedBy: null,
  },
});

describe('K6, jobs', () => {
  it('stand by class, permanent and construction apart', () => {
    const project = aProject({ jobsConstruction: 200 })
      .underConstruction()
      .reported({ jobsPermanent: 7 })
      .verified({ jobsPermanent: 5 });
    const found = ask('K6', '2020-01-31', project, another(2).cancelled());
    expect(found).toMatchObject({ value: '5', n: 1 });
    expect(found.detail).toEqual({
      permanent: { declared: 50, approved: 50, reported: 7, verified: 5 },
      construction: { declared: 200, approved: 200, reported: 40 },
    });
  });

  it('are verified by the last count, of jobs or on a visit', () => {
    const counted = aProject().underConstruction().reported().verified({ jobsPermanent: 5 }).jobsVerified();
    expect(ask('K6', '2020-11-29', counted).value).toBe('5');
    expect(ask('K6', '2020-11-30', counted).value).toBe('46');
  });

  it('are reported by the last period, not by the last record', () => {
    const late = { reportId: 'late', periodFrom: '2019-07-01', periodTo: '2019-09-30', jobsPermanent: 90 };
    const project = aProject().underConstruction().reported({ jobsPermanent: 7 }).reported(late);
    expect(ask('K6', '2020-01-31', project).detail).toMatchObject({ permanent: { reported: 7 } });
    expect(ask('K6', '2019-12-30', project).detail).toMatchObject({ permanent: { reported: 90 } });
  });
});

describe('reports and visits of a day', () => {
  const of = (quarter: string, periodTo: string, jobsPermanent = 0) => ({
    reportId: quarter,
    periodFrom: `${periodTo.slice(0, 8)}01`,
    periodTo,
    jobsPermanent,
  });
  const built = aProject()
    .underConstruction()
    .reported(of('q4', '2019-12-31'))
    .reported(of('q2', '2019-06-30'))
    .reported(of('q1', '2020-03-31'))
    .reported(of('q3', '2019-09-30'))
    .reported(of('q4-again', '2019-12-31'));

  it('are in the order of their periods; of one period in the order in which they were recorded', () => {
    const on = (day: string) => reportsAt({ row: rowOf(built), on: day }).map(({ id }) => id);
    expect(on('2020-03-31')).toEqual(['q2', 'q3', 'q4', 'q4-again', 'q1']);
    expect(on('2020-03-30')).toEqual(['q2', 'q3', 'q4', 'q4-again']);
  });

  it('are visits in the order of the periods they are about, then of their days', () => {
    const visited = built
      .verified({ verificationId: 'v1', reportId: 'q1', visitedOn: '2020-04-10' })
      .verified({ verificationId: 'v2', reportId: 'q2', visitedOn: '2020-04-30' })
      .verified({ verificationId: 'v3', reportId: 'q4', visitedOn: '2020-04-20' })
      .verified({ verificationId: 'v4', reportId: 'q4', visitedOn: '2020-04-12' })
      .verified({ verificationId: 'v5', reportId: 'q1', visitedOn: '2020-04-05' });
    const on = (day: string) => visitsAt({ row: rowOf(visited), on: day }).map(visit => [visit.reportId, visit.on]);
    expect(on('2020-05-01')).toEqual([
      ['q2', '2020-04-30'],
      ['q4', '2020-04-12'],
      ['q4', '2020-04-20'],
      ['q1', '2020-04-05'],
      ['q1', '2020-04-10'],
    ]);
    expect(on('2020-04-10')).toEqual([
      ['q1', '2020-04-05'],
      ['q1', '2020-04-10'],
    ]);
  });

  it('leave rejected projects out, and count nobody as verified who was not', () => {
    expect(ask('K6', '2020-05-01', built, another(2).rejected())).toMatchObject({
      value: '0',
      n: 0,
      detail: { permanent: { declared: 50 } },
    });
  });
});

describe('K7, job realisation', () => {
  it('is due with the last line of the plan that names permanent jobs, in whatever order the lines stand', () => {
    const jobsPlan = [
      { dueOn: '2021-03-01', jobsPermanent: 50, jobsConstruction: 0 },
      { dueOn: '2020-06-01', jobsPermanent: 20, jobsConstruction: 90 },
      { dueOn: '2021-09-01', jobsPermanent: 0, jobsConstruction: 100 },
    ];
    const project = aProject()
      .approved()
      .with(
        ...aProject()
          .withRoadmap()
          .events.filter(event => event.type === 'RoadmapApproved')
          .map(event => ({ ...event, data: { ...event.data, jobsPlan } })),
      );
    expect(ask('K7', '2021-02-28', project).n).toBe(0);
    expect(ask('K7', '2021-03-01', project)).toMatchObject({ n: 1, denominator: '50' });
  });

  it('says nothing of a project that nobody approved', () => {
    expect(ask('K7', '2021-03-01', aProject())).toMatchObject({ n: 0, detail: { approvedWithoutPlanOfJobs: 0 } });
  });

  it('is verified over approved where the plan of jobs is due', () => {
    // Due on 1 September 2020: 40 of 50.
    const project = aProject().underConstruction().reported().verified({ jobsPermanent: 40 });
    expect(ask('K7', '2020-08-31', project)).toMatchObject({ value: null, n: 0 });
    expect(ask('K7', '2020-09-01', project)).toMatchObject({ value: '0.8000', numerator: '40', denominator: '50' });
  });

  it('counts what nobody verified as nothing, and says who has no plan', () => {
    // 40 of 50, and none of 50: 40 / 100.
    const verified = aProject().underConstruction().reported().verified({ jobsPermanent: 40 });
    expect(ask('K7', '2020-09-01', verified, another(2).inPreparation(), another(3).approved())).toMatchObject({
      value: '0.4000',
      n: 2,
      detail: { approvedWithoutPlanOfJobs: 1 },
    });
  });
});

describe('K8, disbursed', () => {
  it('adds payments made by the day, at the rate of their day, of cancelled projects too', () => {
    // 500 m KZT, and 1,000 USD on 1 October 2019 at 400 = 400,000 KZT; 5 EUR have no rate.
    const dollars = { disbursementId: 'p-2', amount: { amount: '1000.00', currency: 'USD' }, paidOn: '2019-10-01' };
    const euros = { disbursementId: 'p-3', amount: { amount: '5.00', currency: 'EUR' }, paidOn: '2019-10-01' };
    const project = aProject().underConstruction().disbursed().disbursed(dollars).disbursed(euros).cancelled();
    expect(ask('K8', '2019-09-29', project).value).toBe('0.00');
    expect(ask('K8', '2019-09-30', project)).toMatchObject({ value: '500000000.00', n: 1, notConverted: 0 });
    expect(ask('K8', '2020-12-31', project)).toMatchObject({ value: '500400000.00', n: 2, notConverted: 1 });
  });

  it('says what a corrected payment was, and nothing of one that never was', () => {
    const paid = aProject().underConstruction().disbursed();
    const at = paid.events.length - 1;
    const corrected = paid.with(correction(at, '/amount/amount', '"500000000.00"', '"30000000.00"'));
    expect(ask('K8', '2019-09-30', corrected).value).toBe('30000000.00');
    expect(ask('K8', '2019-12-31', paid.with(correction(at, '', null, null)))).toMatchObject({ value: '0.00', n: 0 });
  });
});

describe('K9, disbursement against the plan', () => {
  it('is what was paid over the instalments due, and over the approved cost', () => {
    // Due on 31 December 2019: 3.7 bn; paid 0.5 bn: 0.1351. Of 7.4 bn: 0.0676.
    const project = aProject().underConstruction().disbursed();
    expect(ask('K9', '2019-12-30', project)).toMatchObject({ value: null, n: 0 });
    expect(ask('K9', '2019-12-31', project)).toMatchObject({
      value: '0.1351',
      numerator: '500000000.00',
      denominator: '3700000000.00',
      n: 1,
      detail: { againstApprovedCost: { value: '0.0676', denominator: '7400000000.00' } },
    });
  });

  it('leaves out a project without a plan on both sides, and counts it', () => {
    const withPlan = aProject().underConstruction().disbursed();
    const withoutPlan = another(2).approved();
    expect(ask('K9', '2019-12-31', withPlan, withoutPlan)).toMatchObject({
      value: '0.1351',
      detail: { approvedWithoutPlan: 1, againstApprovedCost: { value: '0.0338' } },
    });
  });

  it('goes on counting a project after its end', () => {
    const project = aProject().underConstruction().disbursed().cancelled();
    expect(ask('K9', '2020-06-30', project).value).toBe('0.1351');
  });
});

describe('the row', () => {
  it('is the same whether a payment was recorded in time or late: its day counts', () => {
    const project = aProject().underConstruction().disbursed();
    const late = rowOf(project, { [project.events.length - 1]: '2020-05-05' });
    expect(ask('K8', '2019-09-30', late).value).toBe('500000000.00');
  });
});
