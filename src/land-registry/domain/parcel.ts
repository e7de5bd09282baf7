import type { Aggregate } from '../../kernel/eventsourcing/aggregate.js';
import { unchanged } from '../../kernel/eventsourcing/decider.js';
import { Kato } from '../../kernel/reference/kato.js';
import { parcelEventReleases, type LandCategory, type ParcelEvent, type ParcelRegistered } from './parcel.events.js';

/** Who has the parcel. A parcel has one holder or none: there is no field for a second one (X1). */
export interface Holder {
  readonly status: 'reserved' | 'allocated';
  readonly projectId: string;
  /** Which reservation it began with; what a late step of an older reservation is recognised by. */
  readonly reservationId: string;
  readonly landHa: string;
  readonly decisionNo: string | null;
}

export interface RegisteredParcel {
  readonly status: 'registered';
  readonly registration: ParcelRegistered['data'];
  /** As it is now; the registration says what it was. */
  readonly category: LandCategory;
  readonly holder: Holder | null;
  /** Day the last holder that really held it gave it back; no later holder may begin before it. */
  readonly lastReleasedOn: string | null;
}

export type Parcel = { readonly status: 'unknown' } | RegisteredParcel;

function evolve(parcel: Parcel, event: ParcelEvent): Parcel {
  if (event.type === 'ParcelRegistered') {
    const { category } = event.data;
    return { status: 'registered', registration: event.data, category, holder: null, lastReleasedOn: null };
  }
  if (parcel.status === 'unknown') return parcel;
  switch (event.type) {
    case 'ParcelReserved': {
      const { projectId, reservationId, landHa } = event.data;
      return { ...parcel, holder: { status: 'reserved', projectId, reservationId, landHa, decisionNo: null } };
    }
    case 'ParcelAllocated': {
      const { projectId, landHa, decisionNo } = event.data;
      const reservationId = parcel.holder?.reservationId ?? '';
      return { ...parcel, holder: { status: 'allocated', projectId, reservationId, landHa, decisionNo } };
    }
    case 'ParcelReleased':
      // A lapsed reservation never came into force, so it bars no date.
      return event.data.reasonCode === 'reservation_lapsed'
        ? { ...parcel, holder: null }
        : { ...parcel, holder: null, lastReleasedOn: event.data.releasedOn };
    case 'ParcelCategoryChanged':
      return { ...parcel, category: event.data.to };
    case 'ParcelAreaMismatchNoted':
      return parcel;
    default:
      return unchanged(parcel, event);
  }
}

/** The stream of a parcel: `parcel-{cadastral number}`. It lies in the region of its KATO code. */
export const parcelAggregate: Aggregate<Parcel, ParcelEvent> = {
  category: 'parcel',
  releases: parcelEventReleases,
  evolution: { initialState: { status: 'unknown' }, evolve },
  regionOf: parcel => (parcel.status === 'unknown' ? null : Kato.regionOf(parcel.registration.kato as Kato)),
};
