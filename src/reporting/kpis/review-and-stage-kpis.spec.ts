import { describe, expect, it } from '@jest/globals';
import { aDecision, aProject, type AProject } from '../../../test/support/a-project.js';
import { another, ask, factsOf, rowOf } from '../../../test/support/measured.js';
import { measuredProject, type MeasuredProject } from './measured-project.js';

/** In review from Monday 4 to Friday 15 February 2019. */
const decided = (project: AProject): AProject => project.submitted({ submittedOn: '2019-02-04' }).approved();
const twoVersions = (): AProject =>
  aProject().submitted().returned().submitted({ submittedOn: '2019-02-04' }).approved();

describe('K13, time in a stage', () => {
  const times = (on: string, ...projects: AProject[]) =>
    (ask('K13', on, ...projects).detail as { byStage: Record<string, unknown> }).byStage;

  it('adds up the visits of a return loop', () => {
    // 3 to 20 December: 17 days; 4 to 15 February: 11 days. In revision between: 46 days.
    expect(times('2019-02-15', twoVersions())).toMatchObject({
      review: { gross: { n: 1, median: '28.0', p90: 28 } },
      revision: { gross: { median: '46.0' } },
      approved: { gross: { median: '0.0' } },
    });
  });

  it('counts a visit that goes on to the day, net of the days on hold in it', () => {
    // Under construction since 2 September 2019: 120 days by 31 December, 31 of them on hold in October.
    const project = aProject().underConstruction().resumed();
    expect(times('2019-12-31', project)).toMatchObject({
      construction: { gross: { median: '120.0' }, net: { median: '89.0' } },
    });
    // By 11 October 39 days, 10 of them on a hold that goes on.
    expect(times('2019-10-11', project)).toMatchObject({
      construction: { gross: { median: '39.0' }, net: { median: '29.0' } },
    });
  });

  it('has the mean of the two in the middle as median, and the nearest rank as p90', () => {
    // In review 11 and 74 days: median 42.5, p90 the second of two.
    const slow = another(2).submitted().approved();
    expect(times('2019-02-15', decided(aProject()), slow)).toMatchObject({
      review: { gross: { n: 2, median: '42.5', p90: 74 } },
    });
  });

  it('ends with the project: no time is spent in a terminal stage', () => {
    expect(Object.keys(times('2020-12-31', aProject().cancelled()))).toEqual(['proposed']);
    expect(times('2030-12-31', aProject().cancelled())).toMatchObject({ proposed: { gross: { median: '388.0' } } });
  });
});

describe('K14, decision time', () => {
  it('counts working days after the submission, with the day of the decision', () => {
    // 5 to 8 and 11 to 15 February 2019: 9.
    expect(ask('K14', '2019-02-15', decided(aProject()))).toMatchObject({
      value: '9.0',
      n: 1,
      detail: { decidedInTime: 1, shareInTime: '1.0000', deemedRefusals: 0 },
    });
    expect(ask('K14', '2019-02-14', decided(aProject()))).toMatchObject({ value: null, detail: { waiting: 1 } });
  });

  it('leaves out holidays, and days on hold', () => {
    // 18 March to 1 April 2019 without Nauryz (21, 22; Monday 25 for Saturday 23) : 19, 20, 26 to 29, 1 April = 7.
    const decision = aDecision('R-3', '2019-04-01');
    const project = aProject().submitted({ submittedOn: '2019-03-18', decisionDueOn: '2019-06-01' });
    expect(ask('K14', '2019-12-31', project.rejected('R-3', { decision })).value).toBe('7.0');
    // On hold from the 26th to the 28th: two working days fewer.
    const held = project.suspended({ since: '2019-03-26' }).resumed({ resumedOn: '2019-03-28' });
    expect(ask('K14', '2019-12-31', held.rejected('R-3', { decision })).value).toBe('5.0');
  });

  it('keeps a decision in time that a hold has moved', () => {
    const submitted = aProject().submitted({ submittedOn: '2019-02-04', decisionDueOn: '2019-02-10' });
    expect(ask('K14', '2019-12-31', submitted.approved()).detail).toMatchObject({ shareInTime: '0.0000' });
    const shift = { resumedOn: '2019-02-13', shiftOpenDueDates: true, shiftedDays: 5 };
    const held = submitted.suspended({ since: '2019-02-08' }).resumed(shift);
    expect(ask('K14', '2019-12-31', held.approved()).detail).toMatchObject({ shareInTime: '1.0000' });
  });

  it('counts refusals by silence, and keeps them when somebody decides after all', () => {
    const late = aProject().deemedRefused().approved('D-7');
    expect(ask('K14', '2019-03-01', aProject().deemedRefused()).detail).toMatchObject({ deemedRefusals: 0 });
    expect(ask('K14', '2019-12-31', late).detail).toMatchObject({ deemedRefusals: 1 });
  });

  it('does not believe a timer that tells of a term which was not running at its place', () => {
    // The approval of 15 February was recorded after the timer of 2 March: in the order of days it comes first.
    const facts = factsOf(aProject().deemedRefused().approved('D-7'));
    const truly = [...facts].sort((a, b) => (a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : 0));
    const row = truly.reduce<MeasuredProject | undefined>(measuredProject, undefined);
    expect(ask('K14', '2019-12-31', row!).detail).toMatchObject({ deemedRefusals: 0, decidedInTime: 1 });
  });

  it('counts a return apart, as no decision', () => {
    expect(ask('K14', '2019-12-31', twoVersions())).toMatchObject({ value: '9.0', n: 1, detail: { returned: 1 } });
  });

  it('begins anew where an annulment opened the review again', () => {
    // Rejected on 15 February, annulled on Monday 3 June 2019, approved on the 7th: 4 working days.
    const decision = aDecision('D-8', '2019-06-07');
    const reopened = aProject().submitted({ submittedOn: '2019-02-04' }).rejected().appealed().upheld();
    const last = reopened.approved('D-8').events.at(-1)!;
    const approved = reopened.with({ ...last, data: { ...last.data, decision } } as typeof last);
    expect(ask('K14', '2019-12-31', approved)).toMatchObject({ value: '6.5', n: 2 });
  });
});

describe('K15, first-pass yield', () => {
  it('is the approvals of version 1 among all, with returns over submissions', () => {
    expect(ask('K15', '2019-12-31', twoVersions(), decided(another(2)), another(3).inReview())).toMatchObject({
      value: '0.5000',
      numerator: '1',
      denominator: '2',
      detail: { returns: 1, submissions: 4, returnsPerSubmission: '0.2500' },
    });
    expect(ask('K15', '2019-02-14', twoVersions())).toMatchObject({ value: null, detail: { returns: 1 } });
  });

  it('does not take a reopened review for a submission', () => {
    const reopened = aProject().rejected().appealed().upheld();
    expect(ask('K15', '2019-12-31', reopened).detail).toMatchObject({ submissions: 1 });
  });
});

describe('K18, conversion by cohort', () => {
  it('tells of the projects of a quarter how many came how far in their time', () => {
    // Registered on 9 November 2018. 180 days end on 8 May 2019, 24 months on 9 November 2020.
    const built = aProject().underConstruction();
    const slow = another(2);
    const gone = another(3).cancelled();
    const later = another(4, { proposedOn: '2019-01-10' });
    const found = ask('K18', '2019-12-31', built, slow, gone, later);
    expect(found).toMatchObject({ value: '0.2500', numerator: '1', denominator: '4' });
    expect((found.detail as { cohorts: unknown[] }).cohorts).toEqual([
      {
        quarter: '2018-Q4',
        registered: 3,
        openShare: '0.6667',
        approvedIn180Days: { reached: 1, share: '0.3333', open: 0 },
        constructionIn24Months: { reached: 1, share: '0.3333', open: 1 },
        operationIn48Months: { reached: 0, share: '0.0000', open: 2 },
      },
      expect.objectContaining({ quarter: '2019-Q1', registered: 1 }),
    ]);
  });

  it('does not count who came so far too late', () => {
    // Registered on 10 January 2018: 180 days end on 9 July 2018, and the approval is of February 2019.
    const late = another(5, { proposedOn: '2018-01-10' }).approved();
    expect(ask('K18', '2019-12-31', late)).toMatchObject({ value: '0.0000', numerator: '0' });
  });

  it('shows as open who still has time', () => {
    const goal = (on: string) =>
      (ask('K18', on, aProject()).detail as { all: { approvedIn180Days: object } }).all.approvedIn180Days;
    expect(goal('2019-05-08')).toEqual({ reached: 0, share: '0.0000', open: 1 });
    expect(goal('2019-05-09')).toEqual({ reached: 0, share: '0.0000', open: 0 });
  });
});

describe('K19, attrition', () => {
  it('is what was cancelled or rejected of all, by reason and by the last open stage', () => {
    const projects = [aProject().rejected(), another(2).underConstruction().cancelled(), another(3), another(4)];
    expect(ask('K19', '2020-01-31', ...projects)).toMatchObject({
      value: '0.5000',
      numerator: '2',
      denominator: '4',
      detail: {
        rejected: 1,
        cancelled: 1,
        byReason: { investor_withdrew: 1, land_unavailable: 1 },
        byStage: { construction: 1, review: 1 },
      },
    });
  });

  it('gives back what was annulled', () => {
    const project = aProject().rejected().appealed().upheld('2019-06-03');
    expect([ask('K19', '2019-06-02', project).numerator, ask('K19', '2019-06-03', project).numerator]).toEqual([
      '1',
      '0',
    ]);
  });
});

describe('a project that is over', () => {
  it('counts by its last open stage', () => {
    expect(ask('K8', '2020-01-31', aProject().underConstruction().disbursed().cancelled()).value).toBe('500000000.00');
    expect(ask('K11', '2020-01-31', rowOf(aProject().underConstruction().reported().cancelled())).n).toBe(1);
    expect(ask('K11', '2020-01-31', rowOf(aProject().rejected())).n).toBe(0);
  });
});
