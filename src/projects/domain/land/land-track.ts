import { unchanged } from '../../../kernel/eventsourcing/decider.js';
import { Area } from '../../../kernel/quantities/area.js';
import { InvalidValue } from '../../../kernel/text/invalid-value.js';
import type { ParcelShareJson } from '../../../kernel/shapes.js';
import { withFact, type Facts } from '../facts.js';
import { evolveGrant, nothingGranted, type LandGrant } from './land-grant.js';
import { evolveTaking, nothingTaken, type LandTaking } from './land-taking.js';
import { noTermsPassed, withUndeveloped, type LandTerms } from './land-terms.js';
import type {
  LandAllocated,
  LandCommissionConcluded,
  LandConclusionExpired,
  LandEvent,
  LandLimitOverridden,
  LandOverlapOverridden,
  LandReleased,
  LandRequested,
  LandReservationExpired,
  LandReservationLapsed,
  LandReserved,
  LandRevoked,
} from './land.events.js';

export type LandState =
  | 'none'
  | 'requested'
  | 'reserved'
  | 'reservation_expired'
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
  /** Who let the land exceed what was approved, and how far (X3), by override id. */
  readonly limitOverrides: Facts<LandLimitOverridden['data']>;
  /** Who let which parcel share ground with which (X2), by override id. */
  readonly overlapOverrides: Facts<LandOverlapOverridden['data']>;
  readonly grant: LandGrant;
  readonly taking: LandTaking;
  readonly terms: LandTerms;
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
  limitOverrides: null,
  overlapOverrides: null,
  grant: nothingGranted,
  taking: nothingTaken,
  terms: noTermsPassed,
};

/** Where asking for land, or reserving it, begins the track anew. */
export const RESTARTING: readonly LandState[] = ['none', 'reservation_expired', 'released', 'revoked'];

/** Where the end of the last reservation shows; after a negative conclusion or a revocation that is what is told. */
export const ENDING_IN_EXPIRY: readonly LandState[] = [
  'requested',
  'reserved',
  'commission_positive',
  'land_project_approved',
];

/** Something is reserved or allocated: cancelling has to give it back. */
export function holdsLand(land: LandTrack): boolean {
  return land.reservations.size > 0 || land.allocated.size > 0;
}

/** What is left once all of it went back. */
export function withoutLand(land: LandTrack): LandTrack {
  return { ...land, reservations: new Map(), allocated: new Map(), state: 'released' };
}

export function evolveLand(land: LandTrack, event: LandEvent): LandTrack {
  switch (event.type) {
    case 'LandRequested': {
      const requests = withFact(land.requests, event.data.requestNo, event.data);
      const restarts = land.state === 'commission_negative' || RESTARTING.includes(land.state);
      return dated({ ...land, requests, state: restarts ? 'requested' : land.state }, event.data.requestedOn);
    }
    case 'LandReserved': {
      const reservations = new Map(land.reservations).set(event.data.cadastralNumber, event.data);
      const finished = withFact(land.finished, event.data.reservationId, event.data);
      const first = land.state === 'requested' || RESTARTING.includes(land.state);
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
        {
          ...land,
          conclusion: event.data,
          terms: { ...land.terms, conclusionExpired: null },
          state: land.allocated.size > 0 ? land.state : state,
        },
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
    case 'LandLimitOverridden':
      return { ...land, limitOverrides: withFact(land.limitOverrides, event.data.overrideId, event.data) };
    case 'LandOverlapOverridden':
      return { ...land, overlapOverrides: withFact(land.overlapOverrides, event.data.overrideId, event.data) };
    case 'LandLimitExceedanceAccepted':
    case 'LandOverlapAccepted':
      return land;
    case 'LandRiskRaised':
      return { ...land, taking: evolveTaking(land.taking, event) };
    case 'LandReservationExpired':
      return afterExpiry(land, event.data);
    case 'LandConclusionExpired':
      return afterConclusion(land, event.data);
    case 'LandDevelopmentOverdueNoted':
      return { ...land, terms: withUndeveloped(land.terms, event.data) };
    default:
      return unchanged(land, event);
  }
}

/** Undated in this line, as all that a timer says: what happened before it may still be entered after it. */
function afterExpiry(land: LandTrack, { cadastralNumber, reservationId }: LandReservationExpired['data']): LandTrack {
  if (land.reservations.get(cadastralNumber)?.reservationId !== reservationId) return land;
  const reservations = without(land.reservations, cadastralNumber);
  const nothingHeld = reservations.size === 0 && land.allocated.size === 0;
  const ends = nothingHeld && ENDING_IN_EXPIRY.includes(land.state);
  return { ...land, reservations, state: ends ? 'reservation_expired' : land.state };
}

/** Back to where a conclusion is asked for. */
function afterConclusion(land: LandTrack, data: LandConclusionExpired['data']): LandTrack {
  const terms = { ...land.terms, conclusionExpired: data };
  const rested = land.state === 'commission_positive' || land.state === 'land_project_approved';
  if (!rested || land.allocated.size > 0) return { ...land, terms };
  return { ...land, terms, state: land.reservations.size > 0 ? 'reserved' : 'requested' };
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
