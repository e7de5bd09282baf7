import { describe, expect, it } from '@jest/globals';
import { aContext } from '../../../test/support/a-context.js';
import { aParcel, noParcel, type AParcel } from '../../../test/support/a-parcel.js';
import { AnInstance } from '../../../test/support/a-register.js';
import { CADASTRAL_NUMBER, PROJECT_ID } from '../../../test/support/people.js';
import { parseGeometry } from '../domain/geometry.js';
import { parcelAggregate } from '../domain/parcel.js';
import { ParcelCardHandler, ParcelCardQuery } from './parcel-card.query.js';
import { parcelCard, type ParcelFact } from './parcel-card.js';

const factsOf = (parcel: AParcel): readonly ParcelFact[] =>
  parcel.events.map((event, revision) => ({
    revision,
    eventId: `event-${revision}`,
    recordedAt: '2019-06-20T06:00:00.000Z',
    occurredOn: '2019-06-20',
    event,
  }));

describe('the card of a parcel', () => {
  it('shows a free parcel, its area and its shape as GeoJSON numbers', () => {
    const square = [[69.8, 43], [69.81, 43], [69.81, 43.01], [69.8, 43.01], [69.8, 43]]; // prettier-ignore
    const geometry = parseGeometry({ type: 'Polygon', coordinates: [square] });
    expect(parcelCard(factsOf(aParcel({ geometry, computedAreaHa: '90.4197' })))).toMatchObject({
      cadastralNumber: CADASTRAL_NUMBER,
      areaHa: '20.0000',
      computedAreaHa: '90.4197',
      geometry: { type: 'Polygon', coordinates: [square] },
      status: 'free',
      holder: null,
    });
  });

  it('shows who holds it, by which decision, and everybody who did', () => {
    const card = parcelCard(factsOf(aParcel().reserved().released().reserved({ reservationId: 'r-2' }).allocated()));
    expect(card).toMatchObject({
      status: 'allocated',
      holder: { projectId: PROJECT_ID, landHa: '20.0000', decisionNo: 'A-31' },
    });
    expect(card?.history.map(({ revision, type, projectId }) => [revision, type, projectId])).toEqual([
      [0, 'ParcelRegistered', null],
      [1, 'ParcelReserved', PROJECT_ID],
      [2, 'ParcelReleased', PROJECT_ID],
      [3, 'ParcelReserved', PROJECT_ID],
      [4, 'ParcelAllocated', PROJECT_ID],
    ]);
  });

  it('says by how much stated and computed area differ', () => {
    const noted = aParcel().with({
      type: 'ParcelAreaMismatchNoted',
      data: { statedHa: '20.0000', computedHa: '21.0000', differencePct: '5.00', notedOn: '2019-03-18' },
    });
    expect(parcelCard(factsOf(noted))?.areaMismatchPct).toBe('5.00');
    expect(parcelCard(factsOf(noParcel()))).toBeNull();
  });

  it('is read off the parcel’s own stream, with its revision', async () => {
    const { streams, log, codec } = new AnInstance();
    const { events } = aParcel().reserved();
    await streams.transact(parcelAggregate, CADASTRAL_NUMBER, aContext(), () => events);
    const found = await new ParcelCardHandler(log, codec).execute(new ParcelCardQuery(CADASTRAL_NUMBER));
    expect(found).toMatchObject({ revision: 1, card: { status: 'reserved' } });
    expect(await new ParcelCardHandler(log, codec).execute(new ParcelCardQuery('19-293-045-102'))).toBeNull();
  });
});
