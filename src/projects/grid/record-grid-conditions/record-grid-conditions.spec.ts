import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { gridConditions } from '../../../../test/support/grid-facts.js';
import { GRID_OFFICER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { RecordGridConditions, recordGridConditions, type GridConditions } from './record-grid-conditions.js';

const project = given(projectAggregate, recordGridConditions);

const { shortfall: _, recordedBy: __, ...CONDITIONS } = gridConditions().data;

const record = (over: Partial<GridConditions> = {}, context: ContextOf = {}): RecordGridConditions =>
  new RecordGridConditions(
    'any',
    { ...CONDITIONS, ...over },
    aContext({ person: GRID_OFFICER, role: 'grid_officer', ...context }),
  );

describe('record grid conditions', () => {
  it.each([
    ['proposed', aProject()],
    ['approved', aProject().approved()],
    ['construction', aProject().underConstruction()],
  ])('keeps them in stage %s', (_stage, history) => {
    project(history).when(record()).thenRecorded(gridConditions());
  });

  it('takes them from a feed, which is no person', () => {
    project(aProject())
      .when(record({}, { person: null }))
      .thenRecorded(gridConditions({ recordedBy: null }));
  });

  it('are known by their number: the same again is quiet, whoever says it; others under it are refused', () => {
    const recorded = aProject().with(gridConditions());
    project(recorded).when(record()).thenNothing();
    project(recorded)
      .when(record({}, { person: null }))
      .thenNothing();
    project(recorded)
      .when(record({ capacityMw: '9.000000' }))
      .thenRefused('project.grid-conditions-number-reused', { number: 'TU-88' });
  });

  it('records what the grid takes less than was approved, and before that less than was declared', () => {
    const shortfall = { plannedMw: '10.000000', missingMw: '2.500000' };
    const less = { capacityMw: '7.500000' };
    project(aProject())
      .when(record(less))
      .thenRecorded(gridConditions({ ...less, shortfall }));
    project(aProject({ capacityMw: '5.000000' }).approved('D-7', { capacityMw: '10.000000' }))
      .when(record(less))
      .thenRecorded(gridConditions({ ...less, shortfall }));
    project(aProject({ capacityMw: null }))
      .when(record(less))
      .thenRecorded(gridConditions(less));
  });

  it('refuses those that expire before they are issued', () => {
    project(aProject())
      .when(record({ validUntil: '2019-06-02' }))
      .thenRefused('project.grid-conditions-expire-before-issue');
  });

  it('refuses a day in the future, before the proposal, and before the last step of the track', () => {
    project(aProject())
      .when(record({}, { today: '2019-06-02' }))
      .thenRefused('project.dated-in-the-future');
    project(aProject())
      .when(record({ issuedOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
    project(aProject().with(gridConditions({ number: 'TU-90', issuedOn: '2019-07-01' })))
      .when(record())
      .thenRefused('project.occurred-out-of-order', { on: '2019-06-03', last: '2019-07-01' });
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(aProject().inPreparation().suspended()).when(record()).thenRefused('project.is-suspended');
    project(aProject().inPreparation().cancelled()).when(record()).thenRefused('project.is-over');
    project(noProject()).when(record()).thenRefused('project.not-registered');
  });
});
