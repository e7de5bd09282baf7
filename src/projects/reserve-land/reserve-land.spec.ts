import { describe, it } from '@jest/globals';
import { aContext } from '../../../test/support/a-context.js';
import { aProject, noProject } from '../../../test/support/a-project.js';
import { given } from '../../../test/support/given.js';
import { CADASTRAL_NUMBER, LAND_OFFICER } from '../../../test/support/people.js';
import { projectAggregate } from '../domain/project.js';
import { ReserveLand, reserveLand } from './reserve-land.js';

const project = given(projectAggregate, (command: ReserveLand, state) => reserveLand(command, 'reservation-1', state));

interface Asked {
  readonly cadastralNumber?: string;
  readonly landHa?: string;
  readonly on?: string;
  readonly until?: string;
}

const reserve = ({
  cadastralNumber = CADASTRAL_NUMBER,
  landHa = '20.0000',
  on = '2019-03-25',
  until = '2019-09-25',
}: Asked = {}): ReserveLand =>
  new ReserveLand(
    'project',
    cadastralNumber,
    landHa,
    on,
    until,
    aContext({ person: LAND_OFFICER, role: 'land_officer' }),
  );

describe('reserving land for a project', () => {
  it('records the reservation with the id of the parcel’s step', () => {
    const [reserved] = aProject().reserved().events.slice(-1);
    project(aProject().landRequested())
      .when(reserve())
      .thenRecorded({ type: 'LandReserved', data: reserved?.data as object });
  });

  it('is recorded once when said twice', () => {
    project(aProject().reserved({ reservationId: 'reservation-0' }))
      .when(reserve())
      .thenNothing();
  });

  it('refuses other terms for a parcel that is reserved already', () => {
    project(aProject().reserved())
      .when(reserve({ landHa: '10.0000' }))
      .thenRefused('project.parcel-already-reserved');
  });

  it('refuses a parcel that is allocated already', () => {
    project(aProject().allocated()).when(reserve()).thenRefused('project.parcel-already-allocated');
  });

  it('refuses the second step of a reservation that has lapsed', () => {
    project(aProject().reservationLapsed()).when(reserve()).thenRefused('project.land-reservation-lapsed');
  });

  it('refuses before the approval, and before land was asked for', () => {
    project(aProject()).when(reserve()).thenRefused('project.land-before-approval');
    project(aProject().approved()).when(reserve()).thenRefused('project.land-not-requested');
  });

  it('refuses more than was approved, reserved and allocated land together', () => {
    project(aProject().reserved({ landHa: '15.0000' }))
      .when(reserve({ cadastralNumber: '19-293-045-102', landHa: '5.0001' }))
      .thenRefused('project.land-beyond-approved', { wantedHa: '20.0001', approvedHa: '20.0000' });
  });

  it('refuses a reservation that ends on the day it begins', () => {
    project(aProject().landRequested())
      .when(reserve({ until: '2019-03-25' }))
      .thenRefused('project.land-reservation-ends-before-start');
  });

  it('refuses dates in the future, before the approval, and before the request', () => {
    const asked = aProject().landRequested();
    project(asked)
      .when(reserve({ on: '2021-06-02', until: '2021-09-01' }))
      .thenRefused('project.dated-in-the-future');
    project(asked)
      .when(reserve({ on: '2019-02-14' }))
      .thenRefused('project.land-before-approval-date');
    project(asked)
      .when(reserve({ on: '2019-03-10' }))
      .thenRefused('project.occurred-out-of-order');
  });

  it('refuses a suspended project, one that is over, and one nobody registered', () => {
    project(aProject().landRequested().suspended()).when(reserve()).thenRefused('project.is-suspended');
    project(aProject().landRequested().cancelled()).when(reserve()).thenRefused('project.is-over');
    project(noProject()).when(reserve()).thenRefused('project.not-registered');
  });
});
