import { describe, expect, it } from '@jest/globals';
import { aProject, aStep, type AProject } from '../../../../test/support/a-project.js';
import { told } from '../../../../test/support/told.js';
import type { ProjectFact } from '../../domain/proposal/figures.js';
import { projectProgress, type ProjectProgress } from './project-progress.js';

const on = (day: string, project: AProject): ProjectProgress =>
  projectProgress(told(project) as readonly ProjectFact[], day)!;

describe('the curve of plan and fact', () => {
  it('is planned from the first start to the last due day, of the first baseline and of the last', () => {
    const { planned } = on('2020-06-01', aProject().underConstruction().rebaselined()).curve;
    expect(planned).toEqual({
      baseline1: [
        { on: '2019-03-04', plannedPct: '0.00' },
        { on: '2019-06-03', plannedPct: '33.33' },
        { on: '2019-08-15', plannedPct: '66.67' },
        { on: '2020-08-31', plannedPct: '100.00' },
      ],
      current: [
        { on: '2019-03-04', plannedPct: '0.00' },
        { on: '2019-06-03', plannedPct: '33.33' },
        { on: '2019-08-15', plannedPct: '66.67' },
        { on: '2020-10-15', plannedPct: '100.00' },
      ],
    });
  });

  it('does not know a baseline before the day it was decided on', () => {
    const { planned } = on('2020-03-01', aProject().underConstruction().rebaselined()).curve;
    expect(planned.current).toEqual(planned.baseline1);
  });

  it('moves what is open with a hold, and leaves the first baseline', () => {
    const shifted = { shiftOpenDueDates: true, shiftedDays: 31 };
    const held = aProject().underConstruction().suspended().resumed(shifted);
    const { physical, curve } = on('2020-09-15', held);
    expect([physical.plannedPct, physical.baselinePlannedPct]).toEqual(['66.67', '100.00']);
    expect(curve.planned.current.at(-1)).toEqual({ on: '2020-10-01', plannedPct: '100.00' });
  });

  it('is weighed as the plan weighs', () => {
    const steps = [
      aStep('land', { dueOn: '2019-06-03', weightPct: '12.50' }),
      aStep('build', { dueOn: '2020-08-31', weightPct: '87.50' }),
    ];
    expect(
      on('2019-12-31', aProject().withRoadmap(steps)).curve.planned.baseline1.map(point => point.plannedPct),
    ).toEqual(['0.00', '12.50', '100.00']);
  });

  it('has a point for each report by its period, and for each visit by its day', () => {
    const late = { reportId: 'q3', periodFrom: '2019-07-01', periodTo: '2019-09-30', physicalPct: '10.00' };
    const unmeasured = { verificationId: 'visit-2', visitedOn: '2020-02-20', physicalPct: null };
    const project = aProject().underConstruction().reported().reported(late).verified().disputed(unmeasured);
    const { curve, physical } = on('2020-03-01', project);
    expect(curve.reported).toEqual([
      { on: '2019-09-30', pct: '10.00', reportId: 'q3' },
      { on: '2019-12-31', pct: '25.00', reportId: 'report-2019-q4' },
    ]);
    expect(curve.verified).toEqual([
      { on: '2020-01-15', pct: '24.50', outcome: 'verified', reportId: 'report-2019-q4' },
      { on: '2020-02-20', pct: null, outcome: 'disputed', reportId: 'report-2019-q4' },
    ]);
    expect(physical).toMatchObject({ reportedPct: '25.00', verifiedPct: '24.50', verifiedOn: '2020-01-15' });
    expect(on('2020-01-01', project).physical).toMatchObject({ verifiedPct: null, verifiedOn: null });
  });

  it('is empty where nothing is planned', () => {
    const { curve, physical } = on('2019-12-31', aProject());
    expect(curve).toEqual({ planned: { baseline1: [], current: [] }, reported: [], verified: [] });
    expect(physical.baselinePlannedPct).toBeNull();
  });
});
