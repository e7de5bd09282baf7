import { describe, expect, it } from '@jest/globals';
import { aProject, type AProject } from '../../../../test/support/a-project.js';
import { CADASTRAL_NUMBER, PROJECT_ID } from '../../../../test/support/people.js';
import type { Holdings, LandHistory } from '../../domain/land/holdings.js';
import { next as confirm } from '../when-land-allocated-confirm-parcel/when-land-allocated-confirm-parcel.js';
import {
  next as watch,
  whenTimeIsOver,
} from '../when-reservation-unfinished-lapse-it/when-reservation-unfinished-lapse-it.js';
import { next as release } from './when-land-released-release-parcel.js';

type Next = typeof confirm | typeof release;

/** What an automation asks for over a project's whole history. */
function commandsOver(
  next: Next,
  project: AProject,
): { readonly state: Holdings | null; readonly commands: unknown[] } {
  const types = [
    'LandReserved',
    'LandAllocated',
    'LandReleased',
    'LandRevoked',
    'LandReservationExpired',
    'ProjectCancelled',
  ];
  let state: Holdings | null = null;
  const commands: unknown[] = [];
  for (const event of project.events) {
    if (!types.includes(event.type)) continue;
    const reaction: ReturnType<Next> = next(state, { ...event, stream: `project-${PROJECT_ID}` } as LandHistory);
    state = reaction.state;
    commands.push(...reaction.commands);
  }
  return { state, commands };
}

const parcel = { cadastralNumber: CADASTRAL_NUMBER, projectId: PROJECT_ID, reservationId: 'reservation-1' };

describe('after an allocation', () => {
  it('the parcel is confirmed for the reservation the decision was about', () => {
    expect(commandsOver(confirm, aProject().allocated()).commands).toEqual([
      {
        name: 'AllocateParcel',
        payload: { ...parcel, landHa: '20.0000', decisionNo: 'A-31', allocatedOn: '2019-05-15' },
      },
    ]);
  });
});

describe('after a release or a cancellation', () => {
  it('the parcel is released, reserved or allocated', () => {
    const released = (releasedOn: string) => ({
      name: 'ReleaseParcel',
      payload: { ...parcel, reasonCode: 'released', releasedOn },
    });
    expect(commandsOver(release, aProject().reserved().released())).toEqual({
      state: null,
      commands: [released('2019-06-20')],
    });
    expect(commandsOver(release, aProject().allocated().released()).commands).toEqual([released('2019-06-20')]);
  });

  it('a cancelled project leaves all that it held, and nothing when it held nothing', () => {
    expect(commandsOver(release, aProject().allocated().cancelled())).toEqual({
      state: null,
      commands: [
        { name: 'ReleaseParcel', payload: { ...parcel, reasonCode: 'project_cancelled', releasedOn: '2019-12-02' } },
      ],
    });
    expect(commandsOver(release, aProject().allocated().released().cancelled()).commands).toHaveLength(1);
    expect(commandsOver(release, aProject().cancelled()).commands).toEqual([]);
  });
});

describe('after a revocation', () => {
  it('the parcel is released, and forgotten by both automations', () => {
    expect(commandsOver(release, aProject().revoked())).toEqual({
      state: null,
      commands: [{ name: 'ReleaseParcel', payload: { ...parcel, reasonCode: 'revoked', releasedOn: '2021-02-01' } }],
    });
    expect(commandsOver(confirm, aProject().revoked()).state).toBeNull();
    expect(commandsOver(release, aProject().revoked().cancelled()).commands).toHaveLength(1);
  });
});

describe('after a reservation expired', () => {
  it('the parcel is released on the day it expired, and forgotten by both automations', () => {
    expect(commandsOver(release, aProject().reservationExpired())).toEqual({
      state: null,
      commands: [
        { name: 'ReleaseParcel', payload: { ...parcel, reasonCode: 'reservation_expired', releasedOn: '2019-09-26' } },
      ],
    });
    expect(commandsOver(confirm, aProject().reservationExpired()).state).toBeNull();
    expect(commandsOver(release, aProject().reservationExpired().cancelled()).commands).toHaveLength(1);
  });

  it('a reservation that came after it stays', () => {
    const late = aProject().reserved({ reservationId: 'reservation-2' }).reservationExpired();
    expect(commandsOver(release, late)).toEqual({ state: { [CADASTRAL_NUMBER]: 'reservation-2' }, commands: [] });
  });
});

describe('watching a reservation', () => {
  const reserved = {
    type: 'ParcelReserved',
    stream: `parcel-${CADASTRAL_NUMBER}`,
    recordedAt: '2019-03-25T06:00:00.000Z',
    data: {
      reservationId: 'reservation-1',
      projectId: PROJECT_ID,
      landHa: '20.0000',
      reservedOn: '2019-03-25',
      reservedUntil: '2019-09-25',
    },
  } as const;
  const state = { projectId: PROJECT_ID, cadastralNumber: CADASTRAL_NUMBER, reservedOn: '2019-03-25' };

  it('gives the second step thirty seconds', () => {
    expect(watch(null, reserved)).toEqual({
      state,
      timers: [{ name: 'reservation-unfinished', due: '2019-03-25T06:00:30.000Z' }],
    });
  });

  it('is over when the project has it', () => {
    const [event] = aProject().reserved().events.slice(-1);
    if (event?.type !== 'LandReserved') throw new Error('the last event is the reservation');
    const seen = { ...event, stream: `project-${PROJECT_ID}`, recordedAt: '2019-03-25T06:00:01.000Z' };
    expect(watch(state, seen)).toEqual({ state: null, timers: [{ name: 'reservation-unfinished', due: null }] });
  });

  it('asks the project when the time is over, and nobody when nothing is left', () => {
    expect(whenTimeIsOver(state, 'reservation-1')).toEqual([
      { name: 'LapseLandReservation', payload: { reservationId: 'reservation-1', ...state } },
    ]);
    expect(whenTimeIsOver(null, 'reservation-1')).toEqual([]);
  });
});
