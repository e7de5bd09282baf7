import { describe, it } from '@jest/globals';
import { aContext } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { NEIGHBOUR, overlapOverride } from '../../../../test/support/land-facts.js';
import { CADASTRAL_NUMBER, LAND_OFFICER, OTHER_PROJECT_ID } from '../../../../test/support/people.js';
import type { ParcelOverlap } from '../../../land-registry/index.js';
import { projectAggregate } from '../../domain/project.js';
import { ReserveLand, reserveLand } from './reserve-land.js';

/** What the parcel shares with others is asked before the decision. */
const sharing = (...overlaps: readonly ParcelOverlap[]) =>
  given(projectAggregate, (command: ReserveLand, state) => reserveLand(command, 'reservation-1', overlaps, state));
const project = sharing();

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

  it('refuses more than was approved and 2 percent of it, reserved and allocated land together (X3)', () => {
    project(aProject().reserved({ landHa: '15.0000' }))
      .when(reserve({ cadastralNumber: '19-293-045-102', landHa: '5.4001' }))
      .thenRefused('project.land-beyond-approved', { wantedHa: '20.4001', approvedHa: '20.0000' });
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

  describe('ground that another project holds (X2)', () => {
    const asked = aProject().landRequested();
    const shared = (overlapHa: string | null, smallerHa = '100.0000', cadastralNumber = NEIGHBOUR): ParcelOverlap => ({
      cadastralNumber,
      projectId: OTHER_PROJECT_ID,
      overlapHa,
      smallerHa,
    });
    const refusal = { cadastralNumber: CADASTRAL_NUMBER, neighbours: [NEIGHBOUR] };

    it.each([
      ['a tenth of a hectare and half a percent', '0.1000', '20.0000', false],
      ['a square metre more than a tenth of a hectare', '0.1001', '100.0000', true],
      ['more than half a percent of the smaller parcel', '0.0101', '2.0000', true],
      ['what nobody can compute', null, '20.0000', true],
    ])('%s', (_what, overlapHa, smallerHa, refused) => {
      const outcome = sharing(shared(overlapHa, smallerHa))(asked).when(reserve());
      if (refused) outcome.thenRefused('project.land-overlaps-held', refusal);
      else outcome.thenRecorded(...aProject().landRequested().reserved().events.slice(-1));
    });

    it('is let by another person, who named the neighbour; what is shared is recorded', () => {
      const [reserved] = aProject().reserved().events.slice(-1);
      sharing(shared('0.5000'))(asked.with(overlapOverride()))
        .when(reserve())
        .thenRecorded(reserved as { type: 'LandReserved'; data: object }, {
          type: 'LandOverlapAccepted',
          data: {
            reservationId: 'reservation-1',
            cadastralNumber: CADASTRAL_NUMBER,
            overlaps: [
              { cadastralNumber: NEIGHBOUR, projectId: OTHER_PROJECT_ID, overlapHa: '0.5000', sharePct: '0.50' },
            ],
            overrideId: 'LO-1',
            acceptedOn: '2019-03-25',
          },
        });
    });

    it('is not let by the person who reserves', () => {
      sharing(shared('0.5000'))(asked.with(overlapOverride({ overriddenBy: LAND_OFFICER })))
        .when(reserve())
        .thenRefused('project.land-overlap-override-by-same-person');
    });

    it('is not let for another parcel, nor with a neighbour that was not named', () => {
      sharing(shared('0.5000'))(asked.with(overlapOverride({ cadastralNumber: '19-293-045-102' })))
        .when(reserve())
        .thenRefused('project.land-overlaps-held', refusal);
      const both = [shared('0.5000'), shared('0.5000', '100.0000', '19-293-045-251')];
      sharing(...both)(asked.with(overlapOverride()))
        .when(reserve())
        .thenRefused('project.land-overlaps-held');
    });
  });

  it('refuses a suspended project, one that is over, and one nobody registered', () => {
    project(aProject().landRequested().suspended()).when(reserve()).thenRefused('project.is-suspended');
    project(aProject().landRequested().cancelled()).when(reserve()).thenRefused('project.is-over');
    project(noProject()).when(reserve()).thenRefused('project.not-registered');
  });
});
