import { projectIdOf } from '../../domain/land/holdings.js';
import { endOfTerm } from '../../domain/land/land-terms.js';
import type {
  LandAllocated,
  LandReleased,
  LandReservationExpired,
  LandReserved,
  ProjectCancelled,
} from '../../domain/project.events.js';

export type ReservationFact = LandReserved | LandAllocated | LandReleased | LandReservationExpired | ProjectCancelled;
export type Watched = ReservationFact & { readonly recordedAt: string };

/** Reservations that nobody has used yet: the last day of each, by reservation. */
export interface OpenReservations {
  readonly open: readonly OpenReservation[];
}

export interface OpenReservation {
  readonly reservationId: string;
  readonly cadastralNumber: string;
  readonly reservedUntil: string;
}

interface Reaction {
  readonly state: OpenReservations | null;
  readonly timers: readonly { readonly name: string; readonly due: string | null }[];
}

/** Each reservation has a timer of its name; what allocates the parcel or gives it back takes the timer away. */
export function next(state: OpenReservations | null, event: Watched): Reaction {
  const open = state?.open ?? [];
  switch (event.type) {
    case 'LandReserved': {
      const { reservationId, cadastralNumber, reservedUntil } = event.data;
      const due = endOfTerm(reservedUntil, event.recordedAt);
      return {
        state: { open: [...open, { reservationId, cadastralNumber, reservedUntil }] },
        timers: [{ name: reservationId, due }],
      };
    }
    case 'LandAllocated':
    case 'LandReleased': {
      const parcels = event.data.parcels.map(parcel => parcel.cadastralNumber);
      return without(open, ({ cadastralNumber }) => parcels.includes(cadastralNumber));
    }
    case 'LandReservationExpired':
      return without(open, ({ reservationId }) => reservationId === event.data.reservationId);
    case 'ProjectCancelled':
      return without(open, () => true);
    default:
      return { state, timers: [] };
  }
}

function without(open: readonly OpenReservation[], isOver: (one: OpenReservation) => boolean): Reaction {
  const left = open.filter(one => !isOver(one));
  const over = open.filter(isOver);
  return {
    state: left.length === 0 ? null : { open: left },
    timers: over.map(({ reservationId }) => ({ name: reservationId, due: null })),
  };
}

export type ExpiryAsked = OpenReservation & { readonly projectId: string };

/** The last day is over: the project's stream is asked, which knows whether the reservation still stands. */
export function whenTermIsOver(
  state: OpenReservations | null,
  timer: { readonly name: string; readonly key: string },
): readonly { readonly name: 'ExpireLandReservation'; readonly payload: ExpiryAsked }[] {
  const found = state?.open.find(({ reservationId }) => reservationId === timer.name);
  if (found === undefined) return [];
  return [{ name: 'ExpireLandReservation', payload: { projectId: projectIdOf({ stream: timer.key }), ...found } }];
}
