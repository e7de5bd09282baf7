import { unchanged } from '../../kernel/eventsourcing/decider.js';
import { Area } from '../../kernel/quantities/area.js';
import { InvalidValue } from '../../kernel/text/invalid-value.js';
import type { ParcelShareJson } from '../../kernel/shapes.js';
import { withFact, type Facts } from './facts.js';
import { evolveGrant, nothingGranted, type LandGrant } from './land-grant.js';
import { evolveTaking, nothingTaken, type LandTaking } from './land-taking.js';
import type {
  LandAllocated,
  LandCommissionConcluded,
  LandEvent,
  LandReleased,
  LandRequested,
  LandReservationLapsed,
  LandReserved,
  LandRevoked,
} from './land.events.js';

export type LandState =
  | 'none'
  | 'requested'
  | 'reserved'
  | 'commission_positive'
  | 'commission_negative'
  | 'land_project_approved'
  | 'allocated'
  | 'lease_signed'
  | 'right_registered'
  | 'notice_issued'
  | 'seizure_claimed'
  | 'revoked'
  | 'released';

/** What the project asked for, holds and was granted. The parcel's own stream says who holds a parcel (X1). */
export interface LandTrack {
  readonly state: LandState;
  /** Business date of the last fact of this track. */
  readonly lastOn: string | null;
  /** By request number. */
  readonly requests: Facts<LandRequested['data']>;
  /** Live ones, by cadastral number. */
  readonly reservations: ReadonlyMap<string, LandReserved['data']>;
  /** Every one that was finished, by reservation id, also after it was allocated or released: these never lapse. */
  readonly finished: Facts<LandReserved['data']>;
  /** By reservation id: a late second step of one of these is refused (ruling 8). */
  readonly lapsed: Facts<LandReservationLapsed['data']>;
  /** The last one. */
  readonly conclusion: LandCommissionConcluded['data'] | null;
  /** Hectares held now, by cadastral number. */
  readonly allocated: ReadonlyMap<string, string>;
  /** By decision number. */
  readonly allocations: Facts<LandAllocated['data']>;
  readonly lastRelease: LandReleased['data'] | null;
  readonly grant: LandGrant;
  readonly taking: LandTaking;
}

export const noLand: LandTrack = {
  state: 'none',
  lastOn: null,
  requests: null,
  reservations: new Map(),
  finished: null,
  lapsed: null,
  conclusion: null,
  allocated: new Map(),
  allocations: null,
  lastRelease: null,
  grant: nothingGranted,
  taking: nothingTaken,
};

/** Something is reserved or allocated: cancelling has to give it back. */
export function holdsLand(land: LandTrack): boolean {
  return land.reservations.size > 0 || land.allocated.size > 0;
}

export function evolveLand(land: LandTrack, event: LandEvent): LandTrack {
  switch (event.type) {
    case 'LandRequested': {
      const requests = withFact(land.requests, event.data.requestNo, event.data);
      const restarts = ['none', 'commission_negative', 'released', 'revoked'].includes(land.state);
      return dated({ ...land, requests, state: restarts ? 'requested' : land.state }, event.data.requestedOn);
    }
    case 'LandReserved': {
      const reservations = new Map(land.reservations).set(event.data.cadastralNumber, event.data);
      const finished = withFact(land.finished, event.data.reservationId, event.data);
      const first = ['none', 'requested', 'released', 'revoked'].includes(land.state);
      return dated({ ...land, reservations, finished, state: first ? 'reserved' : land.state }, event.data.reservedOn);
    }
    case 'LandReservationLapsed': {
      const lapsed = withFact(land.lapsed, event.data.reservationId, event.data);
      const held = land.reservations.get(event.data.cadastralNumber);
      if (held?.reservationId !== event.data.reservationId) return { ...land, lapsed };
      const reservations = without(land.reservations, event.data.cadastralNumber);
      const back = land.state === 'reserved' && reservations.size === 0;
      return { ...land, lapsed, reservations, state: back ? 'requested' : land.state };
    }
    case 'LandCommissionConcluded': {
      const state = event.data.outcome === 'positive' ? 'commission_positive' : 'commission_negative';
      return dated(
        { ...land, conclusion: event.data, state: land.allocated.size > 0 ? land.state : state },
        event.data.concludedOn,
      );
    }
    case 'LandAllocated':
      return dated(afterAllocation(land, event.data), event.data.decision.date);
    case 'LandReleased':
      return dated(afterRelease(land, event.data), event.data.releasedOn);
    case 'LandManagementProjectApproved': {
      const state = land.allocated.size > 0 ? land.state : 'land_project_approved';
      return dated({ ...land, grant: evolveGrant(land.grant, event), state }, event.data.approvedOn);
    }
    case 'LandCategoryChanged':
      return dated({ ...land, grant: evolveGrant(land.grant, event) }, event.data.decision.date);
    case 'LandLeaseSigned': {
      const state = land.state === 'allocated' ? 'lease_signed' : land.state;
      return dated({ ...land, grant: evolveGrant(land.grant, event), state }, event.data.signedOn);
    }
    case 'LandRightRegistered': {
      const moves = land.state === 'allocated' || land.state === 'lease_signed';
      const state = moves ? 'right_registered' : land.state;
      return dated({ ...land, grant: evolveGrant(land.grant, event), state }, event.data.registeredOn);
    }
    case 'LandUseNoticeIssued': {
      const state = land.state === 'seizure_claimed' ? land.state : 'notice_issued';
      return dated({ ...land, taking: evolveTaking(land.taking, event), state }, event.data.issuedOn);
    }
    case 'LandSeizureClaimFiled': {
      const taking = evolveTaking(land.taking, event);
      return dated({ ...land, taking, state: 'seizure_claimed' }, event.data.filedOn);
    }
    case 'LandRevoked': {
      const taking = evolveTaking(land.taking, event);
      return dated(afterRevocation({ ...land, taking }, event.data), event.data.decision.date);
    }
    case 'LandRiskRaised':
      return { ...land, taking: evolveTaking(land.taking, event) };
    default:
      return unchanged(land, event);
  }
}

/** A parcel that is allocated is not reserved any more. */
function afterAllocation(land: LandTrack, data: LandAllocated['data']): LandTrack {
  const reservations = new Map(land.reservations);
  const allocated = new Map(land.allocated);
  for (const parcel of data.parcels) {
    reservations.delete(parcel.cadastralNumber);
    allocated.set(parcel.cadastralNumber, parcel.landHa);
  }
  const allocations = withFact(land.allocations, data.decision.number, data);
  const taking = { ...land.taking, risks: [] };
  return { ...land, reservations, allocated, allocations, taking, state: 'allocated' };
}

/** Whole parcels go. What stays after a part is taken stays allocated, whatever was ordered or claimed about the rest. */
function afterRevocation(land: LandTrack, { parcels }: LandRevoked['data']): LandTrack {
  const allocated = new Map(land.allocated);
  for (const { cadastralNumber } of parcels) allocated.delete(cadastralNumber);
  if (allocated.size === 0) return { ...land, allocated, state: 'revoked' };
  const stays = land.state === 'notice_issued' || land.state === 'seizure_claimed' ? 'allocated' : land.state;
  return { ...land, allocated, state: stays };
}

function afterRelease(land: LandTrack, data: LandReleased['data']): LandTrack {
  const reservations = new Map(land.reservations);
  const allocated = new Map(land.allocated);
  for (const parcel of data.parcels) {
    reservations.delete(parcel.cadastralNumber);
    const left = leftOf(allocated.get(parcel.cadastralNumber), parcel);
    if (left === null) allocated.delete(parcel.cadastralNumber);
    else allocated.set(parcel.cadastralNumber, left);
  }
  const nothingLeft = reservations.size === 0 && allocated.size === 0;
  return { ...land, reservations, allocated, lastRelease: data, state: nothingLeft ? 'released' : land.state };
}

/** Hectares that stay after a release; null when nothing stays. */
function leftOf(heldHa: string | undefined, released: ParcelShareJson): string | null {
  if (heldHa === undefined) return null;
  try {
    const left = Area.parse(heldHa).subtract(Area.parse(released.landHa));
    return left.isPositive() ? left.toJson() : null;
  } catch (error) {
    if (error instanceof InvalidValue) return null;
    throw error;
  }
}

function dated(land: LandTrack, on: string): LandTrack {
  return land.lastOn !== null && land.lastOn >= on ? land : { ...land, lastOn: on };
}

function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
