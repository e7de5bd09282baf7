import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { gridConditions, powerOverride } from '../../../../test/support/grid-facts.js';
import { ARCHITECT, DECIDER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { acceptFacility, AcceptFacility, type Acceptance } from './accept-facility.js';

const project = given(projectAggregate, acceptFacility);

const ACT: Acceptance = {
  actNo: 'ACT-5',
  acceptedOn: '2020-08-20',
  acceptedMw: '10.000000',
  finalCost: { amount: '7650000000.00', currency: 'KZT' },
  signers: {
    customer: 'KK-KIUNSEN Kazakhstan LLP',
    contractor: 'Solar Build LLP',
    technicalSupervisor: 'Tech Supervision LLP',
    authorSupervisor: 'Design Institute LLP',
  },
  technicalConclusionNo: 'T-8',
  authorConclusionNo: 'AU-4',
};

const accept = (over: Partial<Acceptance> = {}, context: ContextOf = {}): AcceptFacility =>
  new AcceptFacility(
    'any',
    { ...ACT, ...over },
    aContext({ person: ARCHITECT, role: 'architecture_officer', ...context }),
  );

const building = aProject().underConstruction();

describe('accept the facility', () => {
  it('keeps the act with both conclusions of supervision', () => {
    project(building).when(accept()).thenRecorded({ type: 'FacilityAccepted', data: ACT });
  });

  it('stays quiet when the same act is entered twice, also in operation, and refuses another act', () => {
    project(aProject().accepted()).when(accept()).thenNothing();
    project(aProject().operating()).when(accept()).thenNothing();
    project(aProject().accepted())
      .when(accept({ actNo: 'ACT-6' }))
      .thenRefused('project.facility-already-accepted', { actNo: 'ACT-5' });
  });

  it('waits for what the pinned template wants at the acceptance', () => {
    const strict = building.pinned({
      gates: { construction: [], acceptance: ['land_right_registered'], operation: [] },
    });
    project(strict).when(accept()).thenRefused('project.land-right-not-registered');
    project(strict.rightRegistered({ registeredOn: '2020-08-20' }))
      .when(accept())
      .thenRecorded({ type: 'FacilityAccepted', data: ACT });
  });

  it('refuses what is not under construction', () => {
    project(aProject().inPreparation()).when(accept()).thenRefused('project.not-under-construction');
  });

  it('refuses a day before construction started, and one that has not come', () => {
    project(building)
      .when(accept({ acceptedOn: '2019-09-01' }))
      .thenRefused('project.occurred-out-of-order');
    project(building)
      .when(accept({}, { today: '2020-08-19' }))
      .thenRefused('project.dated-in-the-future');
  });

  describe('more than was approved or than the grid takes (X20)', () => {
    const more = { acceptedMw: '11.000000' };
    const begun = building.with(gridConditions({ capacityMw: '20.000000' }));
    const narrow = building.with(gridConditions({ capacityMw: '9.000000' }));
    const override = powerOverride({ subject: 'acceptance' });
    const recorded = { type: 'FacilityAccepted', data: { ...ACT, ...more } } as const;

    it('is refused where the grid track was begun', () => {
      const refused = { subject: 'acceptance', capacityMw: '11.000000', limit: 'design', limitMw: '10.000000' };
      project(begun).when(accept(more)).thenRefused('project.power-beyond-limit', refused);
      project(narrow)
        .when(accept())
        .thenRefused('project.power-beyond-limit', {
          ...refused,
          capacityMw: '10.000000',
          limit: 'grid',
          limitMw: '9.000000',
        });
      project(building).when(accept(more)).thenRecorded(recorded);
    });

    it('is recorded where the act names no capacity, or another person has said why', () => {
      project(narrow)
        .when(accept({ acceptedMw: null }))
        .thenRecorded({ type: 'FacilityAccepted', data: { ...ACT, acceptedMw: null } });
      project(begun.with(override)).when(accept(more)).thenRecorded(recorded);
      project(begun.with(override))
        .when(accept(more, { person: DECIDER }))
        .thenRefused('project.power-override-by-same-person');
    });
  });

  it('names the sum of the phases, where phases were accepted one by one', () => {
    const second = { phaseNo: 2, acceptedMw: '6.000000', actNo: 'ACT-5/2', acceptedOn: '2020-08-10' };
    const phased = building.phaseAccepted();
    project(phased.phaseAccepted(second)).when(accept()).thenRecorded({ type: 'FacilityAccepted', data: ACT });
    project(phased)
      .when(accept())
      .thenRefused('project.phases-differ-from-acceptance', { phasesMw: '4.000000', acceptedMw: '10.000000' });
    project(phased)
      .when(accept({ acceptedMw: null }))
      .thenRefused('project.phases-differ-from-acceptance');
    project(phased.phaseAccepted(second))
      .when(accept({ acceptedOn: '2020-08-09' }))
      .thenRefused('project.occurred-out-of-order');
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(building.suspended()).when(accept()).thenRefused('project.is-suspended');
    project(building.cancelled()).when(accept()).thenRefused('project.is-over');
    project(noProject()).when(accept()).thenRefused('project.not-registered');
  });
});
