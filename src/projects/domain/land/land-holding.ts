import { Area } from '../../../kernel/quantities/area.js';
import { InvalidValue } from '../../../kernel/text/invalid-value.js';
import { ENDING_IN_EXPIRY, RESTARTING, type LandState } from './land-track.js';
import type { ProjectEvent } from '../project.events.js';

/** A parcel, or a part of one, that the project holds: reserved for it or allocated to it. */
export type HeldParcel = {
  readonly cadastralNumber: string;
  readonly holding: 'reserved' | 'allocated';
  readonly landHa: string;
  /** Null once it is allocated. */
  readonly reservationId: string | null;
  readonly reservedUntil: string | null;
  readonly right: string | null;
  readonly termFrom: string | null;
  readonly termTo: string | null;
  readonly developBy: string | null;
};

/** What is held after the event, by cadastral number. Plain JSON, for views; the parcel's own stream says who holds it. */
export function parcelsAfter(held: readonly HeldParcel[], event: ProjectEvent): readonly HeldParcel[] {
  switch (event.type) {
    case 'LandReserved': {
      const { cadastralNumber, landHa, reservationId, reservedUntil } = event.data;
      const reserved = { ...NOTHING_GRANTED, cadastralNumber, landHa, reservationId, reservedUntil } as const;
      return inOrder([
        ...held.filter(parcel => parcel.cadastralNumber !== cadastralNumber || parcel.holding !== 'reserved'),
        { ...reserved, holding: 'reserved' },
      ]);
    }
    case 'LandReservationLapsed':
    case 'LandReservationExpired':
      return held.filter(
        parcel =>
          parcel.cadastralNumber !== event.data.cadastralNumber || parcel.reservationId !== event.data.reservationId,
      );
    case 'LandAllocated': {
      const { parcels, right, termFrom, termTo, developBy } = event.data;
      const granted = { holding: 'allocated', right, termFrom, termTo, developBy } as const;
      const unreserved = { reservationId: null, reservedUntil: null } as const;
      return parcels.reduce<readonly HeldParcel[]>(
        (left, { cadastralNumber, landHa }) =>
          inOrder([...except(left, cadastralNumber), { ...granted, ...unreserved, cadastralNumber, landHa }]),
        held,
      );
    }
    case 'LandReleased':
      return event.data.parcels.reduce<readonly HeldParcel[]>(
        (left, released) =>
          left.flatMap(parcel =>
            parcel.cadastralNumber === released.cadastralNumber ? without(parcel, released.landHa) : [parcel],
          ),
        held,
      );
    case 'LandRevoked': {
      const taken = event.data.parcels.map(({ cadastralNumber }) => cadastralNumber);
      return held.filter(parcel => parcel.holding === 'reserved' || !taken.includes(parcel.cadastralNumber));
    }
    case 'ProjectCancelled':
      // All of it goes back (holdings.ts); the parcels' own streams are released by the automation.
      return [];
    case 'DecisionAnnulled':
      return event.data.landReleased ? [] : held;
    default:
      return held;
  }
}

/** Where the land track stands after the event; `held` is what is held after it. */
export function landStateAfter(state: LandState, held: readonly HeldParcel[], event: ProjectEvent): LandState {
  const reserved = held.some(({ holding }) => holding === 'reserved');
  const allocated = held.some(({ holding }) => holding === 'allocated');
  switch (event.type) {
    case 'LandRequested':
      return state === 'commission_negative' || RESTARTING.includes(state) ? 'requested' : state;
    case 'LandReserved':
      return state === 'requested' || RESTARTING.includes(state) ? 'reserved' : state;
    case 'LandReservationLapsed':
      return state === 'reserved' && !reserved ? 'requested' : state;
    case 'LandReservationExpired':
      return held.length === 0 && ENDING_IN_EXPIRY.includes(state) ? 'reservation_expired' : state;
    case 'LandConclusionExpired':
      if (allocated || (state !== 'commission_positive' && state !== 'land_project_approved')) return state;
      return reserved ? 'reserved' : 'requested';
    case 'LandCommissionConcluded':
      return allocated ? state : event.data.outcome === 'positive' ? 'commission_positive' : 'commission_negative';
    case 'LandAllocated':
      return 'allocated';
    case 'LandReleased':
      return held.length === 0 ? 'released' : state;
    case 'LandManagementProjectApproved':
      return allocated ? state : 'land_project_approved';
    case 'LandLeaseSigned':
      return state === 'allocated' ? 'lease_signed' : state;
    case 'LandRightRegistered':
      return state === 'allocated' || state === 'lease_signed' ? 'right_registered' : state;
    case 'LandUseNoticeIssued':
      return state === 'seizure_claimed' ? state : 'notice_issued';
    case 'LandSeizureClaimFiled':
      return 'seizure_claimed';
    case 'LandRevoked':
      if (!allocated) return 'revoked';
      return state === 'notice_issued' || state === 'seizure_claimed' ? 'allocated' : state;
    case 'ProjectCancelled':
      return event.data.landDisposition === 'release' ? 'released' : state;
    case 'DecisionAnnulled':
      return event.data.landReleased ? 'released' : state;
    default:
      return state;
  }
}

/** Hectares held so. Areas that cannot be read count nothing: showing never fails. */
export function heldHa(held: readonly HeldParcel[], holding: HeldParcel['holding']): string {
  return Area.sum(held.filter(parcel => parcel.holding === holding).flatMap(({ landHa }) => area(landHa))).toJson();
}

const NOTHING_GRANTED = { right: null, termFrom: null, termTo: null, developBy: null } as const;

/** A reservation goes whole; of what was allocated the rest stays. */
function without(parcel: HeldParcel, releasedHa: string): readonly HeldParcel[] {
  const [had] = area(parcel.landHa);
  const [released] = area(releasedHa);
  if (parcel.holding === 'reserved' || had === undefined || released === undefined) return [];
  const left = had.subtract(released);
  return left.isPositive() ? [{ ...parcel, landHa: left.toJson() }] : [];
}

function area(hectares: string): readonly Area[] {
  try {
    return [Area.parse(hectares)];
  } catch (error) {
    if (error instanceof InvalidValue) return [];
    throw error;
  }
}

function except(held: readonly HeldParcel[], cadastralNumber: string): readonly HeldParcel[] {
  return held.filter(parcel => parcel.cadastralNumber !== cadastralNumber);
}

function inOrder(held: readonly HeldParcel[]): readonly HeldParcel[] {
  return [...held].sort((a, b) => (a.cadastralNumber < b.cadastralNumber ? -1 : 1));
}
