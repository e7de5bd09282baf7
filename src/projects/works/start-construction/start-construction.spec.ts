import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject, type AProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { MANAGER } from '../../../../test/support/people.js';
import type { Gate } from '../../../kernel/reference/procedure-templates.js';
import type { ProjectEvent } from '../../domain/project.events.js';
import { projectAggregate } from '../../domain/project.js';
import { startConstruction, StartConstruction, type Start } from './start-construction.js';

const project = given(projectAggregate, startConstruction);

const START: Start = {
  startedOn: '2019-09-02',
  notificationNo: 'works_notified-1',
  contractor: 'Solar Build LLP',
  technicalSupervisor: 'Tech Supervision LLP',
  authorSupervisor: 'Design Institute LLP',
};

const start = (over: Partial<Start> = {}, context: ContextOf = {}): StartConstruction =>
  new StartConstruction(
    'any',
    { ...START, ...over },
    aContext({ person: MANAGER, role: 'project_manager', ...context }),
  );

const ready = aProject().inPreparation().allocated().permitted();

const review = (
  kind: 'expertise_pos' | 'expertise_neg',
  issuedOn: string,
  validUntil: string | null,
): ProjectEvent => ({
  type: 'PermitMilestoneRecorded',
  data: { kind, number: `${kind}-${issuedOn}`, issuedOn, issuer: 'State expert review', validUntil, document: null },
});

describe('start construction', () => {
  it('begins when land, expert review and notification stand', () => {
    project(ready).when(start()).thenRecorded({ type: 'ConstructionStarted', data: START });
  });

  it('stays quiet when the same start is entered twice, and refuses another', () => {
    const building = aProject().underConstruction();
    project(building).when(start()).thenNothing();
    project(building)
      .when(start({ startedOn: '2019-09-03' }))
      .thenRefused('project.construction-already-started', { startedOn: '2019-09-02' });
  });

  it('refuses without land, with land that was given back, and before the day it was allocated', () => {
    project(aProject().inPreparation().permitted()).when(start()).thenRefused('project.land-not-allocated');
    project(ready.released({ releasedOn: '2019-08-01' }))
      .when(start())
      .thenRefused('project.land-not-allocated');
    project(ready)
      .when(start({ startedOn: '2019-05-14' }))
      .thenRefused('project.land-not-allocated');
  });

  it('refuses without a positive review, after a later negative one, and when it is out of force', () => {
    const land = aProject().inPreparation().allocated();
    project(land.permitted('apz', 'design_docs', 'works_notified'))
      .when(start())
      .thenRefused('project.no-positive-expertise');
    project(ready.with(review('expertise_neg', '2019-08-20', null)))
      .when(start())
      .thenRefused('project.no-positive-expertise');
    project(ready.with(review('expertise_pos', '2019-08-20', '2019-09-01')))
      .when(start())
      .thenRefused('project.no-positive-expertise');
  });

  it('refuses without the notification, and under a number that was not notified', () => {
    const unnotified = aProject().inPreparation().allocated().permitted('apz', 'design_docs', 'expertise_pos');
    project(unnotified).when(start()).thenRefused('project.works-not-notified');
    project(ready)
      .when(start({ notificationNo: 'N-78' }))
      .thenRefused('project.works-not-notified', { notificationNo: 'N-78' });
  });

  describe('under a template of its own', () => {
    const under = (...construction: readonly Gate[]): AProject =>
      aProject()
        .inPreparation()
        .pinned({ gates: { construction, acceptance: [], operation: [] } })
        .allocated();

    it('asks what the pinned template wants, and nothing else', () => {
      project(under()).when(start()).thenRecorded({ type: 'ConstructionStarted', data: START });
      project(under('land_allocated')).when(start()).thenRecorded({ type: 'ConstructionStarted', data: START });
      project(under('works_notified')).when(start()).thenRefused('project.works-not-notified');
      project(under('grid_connected')).when(start()).thenRefused('project.grid-not-connected');
    });

    it('waits for the right to every allocated parcel where the template says so', () => {
      const wanted = under('land_right_registered');
      project(wanted).when(start()).thenRefused('project.land-right-not-registered');
      project(wanted.rightRegistered({ registeredOn: '2019-09-03' }))
        .when(start())
        .thenRefused('project.land-right-not-registered');
      project(wanted.rightRegistered({ cadastralNumbers: ['19-293-045-102'] }))
        .when(start())
        .thenRefused('project.land-right-not-registered');
      project(wanted.rightRegistered()).when(start()).thenRecorded({ type: 'ConstructionStarted', data: START });
    });

    it('keeps the gates of the release for a project that pinned none', () => {
      project(aProject().inPreparation().allocated()).when(start()).thenRefused('project.no-positive-expertise');
    });
  });

  it('refuses before the roadmap is approved', () => {
    project(aProject().approved()).when(start()).thenRefused('project.not-in-preparation');
  });

  it('refuses a day before the roadmap, and one that has not come', () => {
    project(ready)
      .when(start({ startedOn: '2019-02-28' }))
      .thenRefused('project.occurred-out-of-order');
    project(ready)
      .when(start({}, { today: '2019-09-01' }))
      .thenRefused('project.dated-in-the-future');
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(ready.suspended({ since: '2019-08-30' }))
      .when(start())
      .thenRefused('project.is-suspended');
    project(ready.cancelled()).when(start()).thenRefused('project.is-over');
    project(noProject()).when(start()).thenRefused('project.not-registered');
  });
});
