import { describe, expect, it } from '@jest/globals';
import { fold } from '../../kernel/eventsourcing/decider.js';
import { aContext } from '../../../test/support/a-context.js';
import { aParcel, noParcel } from '../../../test/support/a-parcel.js';
import { given } from '../../../test/support/given.js';
import { CADASTRAL_NUMBER, OTHER_PROJECT_ID, PROJECT_ID } from '../../../test/support/people.js';
import { AllocateParcel, allocateParcel } from '../allocate-parcel/allocate-parcel.js';
import { parcelAggregate } from '../domain/parcel.js';
import { ReleaseParcel, releaseParcel } from '../release-parcel/release-parcel.js';
import { ReserveParcel, reserveParcel } from './reserve-parcel.js';

const reserve = (
  over: { projectId?: string; landHa?: string; reservedOn?: string; key?: string } = {},
): ReserveParcel =>
  new ReserveParcel(
    CADASTRAL_NUMBER,
    over.projectId ?? PROJECT_ID,
    over.landHa ?? '20.0000',
    over.reservedOn ?? '2019-07-01',
    '2019-12-31',
    aContext({ key: over.key ?? 'k-1' }),
  );
const allocate = (reservationId = 'reservation-1'): AllocateParcel =>
  new AllocateParcel(CADASTRAL_NUMBER, PROJECT_ID, reservationId, '20.0000', 'A-31', '2019-05-15', aContext());
const release = (reservationId = 'reservation-1', projectId = PROJECT_ID): ReleaseParcel =>
  new ReleaseParcel(CADASTRAL_NUMBER, projectId, reservationId, 'released', '2019-06-20', aContext());

describe('reserving a parcel', () => {
  const parcel = given(parcelAggregate, reserveParcel);

  it('makes the project its one holder', () => {
    const reservationId = reserve().context.commandId;
    parcel(aParcel())
      .when(reserve())
      .thenRecorded({
        type: 'ParcelReserved',
        data: {
          reservationId,
          projectId: PROJECT_ID,
          landHa: '20.0000',
          reservedOn: '2019-07-01',
          reservedUntil: '2019-12-31',
        },
      });
  });

  it('refuses a parcel another project has reserved', () => {
    parcel(aParcel().reserved())
      .when(reserve({ projectId: OTHER_PROJECT_ID }))
      .thenRefused('parcel.held-by-another-project', { cadastralNumber: CADASTRAL_NUMBER });
  });

  it('refuses a parcel that is allocated to another project', () => {
    parcel(aParcel().reserved().allocated())
      .when(reserve({ projectId: OTHER_PROJECT_ID }))
      .thenRefused('parcel.held-by-another-project');
  });

  it('refuses a second reservation by the same project until the first is finished or lapsed', () => {
    parcel(aParcel().reserved()).when(reserve()).thenRefused('parcel.earlier-reservation-unfinished');
  });

  it('refuses more hectares than the parcel has', () => {
    parcel(aParcel())
      .when(reserve({ landHa: '20.0001' }))
      .thenRefused('parcel.area-exceeded');
  });

  it('refuses a parcel nobody registered', () => {
    parcel(noParcel()).when(reserve()).thenRefused('parcel.not-registered');
  });

  it('does not begin before the last holder gave it back', () => {
    parcel(aParcel().reserved().released())
      .when(reserve({ reservedOn: '2019-06-19' }))
      .thenRefused('parcel.occurred-out-of-order');
  });

  it('may begin on any day after a reservation that lapsed, for it never held', () => {
    parcel(aParcel().reserved().released({ reasonCode: 'reservation_lapsed' }))
      .when(reserve({ projectId: OTHER_PROJECT_ID, reservedOn: '2019-03-25' }))
      .thenRecorded({
        type: 'ParcelReserved',
        data: expect.objectContaining({ projectId: OTHER_PROJECT_ID }) as object,
      });
  });
});

describe('allocating a parcel', () => {
  const parcel = given(parcelAggregate, allocateParcel);

  it('confirms the reservation the decision was about', () => {
    parcel(aParcel().reserved())
      .when(allocate())
      .thenRecorded({
        type: 'ParcelAllocated',
        data: { projectId: PROJECT_ID, landHa: '20.0000', decisionNo: 'A-31', allocatedOn: '2019-05-15' },
      });
  });

  it('is refused for a later reservation of the same project', () => {
    parcel(aParcel().reserved({ reservationId: 'reservation-2' }))
      .when(allocate())
      .thenRefused('parcel.reservation-not-current');
  });

  it('is refused for a free parcel', () => {
    parcel(aParcel()).when(allocate()).thenRefused('parcel.reservation-not-current');
    parcel(noParcel()).when(allocate()).thenRefused('parcel.not-registered');
  });
});

describe('releasing a parcel', () => {
  const parcel = given(parcelAggregate, releaseParcel);

  it('makes it free, reserved or allocated', () => {
    const released = { type: 'ParcelReleased', data: { ...aParcel().released().events[1]?.data } } as const;
    parcel(aParcel().reserved()).when(release()).thenRecorded(released);
    parcel(aParcel().reserved().allocated()).when(release()).thenRecorded(released);
  });

  it('does nothing to a newer holder', () => {
    parcel(aParcel().reserved({ reservationId: 'reservation-2' }))
      .when(release())
      .thenNothing();
    parcel(aParcel().reserved({ projectId: OTHER_PROJECT_ID }))
      .when(release())
      .thenNothing();
    parcel(aParcel()).when(release()).thenNothing();
  });

  it('is refused for a parcel nobody registered', () => {
    parcel(noParcel()).when(release()).thenRefused('parcel.not-registered');
  });
});

describe('the stream of a parcel', () => {
  it('lies in the region of its KATO code, and in none while unknown', () => {
    expect(parcelAggregate.regionOf(fold(parcelAggregate.evolution, aParcel().events))).toBe('610000000');
    expect(parcelAggregate.regionOf(parcelAggregate.evolution.initialState)).toBeNull();
  });

  it('is remembered whatever the order of its facts', () => {
    const [registered, reserved] = aParcel().reserved().events;
    if (registered === undefined || reserved === undefined) throw new Error('two events');
    expect(fold(parcelAggregate.evolution, [reserved])).toEqual({ status: 'unknown' });
    expect(() => fold(parcelAggregate.evolution, [reserved, registered])).not.toThrow();
  });
});
