import { describe, expect, it } from '@jest/globals';
import { aProject, aStep } from '../../../test/support/a-project.js';
import { another, ask } from '../../../test/support/measured.js';

const atCost = (no: number, amount: string) =>
  another(no).approved('D-7', { cost: { primary: { amount, currency: 'KZT' }, alsoQuoted: [] } });
const LATE = { reportId: 'late', periodFrom: '2019-07-01', periodTo: '2019-09-30', physicalPct: '90.00' };

describe('K10, physical progress', () => {
  it('is what was reported, until somebody verifies', () => {
    const project = aProject().underConstruction().reported().verified();
    expect(ask('K10', '2019-12-30', project)).toMatchObject({ value: '0.00', detail: { withoutReport: 1 } });
    expect(ask('K10', '2019-12-31', project)).toMatchObject({ value: '25.00', detail: { reported: 1, verified: 0 } });
    expect(ask('K10', '2020-01-15', project)).toMatchObject({ value: '24.50', detail: { reported: 0, verified: 1 } });
  });

  it('goes by periods: a late report for an earlier one changes nothing after it', () => {
    const project = aProject().underConstruction().reported().reported(LATE);
    expect(ask('K10', '2019-12-31', project).value).toBe('25.00');
    expect(ask('K10', '2019-12-30', project).value).toBe('90.00');
  });

  it('takes what the visitor of a disputed report found, and nothing of the report itself', () => {
    const reported = aProject().underConstruction().reported();
    expect(ask('K10', '2020-01-15', reported.disputed()).value).toBe('20.00');
    expect(ask('K10', '2020-01-15', reported.disputed({ physicalPct: null })).value).toBe('0.00');
  });

  it('weighs a portfolio by approved cost; without a report a project counts with nothing', () => {
    // 24.5 % of 7.4 bn = 1.813 bn, of 10 bn in all: 18.13 %.
    const built = aProject().underConstruction().reported().verified();
    expect(ask('K10', '2020-01-31', built, atCost(2, '2600000000.00'))).toMatchObject({
      value: '18.13',
      numerator: '1813000000.00',
      denominator: '10000000000.00',
      n: 2,
    });
  });

  it('counts a project after its end, by the approval it had', () => {
    const project = aProject().underConstruction().reported().cancelled();
    expect(ask('K10', '2020-06-30', project).value).toBe('25.00');
    expect(ask('K10', '2020-06-30', another(2).rejected()).n).toBe(0);
  });
});

describe('K11, the schedule index', () => {
  it('is the actual share over the weights of the steps due', () => {
    // Two of three equal steps are due on 31 December 2019: 0.25 / 0.6667 = 0.375.
    const project = aProject().underConstruction().reported();
    expect(ask('K11', '2019-06-02', project)).toMatchObject({ value: null, n: 0 });
    expect(ask('K11', '2019-12-31', project)).toMatchObject({ value: '0.3750', n: 1, detail: { median: '0.3750' } });
  });

  it('goes by weights where the plan has them', () => {
    // 12.5 % due, 25 % built: 2.
    const steps = [
      aStep('land', { dueOn: '2019-06-03', weightPct: '12.50' }),
      aStep('build', { dueOn: '2020-08-31', weightPct: '87.50' }),
    ];
    expect(ask('K11', '2019-12-31', aProject().withRoadmap(steps).reported()).value).toBe('2.0000');
  });

  it('goes by the baseline in force on the day, and also by the first', () => {
    // 10 September 2020: baseline 2 has the building due in October (2 of 3), baseline 1 in August (3 of 3).
    const project = aProject().underConstruction().reported().rebaselined();
    expect(ask('K11', '2020-09-10', project)).toMatchObject({
      value: '0.3750',
      detail: { againstBaseline1: { value: '0.2500' } },
    });
  });

  it('moves with a hold whose decision moved the open dates', () => {
    // Design was due on 15 August 2019; a hold from 1 to 31 August moved it by 30 days. Land stays where it was done.
    const shift = { resumedOn: '2019-08-31', shiftOpenDueDates: true, shiftedDays: 30 };
    const project = aProject()
      .inPreparation()
      .stepCompleted('land')
      .suspended({ since: '2019-08-01' })
      .resumed(shift)
      .reported({ reportId: 'r', periodFrom: '2019-08-01', periodTo: '2019-08-31', physicalPct: '10.00' });
    // One of three is due on 1 September: 0.1 / 0.3333 = 0.3; by baseline 1 two are: 0.15. Moved, land would be due in July.
    expect(ask('K11', '2019-09-01', project)).toMatchObject({
      value: '0.3000',
      detail: { againstBaseline1: { value: '0.1500' } },
    });
  });

  it('leaves a step that was done before the hold on its day', () => {
    // Design was done; moved to 14 September it would not be due on the 1st: two of three are, 0.1 / 0.6667 = 0.15.
    const shift = { resumedOn: '2019-08-31', shiftOpenDueDates: true, shiftedDays: 30 };
    const project = aProject()
      .inPreparation()
      .stepCompleted('design', '2019-07-01')
      .suspended({ since: '2019-08-01' })
      .resumed(shift)
      .reported({ reportId: 'r', periodFrom: '2019-08-01', periodTo: '2019-08-31', physicalPct: '10.00' });
    expect(ask('K11', '2019-09-01', project).value).toBe('0.1500');
  });

  it('weighs a portfolio by approved cost', () => {
    // (0.25 x 7.4 + 0 x 2.6) / (0.6667 x 7.4 + 0.6667 x 2.6) = 1.85 / 6.6667 = 0.2775; median of 0.375 and 0: 0.1875.
    const idle = atCost(2, '2600000000.00').withRoadmap();
    expect(ask('K11', '2019-12-31', aProject().underConstruction().reported(), idle)).toMatchObject({
      value: '0.2775',
      detail: { median: '0.1875', below080: 2 },
    });
  });
});

describe('K12, slippage', () => {
  it('is the forecast on the day over baseline 1, split as it was recorded', () => {
    // Baseline 1 has 1 September 2020. A delay says 1 October (30 days), baseline 2 has 2 November (62 days).
    const delay = { stepCode: null, oldForecastOn: '2020-09-01', newForecastOn: '2020-10-01' };
    const project = aProject().underConstruction().delayed(delay).rebaselined();
    expect(ask('K12', '2020-02-09', project)).toMatchObject({ value: '0.0', n: 1 });
    expect(ask('K12', '2020-02-10', project)).toMatchObject({
      value: '30.0',
      detail: { inAll: { delayDays: 30, rescheduledDays: 0, movedDays: 0 } },
    });
    expect(ask('K12', '2020-03-02', project)).toMatchObject({
      value: '62.0',
      detail: { inAll: { delayDays: 30, rescheduledDays: 62, movedDays: 0 } },
    });
  });

  it('takes the forecast of the last period, and the actual start once there is one', () => {
    const forecast = { forecastOperationOn: '2020-10-01' };
    const project = aProject().underConstruction().reported(forecast).accepted().operating('2020-09-11');
    expect(ask('K12', '2020-01-31', project).value).toBe('30.0');
    expect(ask('K12', '2020-09-11', project).value).toBe('10.0');
  });

  it('counts delays from the day on which they were reported', () => {
    const delay = { stepCode: null, oldForecastOn: '2020-09-01', newForecastOn: '2020-10-01' };
    expect(ask('K12', '2020-02-09', aProject().underConstruction().delayed(delay)).detail).toMatchObject({
      inAll: { delayDays: 0 },
    });
  });

  it('does not take a delay of a step for one of the start of operation', () => {
    expect(ask('K12', '2020-03-01', aProject().underConstruction().delayed())).toMatchObject({
      value: '0.0',
      detail: { inAll: { delayDays: 0 } },
    });
  });

  it('has median and nearest-rank p90 of the projects', () => {
    // 0, 30 and 62 days: median 30, p90 the third of three.
    const delay = { stepCode: null, oldForecastOn: '2020-09-01', newForecastOn: '2020-10-01' };
    const projects = [another(1).inPreparation(), another(2).delayed(delay), another(3).rebaselined()];
    expect(ask('K12', '2020-12-31', ...projects)).toMatchObject({ value: '30.0', n: 3, detail: { p90: 62 } });
  });
});

describe('K16, overdue steps', () => {
  it('counts what was due before the day and is not done, among all that is open', () => {
    // 16 August 2019: land is done, design was due the day before, building is open.
    const project = aProject().inPreparation().stepCompleted('land');
    expect(ask('K16', '2019-08-15', project).value).toBe('0');
    expect(ask('K16', '2019-08-16', project)).toMatchObject({
      value: '1',
      denominator: '2',
      detail: { shareOfOpen: '0.5000', meanDays: '1.0000', byTrack: { design: 1 } },
    });
  });

  it('counts a step that was done later as open until then', () => {
    const project = aProject().inPreparation().stepCompleted('land', '2019-06-10');
    expect(ask('K16', '2019-06-09', project)).toMatchObject({ value: '1', detail: { meanDays: '6.0000' } });
    expect(ask('K16', '2019-06-10', project).value).toBe('0');
  });

  it('counts steps that were added later from the day on which they were', () => {
    // Three steps; a permit to put in another name from 11 May 2020 on, without a share in the physical plan.
    const project = aProject().permitted().investorReplaced();
    expect(ask('K16', '2020-05-10', project).denominator).toBe('3');
    expect(ask('K16', '2020-05-11', project).denominator).toBe('4');
    expect(ask('K11', '2020-05-11', project.reported())).toMatchObject({ value: '0.3750' });
  });

  it('leaves out projects on hold, and those that are over', () => {
    const held = another(2).inPreparation().suspended({ since: '2019-08-01' });
    const over = another(3).inPreparation().cancelled();
    expect(ask('K16', '2020-01-31', held, over)).toMatchObject({ value: '0', denominator: '0' });
  });

  it('is empty without a plan', () => {
    expect(ask('K16', '2020-01-31', aProject().approved())).toMatchObject({ value: '0', denominator: '0', n: 0 });
  });
});
