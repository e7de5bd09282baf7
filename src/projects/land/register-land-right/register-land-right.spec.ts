import { describe, expect, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { CADASTRAL_NUMBER, LAND_OFFICER } from '../../../../test/support/people.js';
import { fold } from '../../../kernel/eventsourcing/decider.js';
import { projectAggregate } from '../../domain/project.js';
import { RegisterLandRight, registerLandRight, type RegisteredRight } from './register-land-right.js';

const project = given(projectAggregate, registerLandRight);

const RIGHT: RegisteredRight = {
  registrationNo: 'RR-9931',
  registeredOn: '2019-06-10',
  cadastralNumbers: [CADASTRAL_NUMBER],
};

const register = (over: Partial<RegisteredRight> = {}, context: ContextOf = {}): RegisterLandRight =>
  new RegisterLandRight(
    'any',
    { ...RIGHT, ...over },
    aContext({ person: LAND_OFFICER, role: 'land_officer', ...context }),
  );

describe('registering the right to land', () => {
  it('is about allocated parcels, with a contract or without, and a machine may bring it', () => {
    const recorded = (recordedBy: string | null) =>
      ({ type: 'LandRightRegistered', data: { ...RIGHT, recordedBy } }) as const;
    project(aProject().allocated()).when(register()).thenRecorded(recorded(LAND_OFFICER));
    project(aProject().leased())
      .when(register({}, { person: null, role: 'machine' }))
      .thenRecorded(recorded(null));
    project(aProject().reserved()).when(register()).thenRefused('project.parcel-not-allocated');
  });

  it('is recorded once when said twice, and refuses another content under its number', () => {
    project(aProject().rightRegistered()).when(register()).thenNothing();
    project(aProject().rightRegistered())
      .when(register({ registeredOn: '2019-06-11' }))
      .thenRefused('project.land-registration-id-reused', { registrationNo: 'RR-9931' });
  });

  it('moves the track to its end, and a contract that comes after it moves it back nowhere', () => {
    const state = (history: ReturnType<typeof aProject>) => fold(projectAggregate.evolution, history.events).land.state;
    expect(state(aProject().surveyed())).toBe('land_project_approved');
    expect(state(aProject().leased())).toBe('lease_signed');
    expect(state(aProject().rightRegistered())).toBe('right_registered');
    expect(state(aProject().rightRegistered().leased())).toBe('right_registered');
    expect(state(aProject().noticed().leased())).toBe('notice_issued');
  });

  it.each([
    ['project.occurred-out-of-order', '2019-05-14'],
    ['project.dated-in-the-future', '2021-06-02'],
    ['project.land-before-approval-date', '2019-02-14'],
    ['project.dated-before-proposal', '2018-11-08'],
  ])('answers %s to a date of %s', (code, registeredOn) => {
    project(aProject().allocated()).when(register({ registeredOn })).thenRefused(code);
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(aProject().allocated().suspended()).when(register()).thenRefused('project.is-suspended');
    project(aProject().allocated().cancelled()).when(register()).thenRefused('project.is-over');
    project(noProject()).when(register()).thenRefused('project.not-registered');
  });
});
