import { describe, expect, it } from '@jest/globals';
import { aContext } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { PROJECT_ID } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { LapseProposalRegistration, lapseProposalRegistration } from './lapse-proposal-registration.js';
import { next, projectOf, UNFINISHED, whenTimeIsOver, type Claimed } from './when-registration-unfinished-lapse-it.js';

const claimed = (kind = 'registry-number'): Claimed => ({
  type: 'UniqueValueClaimed',
  data: { kind, value: 'TRK-2018-001', ownerStream: `project-${PROJECT_ID}`, registrationId: 'command-1' },
  stream: 'unique-registry-number-TRK-2018-001',
  recordedAt: '2018-11-09T09:36:00.000Z',
});

const UNFINISHED_ONE = { registrationId: 'command-1', registryNo: 'TRK-2018-001' };

describe('when a registration stays unfinished, lapse it', () => {
  it('waits half a minute after the claim of a registry number', () => {
    expect(projectOf(claimed())).toBe(`project-${PROJECT_ID}`);
    expect(next(claimed())).toEqual({
      state: UNFINISHED_ONE,
      timers: [{ name: UNFINISHED, due: '2018-11-09T09:36:30.000Z' }],
    });
  });

  it('leaves claims of other kinds to others', () => {
    expect(projectOf(claimed('bin'))).toBeNull();
  });

  it('is over once the registration came, or lapsed', () => {
    for (const type of ['ProposalRegistered', 'ProposalRegistrationLapsed'] as const) {
      const settled = { type, stream: `project-${PROJECT_ID}`, recordedAt: '2018-11-09T09:36:00.100Z' };
      expect(projectOf(settled)).toBe(`project-${PROJECT_ID}`);
      expect(next(settled)).toEqual({ state: null, timers: [{ name: UNFINISHED, due: null }] });
    }
  });

  it('asks the project when the time is over', () => {
    expect(whenTimeIsOver(UNFINISHED_ONE, `project-${PROJECT_ID}`)).toEqual([
      { name: 'LapseProposalRegistration', payload: { projectId: PROJECT_ID, ...UNFINISHED_ONE } },
    ]);
    expect(whenTimeIsOver(null, `project-${PROJECT_ID}`)).toEqual([]);
  });
});

describe('lapse a registration', () => {
  const project = given(projectAggregate, lapseProposalRegistration);
  const lapse = new LapseProposalRegistration(PROJECT_ID, 'command-1', 'TRK-2018-001', aContext({ person: null }));

  it('closes the door to one that never came', () => {
    project(noProject())
      .when(lapse)
      .thenRecorded({
        type: 'ProposalRegistrationLapsed',
        data: { registrationId: 'command-1', registryNo: 'TRK-2018-001', lapsedOn: '2021-06-01' },
      });
  });

  it('never touches one that came', () => {
    project(aProject()).when(lapse).thenNothing();
  });
});
