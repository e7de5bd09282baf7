import { describe, expect, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aDecision, aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { DECIDER, MANAGER, OTHER_DECIDER } from '../../../../test/support/people.js';
import { fold } from '../../../kernel/eventsourcing/decider.js';
import { factWithId } from '../../domain/facts.js';
import { projectAggregate } from '../../domain/project.js';
import { datesOf } from '../../domain/works/roadmap.js';
import { rebaselineRoadmap, RebaselineRoadmap, type Rebaselining } from './rebaseline-roadmap.js';

const project = given(projectAggregate, rebaselineRoadmap);

const [LAND, DESIGN, BUILD] = [
  { code: 'land', plannedStart: '2019-03-04', dueOn: '2019-06-03' },
  { code: 'design', plannedStart: '2019-03-04', dueOn: '2019-08-15' },
  { code: 'build', plannedStart: '2019-09-02', dueOn: '2020-10-15' },
];
const WHY = { reasonCode: 'delays_reported', reasonText: 'The inverters come six weeks late', requestedBy: MANAGER };
const NEW: Rebaselining = {
  decision: aDecision('D-21', '2020-03-02'),
  steps: [BUILD],
  plannedOperationOn: '2020-11-02',
  ...WHY,
};

const rebaseline = (over: Partial<Rebaselining> = {}, context: ContextOf = {}): RebaselineRoadmap =>
  new RebaselineRoadmap('any', { ...NEW, ...over }, aContext({ person: DECIDER, role: 'decision_maker', ...context }));

const recorded = (over: object = {}): { type: 'RoadmapRebaselined'; data: object } => ({
  type: 'RoadmapRebaselined',
  data: { ...NEW, baselineNo: 2, steps: [LAND, DESIGN, BUILD], rebaselinedBy: DECIDER, ...over },
});

const building = aProject().underConstruction();

describe('set a new baseline', () => {
  it('keeps the dates of every step as the next baseline: those that move, and those that stay', () => {
    project(building).when(rebaseline()).thenRecorded(recorded());
    project(building.rebaselined())
      .when(rebaseline({ decision: aDecision('D-22', '2020-05-04'), plannedOperationOn: '2020-12-01' }))
      .thenRecorded(
        recorded({ decision: aDecision('D-22', '2020-05-04'), plannedOperationOn: '2020-12-01', baselineNo: 3 }),
      );
  });

  it('starts from the dates as they stand: shifted with a hold', () => {
    const resumed = building.resumed({ shiftOpenDueDates: true, shiftedDays: 31 });
    project(resumed)
      .when(rebaseline())
      .thenRecorded(recorded({ steps: [{ ...LAND, dueOn: '2019-07-04' }, { ...DESIGN, dueOn: '2019-09-15' }, BUILD] }));
  });

  it('leaves the baselines before it in the state', () => {
    const { roadmap } = fold(projectAggregate.evolution, building.rebaselined().events);
    expect(roadmap?.approved).toMatchObject({ baselineNo: 1, plannedOperationOn: '2020-09-01' });
    const before = factWithId(roadmap?.before ?? null, '1');
    expect(before && datesOf(before).at(-1)).toEqual({ ...BUILD, dueOn: '2020-08-31' });
    expect(roadmap?.plan).toMatchObject({ baselineNo: 2, plannedOperationOn: '2020-11-02' });
  });

  it('stays quiet when it is said twice, by whoever signed it; other dates under its number are refused', () => {
    const decision = { ...NEW.decision, signerPersonIds: [DECIDER, OTHER_DECIDER] };
    project(building.rebaselined({ decision }))
      .when(rebaseline({ decision }, { person: OTHER_DECIDER }))
      .thenNothing();
    project(building.rebaselined())
      .when(rebaseline({ plannedOperationOn: '2020-11-03' }))
      .thenRefused('project.rebaseline-decision-reused', { number: 'D-21' });
  });

  it('is not for the person who asked for it', () => {
    project(building)
      .when(rebaseline({ requestedBy: DECIDER }))
      .thenRefused('project.change-decided-by-requester');
  });

  it('refuses a decision its actor has not signed', () => {
    project(building)
      .when(rebaseline({}, { person: OTHER_DECIDER }))
      .thenRefused('project.actor-not-among-signers');
  });

  it('leaves the dates of a completed step alone, and takes them said again', () => {
    const done = building.stepCompleted('land', '2019-05-20');
    project(done)
      .when(rebaseline({ steps: [BUILD, { ...LAND, dueOn: '2019-06-04' }] }))
      .thenRefused('project.completed-step-keeps-dates', { step: 'land' });
    project(done)
      .when(rebaseline({ steps: [LAND, BUILD] }))
      .thenRecorded(recorded());
  });

  it('refuses a step named twice and one that the roadmap does not have', () => {
    project(building)
      .when(rebaseline({ steps: [BUILD, BUILD] }))
      .thenRefused('project.roadmap-step-repeated', { step: 'build' });
    project(building)
      .when(rebaseline({ steps: [{ ...BUILD, code: 'other' }] }))
      .thenRefused('project.step-not-in-roadmap', { step: 'other' });
  });

  it('refuses a baseline that moves nothing', () => {
    project(building)
      .when(rebaseline({ steps: [], plannedOperationOn: '2020-09-01' }))
      .thenRefused('project.rebaseline-moves-nothing', { baselineNo: 1 });
  });

  it('is still a plan: steps end after they start and before operation', () => {
    project(building)
      .when(rebaseline({ steps: [{ ...BUILD, plannedStart: '2020-10-16' }] }))
      .thenRefused('project.roadmap-step-ends-before-start', { step: 'build' });
    project(building)
      .when(rebaseline({ plannedOperationOn: '2020-10-14' }))
      .thenRefused('project.roadmap-outlasts-planned-operation', { step: 'build' });
  });

  it('refuses before there is a roadmap, and once the plant operates', () => {
    project(aProject().approved()).when(rebaseline()).thenRefused('project.no-roadmap');
    project(aProject().operating()).when(rebaseline()).thenRefused('project.not-replannable');
  });

  it('refuses dates in the future, before the proposal and before the baseline it replaces', () => {
    const on = (date: string): RebaselineRoadmap => rebaseline({ decision: aDecision('D-22', date) });
    project(building)
      .when(rebaseline({}, { today: '2020-03-01' }))
      .thenRefused('project.dated-in-the-future');
    project(building).when(on('2018-11-08')).thenRefused('project.dated-before-proposal');
    project(building.rebaselined()).when(on('2020-03-01')).thenRefused('project.occurred-out-of-order');
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(building.suspended()).when(rebaseline()).thenRefused('project.is-suspended');
    project(building.cancelled()).when(rebaseline()).thenRefused('project.is-over');
    project(noProject()).when(rebaseline()).thenRefused('project.not-registered');
  });
});
