import { describe, expect, it } from '@jest/globals';
import { aContext } from '../../../../test/support/a-context.js';
import { aDecision, aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { CADASTRAL_NUMBER, LAND_DECIDER, PROJECT_ID } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import type { LandRevoked } from '../../domain/project.events.js';
import { SuspendForRevokedLand, suspendForRevokedLand } from './suspend-for-revoked-land.js';
import { next } from './when-land-revoked-suspend-project.js';

const project = given(projectAggregate, suspendForRevokedLand);
const command = new SuspendForRevokedLand('any', 'A-77', aContext({ person: null, role: 'machine' }));

const held = (over: object = {}) =>
  ({
    type: 'ProjectSuspended',
    data: {
      since: '2021-02-01',
      reasonCode: 'land_revoked',
      reasonText: 'All land of the project was revoked by decision A-77',
      decision: aDecision('A-77', '2021-02-01', LAND_DECIDER),
      reviewOn: '2021-05-02',
      suspendedBy: null,
      ...over,
    },
  }) as const;

describe('a project that has lost all its land', () => {
  it('is suspended by the act that took it, and looked at again after ninety days', () => {
    project(aProject().revoked()).when(command).thenRecorded(held());
    project(aProject().underConstruction().revoked()).when(command).thenRecorded(held());
  });

  it('is suspended from its resumption when that was later than the act', () => {
    project(aProject().suspended().resumed({ resumedOn: '2021-03-01' }).revoked())
      .when(command)
      .thenRecorded(held({ since: '2021-03-01', reviewOn: '2021-05-30' }));
  });

  it('is left alone where it is held already, has land again, is over, or neither prepared nor built', () => {
    project(aProject().revoked().suspended()).when(command).thenNothing();
    const again = aProject().revoked().reserved({ reservationId: 'reservation-2' });
    project(again.allocated({ decision: aDecision('A-90', '2021-03-01', LAND_DECIDER) }))
      .when(command)
      .thenNothing();
    project(aProject().revoked().cancelled()).when(command).thenNothing();
    project(aProject().operating().revoked()).when(command).thenNothing();
    project(aProject().claimed()).when(command).thenNothing();
    project(noProject()).when(command).thenNothing();
  });

  it('is never held twice for the same act, also after it was resumed', () => {
    const resumed = aProject().revoked().with(held()).resumed({ resumedOn: '2021-04-01' });
    project(resumed).when(command).thenNothing();
  });
});

describe('after a revocation', () => {
  const revoked = (remainingHa: string) => {
    const [event] = aProject().revoked({ remainingHa }).events.slice(-1);
    return { ...(event as LandRevoked), stream: `project-${PROJECT_ID}` };
  };

  it('the project is held when nothing is left, and goes on when a part is', () => {
    expect(next(revoked('0.0000'))).toEqual({
      state: null,
      commands: [{ name: 'SuspendForRevokedLand', payload: { projectId: PROJECT_ID, decisionNo: 'A-77' } }],
    });
    expect(next(revoked('0.0001')).commands).toEqual([]);
    expect(aProject().revoked().events.at(-1)?.data).toMatchObject({
      parcels: [{ cadastralNumber: CADASTRAL_NUMBER }],
    });
  });
});
