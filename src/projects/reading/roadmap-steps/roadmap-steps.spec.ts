import { describe, expect, it } from '@jest/globals';
import { aProject, type AProject } from '../../../../test/support/a-project.js';
import { roadmapSteps, STEP_TYPES, stepLines, type RoadmapSteps } from './roadmap-steps.js';

/** Folded of the types that the projection takes, and of no others. */
function linesOf({ events }: AProject): string[] {
  const row = events
    .filter(({ type }) => (STEP_TYPES as readonly string[]).includes(type))
    .reduce<RoadmapSteps | undefined>(roadmapSteps, undefined);
  return stepLines(row!).map(({ dimensions: { step, dueOn, completedOn } }) => `${step} ${dueOn} ${completedOn}`);
}

describe('lines of roadmap steps', () => {
  it('are there once a roadmap is approved, with their place, track and body', () => {
    expect(linesOf(aProject().approved())).toEqual([]);
    expect(linesOf(aProject().withRoadmap())).toEqual([
      'land 2019-06-03 none',
      'design 2019-08-15 none',
      'build 2020-08-31 none',
    ]);
    const row = aProject().withRoadmap().events.reduce<RoadmapSteps | undefined>(roadmapSteps, undefined)!;
    expect(stepLines(row)[0]?.dimensions).toMatchObject({
      body: 'turkistan region investment department',
      track: 'land',
      region: '610000000',
      district: '613600000',
    });
    expect(row.plan).toMatchObject({ disbursementPlan: [], jobsPlan: [] });
  });

  it('say when a step was done, and move with baselines and holds', () => {
    const shifted = { shiftOpenDueDates: true, shiftedDays: 31 };
    const moved = aProject().withRoadmap().stepCompleted('land', '2019-05-20').suspended().resumed(shifted);
    expect(linesOf(moved)).toEqual(['land 2019-06-03 2019-05-20', 'design 2019-09-15 none', 'build 2020-10-01 none']);
    expect(linesOf(aProject().withRoadmap().rebaselined())).toContain('build 2020-10-15 none');
  });
});
