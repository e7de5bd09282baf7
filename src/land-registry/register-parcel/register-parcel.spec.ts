import { describe, expect, it } from '@jest/globals';
import { aContext } from '../../../test/support/a-context.js';
import { aParcel, noParcel } from '../../../test/support/a-parcel.js';
import { given } from '../../../test/support/given.js';
import { CADASTRAL_NUMBER, LAND_OFFICER } from '../../../test/support/people.js';
import { CadastralNumber } from '../domain/cadastral-number.js';
import { parseGeometry } from '../domain/geometry.js';
import { parcelAggregate } from '../domain/parcel.js';
import { areaHaOf } from './register-parcel.handler.js';
import { RegisterParcel, registerParcel, type ParcelDescription } from './register-parcel.js';

const DESCRIPTION: ParcelDescription = {
  areaHa: '20.0000',
  category: 'reserve',
  purpose: 'Solar power plant',
  kato: '613600000',
  geometry: null,
  encumbrances: [],
};

const register = (over: Partial<ParcelDescription> = {}, registeredOn = '2019-03-18'): RegisterParcel =>
  new RegisterParcel(
    CadastralNumber.parse(CADASTRAL_NUMBER),
    CADASTRAL_NUMBER,
    { ...DESCRIPTION, ...over },
    registeredOn,
    aContext({ person: LAND_OFFICER, role: 'land_officer' }),
  );

const deciding = (computedHa: string | null) =>
  given(parcelAggregate, (command: RegisterParcel, parcel) => registerParcel(command, parcel, computedHa));

describe('registering a parcel', () => {
  it('records what the land card says, and the number as it was given', () => {
    deciding(null)(noParcel())
      .when(register())
      .thenRecorded(...aParcel().events);
  });

  it('says nothing when the computed area is within 2 percent', () => {
    deciding('20.4000')(noParcel())
      .when(register())
      .thenRecorded(...aParcel({ computedAreaHa: '20.4000' }).events);
  });

  it('notes a computed area that is more than 2 percent off', () => {
    deciding('20.4001')(noParcel())
      .when(register())
      .thenRecorded(...aParcel({ computedAreaHa: '20.4001' }).events, {
        type: 'ParcelAreaMismatchNoted',
        data: { statedHa: '20.0000', computedHa: '20.4001', differencePct: '2.00', notedOn: '2019-03-18' },
      });
  });

  it('is recorded once when said twice', () => {
    deciding(null)(aParcel()).when(register()).thenNothing();
  });

  it('refuses other data under a number that is taken', () => {
    deciding(null)(aParcel())
      .when(register({ areaHa: '21.0000' }))
      .thenRefused('parcel.already-registered');
  });

  it('refuses a date in the future', () => {
    deciding(null)(noParcel()).when(register({}, '2021-06-02')).thenRefused('parcel.occurred-in-future');
  });

  it('takes the area of the geometry on the sphere, in square metres', () => {
    const square = [[69.8, 43], [69.81, 43], [69.81, 43.01], [69.8, 43.01], [69.8, 43]]; // prettier-ignore
    expect(areaHaOf(parseGeometry({ type: 'Polygon', coordinates: [square] }))).toBe('90.4197');
  });
});
