import { describe, expect, it } from '@jest/globals';
import { aContext } from '../../../../test/support/a-context.js';
import { aProject, noProject, type AProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { CADASTRAL_NUMBER, PROJECT_ID } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { expireLandReservation, ExpireLandReservation } from './expire-land-reservation.js';
import {
  expireReservationCommands,
  whenReservationOverExpireIt,
} from './when-reservation-over-expire-it.automation.js';
import { next, whenTermIsOver, type OpenReservations, type Watched } from './when-reservation-over-expire-it.js';

const project = given(projectAggregate, expireLandReservation);

const OTHER_PARCEL = '19-293-045-102';
const OPEN = { reservationId: 'reservation-1', cadastralNumber: CADASTRAL_NUMBER, reservedUntil: '2019-09-25' };
const MIDNIGHT = '2019-09-25T18:00:00.000Z';
const second = { reservationId: 'reservation-2', cadastralNumber: OTHER_PARCEL, reservedUntil: '2019-12-31' };

const expire = (today = '2019-09-26', reservationId = 'reservation-1'): ExpireLandReservation =>
  new ExpireLandReservation(
    PROJECT_ID,
    reservationId,
    CADASTRAL_NUMBER,
    aContext({ person: null, role: 'machine', today }),
  );

const expired = {
  type: 'LandReservationExpired',
  data: { ...OPEN, landHa: '20.0000', expiredOn: '2019-09-26' },
} as const;

/** What is open and which timers stand after a history that was entered at this moment. */
function watched(
  { events }: AProject,
  recordedAt = '2019-03-25T06:00:00.000Z',
): [OpenReservations | null, Record<string, string>] {
  const types: readonly string[] = (whenReservationOverExpireIt.takes as { types: readonly string[] }).types;
  let state: OpenReservations | null = null;
  const timers = new Map<string, string>();
  for (const event of events.filter(({ type }) => types.includes(type))) {
    const reaction: ReturnType<typeof next> = next(state, { ...event, recordedAt } as Watched);
    state = reaction.state;
    for (const { name, due } of reaction.timers) {
      if (due === null) timers.delete(name);
      else timers.set(name, due);
    }
  }
  return [state, Object.fromEntries(timers)];
}

describe('when a reservation is over', () => {
  it('watches each reservation until its last day is over in Almaty, and late history for thirty days', () => {
    expect(watched(aProject().reserved())).toEqual([{ open: [OPEN] }, { 'reservation-1': MIDNIGHT }]);
    expect(watched(aProject().reserved().reserved(second))).toEqual([
      { open: [OPEN, second] },
      { 'reservation-1': MIDNIGHT, 'reservation-2': '2019-12-31T18:00:00.000Z' },
    ]);
    expect(watched(aProject().reserved(), MIDNIGHT)[1]).toEqual({ 'reservation-1': '2019-10-25T18:00:00.000Z' });
  });

  it.each([
    ['allocated', aProject().allocated()],
    ['given back', aProject().reserved().released()],
    ['expired', aProject().reservationExpired()],
    ['left behind by a cancelled project', aProject().reserved().cancelled()],
  ])('takes the timer away once the parcel is %s', (_, history) => {
    expect(watched(history)).toEqual([null, {}]);
  });

  it('leaves the others their timers', () => {
    const left = [{ open: [second] }, { 'reservation-2': '2019-12-31T18:00:00.000Z' }];
    expect(watched(aProject().reserved().reserved(second).allocated())).toEqual(left);
    expect(watched(aProject().reserved().reserved(second).reservationExpired())).toEqual(left);
  });

  it('asks the project when the timer fires, and asks again where the clock is behind', () => {
    const payload = { projectId: PROJECT_ID, ...OPEN };
    const timer = { name: 'reservation-1', key: `project-${PROJECT_ID}` };
    expect(whenTermIsOver({ open: [OPEN] }, timer)).toEqual([{ name: 'ExpireLandReservation', payload }]);
    expect(whenTermIsOver({ open: [second] }, timer)).toEqual([]);
    expect(whenTermIsOver(null, timer)).toEqual([]);
    const at = (today: string) => expireReservationCommands.ExpireLandReservation(payload, aContext({ today }));
    expect(at('2019-09-26')).toMatchObject({ projectId: PROJECT_ID, reservationId: 'reservation-1' });
    expect(() => at('2019-09-25')).toThrow('still 2019-09-25');
  });
});

describe('a reservation nobody used in time', () => {
  it('expires on the day after its last one, whenever the register notices', () => {
    project(aProject().reserved()).when(expire()).thenRecorded(expired);
    project(aProject().reserved()).when(expire('2021-03-01')).thenRecorded(expired);
    project(aProject().reserved().concluded().reserved(second)).when(expire()).thenRecorded(expired);
  });

  it('does not before its last day is over, and not twice', () => {
    project(aProject().reserved()).when(expire('2019-09-25')).thenNothing();
    project(aProject().reservationExpired()).when(expire()).thenNothing();
  });

  it('does not where it was allocated, given back, lapsed, or another one took its place', () => {
    project(aProject().allocated()).when(expire()).thenNothing();
    project(aProject().reserved().released()).when(expire()).thenNothing();
    project(aProject().reserved().reservationLapsed()).when(expire()).thenNothing();
    project(aProject().reservationExpired().reserved({ reservationId: 'r-2' }))
      .when(expire())
      .thenNothing();
    project(noProject()).when(expire()).thenNothing();
  });

  it('leaves a cancelled project to its cancellation; a hold, operation and closing keep no land from others', () => {
    project(aProject().reserved().cancelled()).when(expire()).thenNothing();
    project(aProject().reserved().suspended()).when(expire()).thenRecorded(expired);
    const extra = { ...second, cadastralNumber: CADASTRAL_NUMBER, reservedUntil: '2021-01-31' };
    const own = [{ cadastralNumber: OTHER_PARCEL, landHa: '20.0000' }];
    const closed = aProject()
      .reserved({ cadastralNumber: OTHER_PARCEL })
      .allocated({ parcels: own })
      .reserved(extra)
      .closed();
    project(closed)
      .when(expire('2021-06-01', 'reservation-2'))
      .thenRecorded({ type: 'LandReservationExpired', data: { ...extra, landHa: '20.0000', expiredOn: '2021-02-01' } });
  });
});
